/** How a candidate is shown in the list: its name, its label, and what it means. */

import { language, number, say } from "./words.js";

const NAMES = {
  class: () => say("class"),
  property: () => say("property"),
  concept: () => say("concept"),
  thing: () => say("thing"),
  prefix: () => say("prefix"),
  graph: () => say("graph"),
};

/** A candidate as CodeMirror shows it. */
export function shownAs(item) {
  const detail = labelOf(item) || NAMES[item.kind]?.() || "";
  return { label: item.name, detail, type: item.kind, info: hasMore(item) ? () => description(item) : undefined };
}

const all = (labels) => [labels ?? []].flat();

/** The name of a term or a thing in a language; where it has none, in English, or in any other. */
export function labelOf({ labels = {} }, tag = language()) {
  return all(labels[tag])[0] ?? all(labels.en)[0] ?? all(Object.values(labels)[0])[0] ?? "";
}

const hasMore = (item) => Boolean(item.definition || item.domain || item.range || Object.keys(item.labels ?? {}).length > 1);

/** The lines that tell more about a term: definition, from and to, names in other languages, use. */
export function linesOf({ labels = {}, definition, domain, range, uses }) {
  const others = Object.entries(labels).flatMap(([tag, names]) => all(names).map((name) => `${name} (${tag})`));
  const ends = domain || range ? `${domain ?? say("anything")} → ${range ?? say("anything")}` : null;
  const used = uses === undefined ? null : uses === 1 ? say("used once") : say("used %(count)s times", { count: number(uses) });
  return [definition, ends, others.join(" · "), used].filter(Boolean);
}

function description(item) {
  const box = document.createElement("div");
  for (const line of linesOf(item)) box.appendChild(document.createElement("p")).textContent = line;
  return box;
}
