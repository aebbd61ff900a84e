/** The code area: CodeMirror with SPARQL colours, completion, and a mark on the line of an error. */

import {
  acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap, startCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { candidatesAt } from "./completion.js";
import { errorMark, markError } from "./errormark.js";
import { shownAs } from "./hints.js";
import { declarationOf, declaredPrefixes } from "./prefixes.js";
import { colours, theme } from "./theme.js";
import { typeOver } from "./typeover.js";
import { say } from "./words.js";

const HINT_ID = "hint";

/**
 * Put a code area into a host element.
 * It lives in a shadow tree: there CodeMirror adopts its style sheets, which a policy without inline styles allows.
 */
export function createCodeArea(host, { text, label, onRun, onChange, catalogue, prefixes }) {
  const root = host.attachShadow({ mode: "open" });
  root.append(hidden(say("Control and Enter runs the query. Control and Space proposes what can come next. Tab indents; to leave with Tab, press Escape first.")));
  const complete = autocompletion({ override: [source(catalogue, prefixes)], icons: false, maxRenderedOptions: 100 });
  const run = { key: "Mod-Enter", run: (view) => (closeCompletion(view), onRun(), true) };
  const extensions = [
    Prec.highest(keymap.of([run, { key: "Tab", run: acceptCompletion }])),
    lineNumbers(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(), closeBrackets(),
    StreamLanguage.define(sparql), syntaxHighlighting(colours), theme, errorMark, typeOver, complete, EditorView.lineWrapping,
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
    EditorState.phrases.of({ Completions: say("What can come next") }),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": HINT_ID, tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
  ];
  const view = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: root, root });
  return controls(view);
}

function hidden(text) {
  const element = document.createElement("p");
  Object.assign(element, { id: HINT_ID, hidden: true, textContent: text });
  return element;
}

/** What the page may do with the code area. */
function controls(view) {
  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
    },
    change: (change) => view.dispatch({ changes: change }),
    focus: () => view.focus(),
    markError: (line) => markError(view, line),
    goTo(line, column) {
      const at = placeOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
  };
}

function placeOf(doc, line, column) {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max((column ?? 1) - 1, 0), to);
}

/** The source of candidates for CodeMirror. */
function source(catalogue, prefixes) {
  return async ({ state, pos, explicit }) => {
    const found = candidatesAt(state.doc.toString(), pos, await catalogue(), explicit);
    if (!found) return null;
    const options = found.options.map((item) => ({ ...shownAs(item), apply: insertion(item, prefixes) }));
    return { from: found.from, options, filter: false };
  };
}

/** Writes a candidate into the text, and declares its prefix when that is missing. */
function insertion(item, prefixes) {
  return (view, _completion, from, to) => {
    const insert = item.insert ?? item.name;
    const declaration = missingFor(view.state.doc.toString(), item, prefixes);
    const before = declaration && declaration.from <= from ? declaration.insert.length : 0;
    const changes = [{ from, to, insert }, ...(declaration ? [declaration] : [])];
    view.dispatch({ changes, selection: { anchor: before + from + insert.length }, userEvent: "input.complete" });
    if (item.kind === "prefix") startCompletion(view);
  };
}

function missingFor(text, item, prefixes) {
  const prefix = item.name.includes(":") ? item.name.slice(0, item.name.indexOf(":")) : null;
  if (item.kind === "declaration" || !(prefix in prefixes) || declaredPrefixes(text).has(prefix)) return null;
  return declarationOf(text, [prefix], prefixes);
}
