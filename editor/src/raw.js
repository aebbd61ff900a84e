/** The answer as it came, in any format, to look at and to take away. */

import { button, element } from "./dom.js";
import { number, say } from "./words.js";

const SHOWN = 100_000;
const ROWS = [
  ["JSON", "application/sparql-results+json", "json"],
  ["XML", "application/sparql-results+xml", "xml"],
  ["CSV", "text/csv", "csv"],
  ["TSV", "text/tab-separated-values", "tsv"],
];
const TRIPLES = [
  ["Turtle", "text/turtle", "ttl"],
  ["N-Triples", "application/n-triples", "nt"],
  ["JSON-LD", "application/ld+json", "jsonld"],
  ["RDF/XML", "application/rdf+xml", "rdf"],
];

/** The formats that an answer of triples, of rows, or of yes and no can have. */
export function formatsOf({ triples = false, boolean }) {
  return triples ? TRIPLES : boolean === undefined ? ROWS : ROWS.slice(0, 2);
}

/**
 * A fold with the answer in any of the formats; `fetchAs(mediaType)` gives the body in one of them.
 */
export function rawOf(formats, fetchAs) {
  const choice = element("select", { id: "raw-format" }, ...formats.map(([name, type]) => element("option", { value: type }, name)));
  const note = element("p", { class: "note", role: "status" });
  const body = element("pre", { class: "raw", tabindex: "0", "aria-label": say("Raw answer") });
  const guarded = (work) => () => work().catch((error) => (note.textContent = error.message));
  const show = guarded(async () => {
    const text = await fetchAs(choice.value);
    body.textContent = text.slice(0, SHOWN);
    note.textContent = text.length > SHOWN ? say("The first %(shown)s of %(all)s characters; the download has all.", { shown: number(SHOWN), all: number(text.length) }) : "";
  });
  const save = guarded(async () => download(await fetchAs(choice.value), formats.find(([, type]) => type === choice.value)));
  choice.addEventListener("change", show);
  const bar = element("div", { class: "raw-bar" }, element("label", { for: "raw-format" }, say("Format")), choice, button(say("Download"), save));
  const fold = element("details", { class: "raw-answer" }, element("summary", {}, say("Raw answer and downloads")), bar, note, body);
  fold.addEventListener("toggle", () => fold.open && !body.textContent && show());
  return fold;
}

function download(text, [, type, extension]) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href, download: `answer.${extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
