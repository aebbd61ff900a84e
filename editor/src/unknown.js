/** Names in a query that the ontology does not have, each with the one that was probably meant. */

import { tokensOf } from "./tokens.js";

const FURTHEST = 3;

/** The prefixes all of whose names are known: those of the project's own terms and concepts. */
export function closedPrefixes(terms) {
  const counted = new Set(terms.filter(({ kind }) => kind === "class" || kind === "concept").map(({ name }) => prefixOf(name)));
  return new Set([...counted].filter((prefix) => !["owl", "rdf", "rdfs", "skos", "xsd"].includes(prefix)));
}

/**
 * Names that are not there, in the order of the query.
 * @param {string} text of the query
 * @param {{name: string, kind: string}[]} terms that there are
 * @returns {{name: string, meant: string | null}[]}
 */
export function unknownTerms(text, terms) {
  const known = new Set(terms.map(({ name }) => name));
  const closed = closedPrefixes(terms);
  const used = tokensOf(text).filter(({ type, text: name }) => type === "name" && !name.endsWith(":") && closed.has(prefixOf(name)));
  const missing = [...new Set(used.map((token) => token.text))].filter((name) => !known.has(name));
  return missing.map((name) => ({ name, meant: nearest(name, terms) }));
}

const prefixOf = (name) => name.slice(0, name.indexOf(":"));

/** The known name with the same prefix that is the fewest letters away; null where none is near. */
function nearest(name, terms) {
  const near = terms
    .filter((term) => prefixOf(term.name) === prefixOf(name))
    .map((term) => ({ name: term.name, far: distance(name.toLowerCase(), term.name.toLowerCase()), exact: distance(name, term.name) }))
    .sort((a, b) => a.far - b.far || a.exact - b.exact || a.name.localeCompare(b.name));
  return near.length && near[0].far <= Math.min(FURTHEST, Math.ceil(name.length / 4)) ? near[0].name : null;
}

/** How many letters must be put in, left out or changed to make one text of another (Levenshtein 1966). */
export function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      next.push(Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1);
}
