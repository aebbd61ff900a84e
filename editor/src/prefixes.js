/** Prefixes: which are declared, which are missing, and how an IRI is written with one. */

import { keyword, tokensOf } from "./tokens.js";

const SAFE_LOCAL = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_-])?$/u;

const prefixOf = (token) => token.text.slice(0, token.text.indexOf(":"));
const isDeclared = (tokens, at) => keyword(tokens[at - 1]) === "PREFIX";

/** The prefixes that a query declares. */
export function declaredPrefixes(text) {
  const tokens = tokensOf(text).filter((token) => token.type !== "comment");
  const names = tokens.filter((token, at) => token.type === "name" && isDeclared(tokens, at));
  return new Set(names.map(prefixOf));
}

/** The prefixes of ours that a query uses and does not declare, in order of the alphabet. */
export function missingPrefixes(text, known) {
  const tokens = tokensOf(text).filter((token) => token.type !== "comment");
  const used = tokens.filter((token, at) => token.type === "name" && !isDeclared(tokens, at)).map(prefixOf);
  const declared = declaredPrefixes(text);
  return [...new Set(used)].filter((prefix) => prefix in known && !declared.has(prefix)).sort();
}

/**
 * The change that declares some prefixes: on the lines after the last declaration, or before the query's first word.
 * @returns {{from: number, insert: string} | null}
 */
export function declarationOf(text, prefixes, known) {
  if (!prefixes.length) return null;
  const lines = prefixes.map((prefix) => `PREFIX ${prefix}: <${known[prefix]}>\n`).join("");
  const tokens = tokensOf(text).filter((token) => token.type !== "comment");
  const last = tokens.findLast((token, at) => token.type === "iri" && tokens[at - 1]?.type === "name" && isDeclared(tokens, at - 1));
  if (!last) return { from: tokens[0]?.from ?? text.length, insert: `${lines}\n` };
  const rest = /^[^\S\n]*\n/.exec(text.slice(last.to));
  return rest ? { from: last.to + rest[0].length, insert: lines } : { from: last.to, insert: `\n${lines}` };
}

/** The text with every prefix of ours declared that it uses. */
export function withPrefixes(text, known) {
  const change = declarationOf(text, missingPrefixes(text, known), known);
  return change ? text.slice(0, change.from) + change.insert + text.slice(change.from) : text;
}

/** The prefixed name of an IRI by the longest namespace that fits, or the IRI in angle brackets. */
export function abbreviate(iri, known) {
  const fitting = Object.entries(known)
    .filter(([, namespace]) => iri.startsWith(namespace) && SAFE_LOCAL.test(iri.slice(namespace.length)))
    .sort(([, a], [, b]) => b.length - a.length);
  if (!fitting.length) return `<${iri}>`;
  const [prefix, namespace] = fitting[0];
  return `${prefix}:${iri.slice(namespace.length)}`;
}
