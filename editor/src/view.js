/** Shows an answer: a table with a place for its pictures, yes or no, or Turtle; and below it the raw body. */

import { readAnswer } from "./answers.js";
import { element } from "./dom.js";
import { formatsOf, rawOf } from "./raw.js";
import { tableOf } from "./table.js";
import { turtleShown } from "./terms.js";
import { number, say } from "./words.js";

const LONGEST_TURTLE = 200_000;

/**
 * Fill the place of the answer.
 * @returns {string} what there is, in words: “12 rows”
 */
export function showAnswer(place, { text, type }, site, fetchAs) {
  const first = (mediaType) => (mediaType === type ? Promise.resolve(text) : fetchAs(mediaType));
  if (type !== "application/sparql-results+json") return showTriples(place, text, site, first);
  const answer = readAnswer(text);
  const raw = rawOf(formatsOf(answer), first);
  if (answer.boolean !== undefined) return showBoolean(place, answer.boolean, raw);
  const { rows } = answer;
  place.replaceChildren(element("div", { class: "answer-forms" }));
  place.append(...(rows.length ? tableOf(answer, site) : [element("p", {}, say("Nothing fits the question."))]), raw);
  return rows.length === 1 ? say("1 row") : say("%(count)s rows", { count: number(rows.length) });
}

function showBoolean(place, value, raw) {
  const word = value ? say("Yes") : say("No");
  place.replaceChildren(element("p", { class: "boolean" }, word), raw);
  return word;
}

function showTriples(place, text, site, fetchAs) {
  const cut = text.length > LONGEST_TURTLE;
  const note = cut ? element("p", { class: "note" }, say("Only the beginning is shown; the downloads have all.")) : null;
  const turtle = turtleShown(cut ? text.slice(0, LONGEST_TURTLE) : text, site);
  place.replaceChildren(...[note, turtle, rawOf(formatsOf({ triples: true }), fetchAs)].filter(Boolean));
  return text.trim() ? say("A graph") : say("An empty graph");
}
