/** Finds terms and things by what people type: a prefixed name, or a word of a label in any language. */

/** A text in small letters, without accents and the dots of ё. */
export const normalise = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const wordsOf = (text) => normalise(text.replace(/([a-z])([A-Z])/g, "$1 $2")).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** What a candidate is found by, worked out once: the part after the colon where there is one, and its labels. */
function keysOf(item) {
  if (!item.keys) {
    const local = item.name.slice(item.name.indexOf(":") + 1) || item.name;
    const labels = Object.values(item.labels ?? {}).flat();
    item.keys = { local: normalise(local), labels: labels.map(normalise), words: [local, ...labels].flatMap(wordsOf) };
  }
  return item.keys;
}

/**
 * How well a candidate fits what was typed: 0 is best, null is not at all.
 * With a colon, the prefix must be the same and the rest may be part of the name or of a label.
 */
export function rank(typed, item) {
  const colon = typed.indexOf(":");
  if (colon >= 0 && !item.name.startsWith(typed.slice(0, colon + 1))) return null;
  const wanted = normalise(typed.slice(colon + 1));
  const { local, labels, words } = keysOf(item);
  const tests = [
    local === wanted || labels.includes(wanted),
    local.startsWith(wanted),
    labels.some((label) => label.startsWith(wanted)),
    words.some((word) => word.startsWith(wanted)),
    wanted.length > 2 && local.includes(wanted),
  ];
  const best = tests.indexOf(true);
  return best < 0 ? null : best;
}

/** The candidates that fit, best first: by fit, then by `weight` (0 is best), then by use. */
export function bestOf(typed, items, limit = 100) {
  const found = items.map((item) => ({ item, rank: rank(typed, item) })).filter((match) => match.rank !== null);
  const order = (a, b) =>
    a.rank - b.rank ||
    (a.item.weight ?? 0) - (b.item.weight ?? 0) ||
    (b.item.uses ?? 0) - (a.item.uses ?? 0) ||
    a.item.name.localeCompare(b.item.name);
  return found.sort(order).slice(0, limit).map((match) => match.item);
}
