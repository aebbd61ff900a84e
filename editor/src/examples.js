/** The canned queries as examples, by family, and the queries that this browser asked before. */

import { element } from "./dom.js";
import { normalise } from "./matching.js";
import { say } from "./words.js";

const RECENT = "defector-graph recent queries";
const MOST = 12;

/** The queries asked before, the latest first; none where the browser keeps nothing. */
export function recentQueries() {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

/** Keep a query among those asked before. */
export function remember(query) {
  const kept = [query, ...recentQueries().filter((other) => other !== query)].slice(0, MOST);
  try {
    localStorage.setItem(RECENT, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still asks.
  }
}

/** A query in one short line: its first comment, or what comes after its prefixes. */
export function lineOf(query) {
  const lines = query.split("\n").map((line) => line.trim());
  const line = lines.find((text) => text && !/^(prefix|base)\b/i.test(text)) ?? "";
  const bare = line.replace(/^#+\s*/, "");
  return bare.length > 70 ? `${bare.slice(0, 69)}…` : bare;
}

/** The examples that have every word of a search in their name, summary or description. */
export function found(examples, search) {
  const words = normalise(search).split(/\s+/).filter(Boolean);
  const textOf = ({ name, title = "", summary, description = "" }) => normalise(`${name} ${title} ${summary} ${description}`);
  return examples.filter((example) => words.every((word) => textOf(example).includes(word)));
}

/** Fill the menu: a group for each family, and one for the queries asked before; of a search, only what it finds. */
export function fillMenu(menu, examples, search = "") {
  const families = new Map();
  for (const example of found(examples, search)) {
    const family = example.title ?? example.family;
    if (!families.has(family)) families.set(family, []);
    families.get(family).push(element("option", { value: example.name }, example.summary));
  }
  const groups = [...families].map(([family, options]) => element("optgroup", { label: family }, ...options));
  const recent = (search ? [] : recentQueries()).map((query, at) => element("option", { value: `recent ${at}` }, lineOf(query)));
  if (recent.length) groups.unshift(element("optgroup", { label: say("asked before, in this browser") }, ...recent));
  menu.replaceChildren(element("option", { value: "" }, say("Choose a question …")), ...groups);
}

/** What to know about an example: what a row is, its blanks, and the page with a form for them. */
export function notesOf(example, root) {
  const form = element("a", { href: `${root}/questions/${example.name}` }, say("The page of the question"));
  const parts = [element("p", {}, example.description ? `${example.description} ` : null, form)];
  if (example.parameters.length) {
    const blanks = example.parameters.map((parameter) => element("li", {}, element("code", {}, `?${parameter.variable}`), " ", blank(parameter)));
    parts.push(element("p", {}, say("Blanks, filled by a line VALUES ?blank { value } after WHERE {")), element("ul", {}, ...blanks));
  }
  return parts;
}

const KINDS = {
  iri: () => say("a thing"),
  literal: () => say("a text"),
  integer: () => say("a whole number"),
  date: () => say("a date"),
};

function blank({ kind, optional, cls, value }) {
  const what = cls ? say("a thing of the class %(name)s", { name: cls }) : KINDS[kind]();
  return [what, optional && say("may be left out"), value && say("now %(value)s", { value })].filter(Boolean).join(", ");
}
