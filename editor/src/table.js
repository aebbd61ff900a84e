/** The table of an answer: sortable, drawn a page of rows at a time. */

import { isNumeric, sortRows } from "./answers.js";
import { button, element } from "./dom.js";
import { cellOf } from "./terms.js";
import { number, say } from "./words.js";

const PAGE = 500;
/** A table of more columns than these becomes cards on a narrow page, as other tables of the site do. */
const MOST_BESIDE = 3;

/** A table of rows with the button that shows more of them. */
export function tableOf({ variables, rows }, site) {
  const body = element("tbody");
  const more = element("p", { class: "more" });
  const state = { rows, shown: 0, column: -1, direction: 1 };
  const showMore = () => {
    const next = state.rows.slice(state.shown, state.shown + PAGE);
    body.append(...next.map((row) => rowOf(row, variables, site)));
    state.shown += next.length;
    tellRest(more, state, showMore);
  };
  const headers = variables.map((name, column) => headerOf(name, isNumeric(rows, column), () => {
    state.direction = state.column === column ? -state.direction : 1;
    state.column = column;
    state.rows = sortRows(rows, column, state.direction);
    state.shown = 0;
    body.replaceChildren();
    markSorted(headers, column, state.direction);
    showMore();
  }));
  showMore();
  const head = element("thead", {}, element("tr", {}, ...headers));
  const table = element("table", { class: variables.length > MOST_BESIDE ? "answer cards" : "answer" }, element("caption", { class: "visually-hidden" }, say("Answer")), head, body);
  const frame = element("div", { class: "table-region", tabindex: "0", role: "region", "aria-label": say("Table of the answer") }, table);
  return [frame, more];
}

/** A row whose cells say what their columns are called: a card has no head of the table above it. */
function rowOf(row, variables, site) {
  const cells = row.map((term) => cellOf(term, site));
  cells.forEach((cell, column) => cell.setAttribute("data-label", variables[column]));
  return element("tr", {}, ...cells);
}

function headerOf(name, isOfNumbers, onSort) {
  return element("th", { scope: "col", class: isOfNumbers ? "number" : null }, button(name, onSort, { class: "sort" }));
}

function markSorted(headers, column, direction) {
  headers.forEach((header, at) => {
    if (at === column) header.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    else header.removeAttribute("aria-sort");
  });
}

/** Say how many rows are not drawn yet; every row is in the answer and in its downloads. */
function tellRest(place, { rows, shown }, showMore) {
  const rest = rows.length - shown;
  if (!rest) return place.replaceChildren();
  const next = button(say("Show %(count)s more", { count: number(Math.min(rest, PAGE)) }), showMore);
  const told = say("%(shown)s of %(all)s rows are shown.", { shown: number(shown), all: number(rows.length) });
  place.replaceChildren(`${told} `, next);
}
