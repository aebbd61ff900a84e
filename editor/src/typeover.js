/** Typing over a selection. The browser's own way writes style attributes, which the page's policy refuses and reports. */

import { EditorView } from "@codemirror/view";

/** The extension that replaces a selection by what is typed, as CodeMirror would. */
export const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const { inputType, data } = event;
    if (empty || inputType !== "insertText" || data === null || view.composing) return false;
    const typed = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, data, typed))) view.dispatch(typed());
    event.preventDefault();
    return true;
  },
});
