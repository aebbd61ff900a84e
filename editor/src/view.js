/** Shows an answer: chart and table, yes or no, or Turtle; and below it the raw body. */

import { readAnswer } from "./answers.js";
import { chartOf } from "./chart.js";
import { element } from "./dom.js";
import { draw } from "./drawing.js";
import { formatsOf, rawOf } from "./raw.js";
import { tableOf } from "./table.js";
import { turtleShown } from "./terms.js";

const LONGEST_TURTLE = 200_000;
const FEW_COLUMNS = 3;

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
  const { rows, variables } = answer;
  place.replaceChildren();
  const chart = chartOf(answer);
  if (chart) showChart(place, chart, variables.length <= FEW_COLUMNS);
  place.append(...(rows.length ? tableOf(answer, site) : [element("p", {}, "Nothing fits the question.")]), raw);
  return rows.length === 1 ? "1 row" : `${rows.length.toLocaleString("en")} rows`;
}

function showBoolean(place, value, raw) {
  const word = value ? "Yes" : "No";
  place.replaceChildren(element("p", { class: "boolean" }, word), raw);
  return word;
}

function showTriples(place, text, site, fetchAs) {
  const cut = text.length > LONGEST_TURTLE;
  const note = cut ? element("p", { class: "note" }, "Only the beginning is shown; the downloads have all.") : null;
  const turtle = turtleShown(cut ? text.slice(0, LONGEST_TURTLE) : text, site);
  place.replaceChildren(...[note, turtle, rawOf(formatsOf({ triples: true }), fetchAs)].filter(Boolean));
  return text.trim() ? "A graph" : "An empty graph";
}

/** A chart in a fold that is open when the answer is little more than its numbers. */
function showChart(place, chart, open) {
  const names = { bars: "bars", columns: "columns", line: "line", timeline: "time line" };
  const figure = element("div", { class: "chart-frame" });
  const title = `Chart (${names[chart.kind]}): ${chart.value} by ${chart.by}`;
  const fold = element("details", { class: "chart", open }, element("summary", {}, title), figure);
  const redraw = () => fold.open && figure.clientWidth && figure.replaceChildren(draw(chart, figure.clientWidth));
  fold.addEventListener("toggle", redraw);
  place.append(fold);
  new ResizeObserver(redraw).observe(figure);
}
