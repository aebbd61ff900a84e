/** How the code area looks; every colour is a custom property of the page's style sheet. */

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The colours of the language. */
export const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.variableName, tags.special(tags.variableName), tags.local(tags.variableName)], color: "var(--code-variable)" },
  { tag: [tags.atom, tags.typeName, tags.standard(tags.variableName)], color: "var(--code-name)" },
  { tag: tags.meta, color: "var(--code-comment)" },
]);

/** Sizes, borders, the list of candidates. */
export const theme = EditorView.theme({
  "&": { color: "var(--code-text)", backgroundColor: "var(--code-ground)", border: "1px solid var(--code-border)", borderRadius: "4px", fontSize: "0.95rem" },
  "&.cm-focused": { outline: "2px solid var(--code-focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace", lineHeight: "1.5", minHeight: "14rem", maxHeight: "60vh", overflow: "auto" },
  ".cm-content": { caretColor: "var(--code-text)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--code-text)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--code-selection) !important" },
  ".cm-gutters": { color: "var(--code-comment)", backgroundColor: "var(--code-ground)", border: "none" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--code-focus)" },
  ".cm-errorLine": { backgroundColor: "var(--code-error-ground)", boxShadow: "inset 3px 0 var(--code-error)" },
  ".cm-tooltip": { color: "var(--code-text)", backgroundColor: "var(--code-ground)", border: "1px solid var(--code-border)", borderRadius: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "16rem", maxWidth: "min(40rem, 92vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.15rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--code-text)", backgroundColor: "var(--code-selection)" },
  ".cm-completionDetail": { color: "var(--code-comment)", fontStyle: "normal", marginLeft: "0.8em" },
  ".cm-tooltip .cm-completionInfo, .cm-tooltip.cm-completionInfo": { padding: "0.5rem 0.7rem", maxWidth: "22rem" },
  ".cm-completionInfo p": { margin: "0 0 0.3rem", fontSize: "0.9rem" },
});
