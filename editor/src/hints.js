/** How a candidate is shown in the list: its name, its label, and what it means. */

const NAMES = { class: "class", property: "property", concept: "concept", thing: "thing", prefix: "prefix", graph: "graph" };

/** A candidate as CodeMirror shows it. */
export function shownAs(item) {
  const detail = labelOf(item) || NAMES[item.kind] || "";
  return { label: item.name, detail, type: item.kind, info: hasMore(item) ? () => description(item) : undefined };
}

const all = (labels) => [labels ?? []].flat();

function labelOf({ labels = {} }) {
  return all(labels.en)[0] ?? all(Object.values(labels)[0])[0] ?? "";
}

const hasMore = (item) => Boolean(item.definition || item.domain || item.range || Object.keys(item.labels ?? {}).length > 1);

/** The lines that tell more about a term: definition, from and to, names in other languages, use. */
export function linesOf({ labels = {}, definition, domain, range, uses }) {
  const others = Object.entries(labels).flatMap(([language, names]) => all(names).map((name) => `${name} (${language})`));
  const ends = domain || range ? `${domain ?? "anything"} → ${range ?? "anything"}` : null;
  const used = uses === undefined ? null : uses === 1 ? "used once" : `used ${uses.toLocaleString("en")} times`;
  return [definition, ends, others.join(" · "), used].filter(Boolean);
}

function description(item) {
  const box = document.createElement("div");
  for (const line of linesOf(item)) box.appendChild(document.createElement("p")).textContent = line;
  return box;
}
