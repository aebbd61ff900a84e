/** How terms look in a table and in Turtle text. */

import { datatypeOf, numberOf } from "./answers.js";
import { element } from "./dom.js";
import { addressOf } from "./links.js";
import { abbreviate } from "./prefixes.js";
import { tokensOf } from "./tokens.js";
import { say } from "./words.js";

const PLAIN = new Set(["", "string", "integer", "decimal", "boolean", "nonNegativeInteger"]);

/** An IRI as a link where it leads somewhere, by its prefixed name where it has one. */
export function iriShown(iri, site, text = abbreviate(iri, site.prefixes).replace(/^<|>$/g, "")) {
  const href = addressOf(iri, site);
  return href ? element("a", { href, title: iri, rel: href === iri ? "external noreferrer" : null }, text) : text;
}

/** A table cell for a term, or for an unbound variable. */
export function cellOf(term, site) {
  if (!term) return element("td", { class: "unbound" });
  if (term.type === "uri") return element("td", {}, iriShown(term.value, site));
  if (term.type === "bnode") return element("td", {}, `_:${term.value}`);
  const language = term["xml:lang"] ?? null;
  const tag = language ? `@${language}` : PLAIN.has(datatypeOf(term)) ? null : datatypeOf(term);
  const value = element("span", { lang: language }, term.value);
  const kind = tag && element("span", { class: "tag", title: term.datatype ?? say("language") }, tag);
  return element("td", { class: numberOf(term) === null ? null : "number" }, value, kind ? " " : null, kind);
}

/** Turtle as text in which every IRI of its own is a link; prefixes that it never uses are left out. */
export function turtleShown(text, site) {
  const { prefixes, lines, body } = headOf(text);
  const tokens = tokensOf(body);
  const used = new Set(tokens.filter((token) => token.type === "name").map((token) => token.text.slice(0, token.text.indexOf(":"))));
  const head = lines.filter(([, prefix]) => used.has(prefix)).map(([line]) => `${line}\n`).join("");
  const parts = [head];
  let at = 0;
  for (const token of tokens) {
    const iri = iriOf(token, prefixes);
    if (!iri) continue;
    parts.push(body.slice(at, token.from), iriShown(iri, site, token.text));
    at = token.to;
  }
  return element("pre", { class: "raw", tabindex: "0", "aria-label": "Turtle" }, ...parts, body.slice(at));
}

/** The prefixes that Turtle declares at its beginning, their lines, and what comes after them. */
function headOf(text) {
  const [head] = /^(?:@prefix [^\n]*\n)*/.exec(text);
  const lines = Array.from(head.matchAll(/^@prefix ([^\s:]*): <([^>]*)> \.$/gm));
  const prefixes = Object.fromEntries(lines.map(([, prefix, namespace]) => [prefix, namespace]));
  return { prefixes, lines, body: text.slice(head.length) };
}

function iriOf(token, prefixes) {
  if (token.type === "iri") return token.text.slice(1, -1);
  const colon = token.text.indexOf(":");
  const namespace = token.type === "name" ? prefixes[token.text.slice(0, colon)] : null;
  const local = token.text.slice(colon + 1);
  return namespace && local ? namespace + local.replace(/\\(.)/g, "$1") : null;
}
