/** The mark on the line that an error names; it goes when the text changes. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

const setLine = StateEffect.define();
const decoration = Decoration.line({ class: "cm-errorLine" });

/** The extension that keeps and draws the mark. */
export const errorMark = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setLine)) return markAt(transaction.state.doc, effect.value);
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function markAt(doc, line) {
  if (!line || line > doc.lines) return Decoration.none;
  return Decoration.set([decoration.range(doc.line(line).from)]);
}

/** Mark a line, or no line when there is none. */
export const markError = (view, line) => view.dispatch({ effects: setLine.of(line ?? null) });
