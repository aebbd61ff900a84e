/** What can be written next: terms of ours where the grammar allows them, things by name, variables, keywords. */

import { bestOf } from "./matching.js";
import { placeAfter } from "./position.js";
import { tokensOf, variablesOf } from "./tokens.js";
import { language, say } from "./words.js";

const WORD = /[?$@]?[\p{L}\p{M}\p{N}_:-]*$/u;
const OPEN_IRI = /<[a-z][a-z0-9+.-]*:[^\s<>"{}|^`\\]*$/i;
const words = (kind, text) => text.split(" ").map((name) => ({ name, kind }));
const IN_CLAUSE = words("keyword", "SELECT CONSTRUCT DESCRIBE ASK DISTINCT REDUCED FROM NAMED WHERE GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET VALUES PREFIX BASE AS COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT");
const IN_GROUP = words("keyword", "OPTIONAL FILTER BIND VALUES UNION MINUS GRAPH SELECT EXISTS NOT");
const FUNCTIONS = words("function", "ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY EXISTS FLOOR IF IN IRI isBlank isIRI isLiteral isNumeric LANG LANGMATCHES LCASE MAX MIN MONTH NOT REGEX REPLACE ROUND SAMPLE STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS SUBSTR SUM UCASE YEAR");

/** Which kinds of candidates each place takes, the likeliest first. */
const KINDS = {
  clause: ["keyword", "variable"],
  prefix: ["declaration"],
  subject: ["variable", "keyword", "thing", "concept", "prefix", "class", "property"],
  predicate: ["type", "property", "variable", "prefix"],
  class: ["class", "variable", "prefix"],
  object: ["variable", "thing", "concept", "class", "property", "prefix"],
  graph: ["graph", "variable"],
  values: ["variable"],
  after: ["keyword"],
  datatype: ["datatype", "prefix"],
  expression: ["variable", "function", "thing", "concept", "prefix", "class", "property"],
};
const typeOf = () => ({ name: "a", kind: "type", labels: { [language()]: say("is a (the class of a thing)") } });

/**
 * The candidates at a place of the text, and where the word begins that they replace; null where there is nothing to say.
 * `asked` tells that the reader asked for candidates, so that even an empty word has some.
 */
export function candidatesAt(text, cursor, catalogue, asked = false) {
  const before = text.slice(0, cursor);
  const from = cursor - WORD.exec(before)[0].length;
  const tokens = tokensOf(text.slice(0, from));
  const typed = before.slice(from);
  if ((!typed && !asked) || isInside(tokens, text, from)) return null;
  const place = placeAfter(tokens);
  const items = itemsFor(place, typed, text, from, catalogue);
  const options = bestOf(typed, items).filter((item) => item.name !== typed || item.kind === "prefix");
  return options.length ? { from, options, place } : null;
}

/** Whether a place lies within a comment, a string or an IRI. */
function isInside(tokens, text, from) {
  const last = tokens.at(-1);
  if (last?.type === "unfinished") return true;
  if (last?.type === "comment") return !text.slice(last.to - 1, from).includes("\n");
  return OPEN_IRI.test(text.slice(0, from));
}

function itemsFor(place, typed, text, from, catalogue) {
  if (/^[?$]/.test(typed)) return variables(text, from, typed.length);
  const own = { variable: variables(text, from, typed.length), type: [typeOf()], function: FUNCTIONS };
  const kinds = KINDS[place] ?? [];
  return kinds.flatMap((kind, weight) => {
    const items = own[kind] ?? (kind === "keyword" ? keywordsFor(place) : (catalogue[kind] ?? []));
    return items.map((item) => Object.assign(item, { weight }));
  });
}

const keywordsFor = (place) => (place === "clause" ? IN_CLAUSE : IN_GROUP);

/** The variables of a query, without the word that is being typed. */
function variables(text, from, length) {
  const rest = `${text.slice(0, from)} ${text.slice(from + length)}`;
  return variablesOf(rest).map((name) => ({ name, kind: "variable" }));
}

/** The catalogue of candidates by kind, from the lists that the server gives. */
export function catalogueOf({ prefixes, terms, graphs = [] }, things = []) {
  const catalogue = { thing: things.map((item) => ({ ...item, kind: "thing" })) };
  for (const term of terms) (catalogue[term.kind] ??= []).push({ ...term });
  catalogue.prefix = Object.keys(prefixes).map((prefix) => ({ name: `${prefix}:`, kind: "prefix" }));
  catalogue.declaration = Object.entries(prefixes).map(([prefix, namespace]) => ({
    name: `${prefix}:`, kind: "declaration", insert: `${prefix}: <${namespace}>`,
  }));
  catalogue.graph = graphs.map((name) => ({ name, kind: "graph" }));
  return catalogue;
}
