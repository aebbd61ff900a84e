/** Answers: SPARQL 1.1 Query Results JSON as columns and rows, in any order. */

const NUMBERS = new Set(
  ["integer", "decimal", "double", "float", "nonNegativeInteger", "positiveInteger", "int", "long", "short", "gYear"],
);
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * An answer of rows or of yes and no.
 * @returns {{variables: string[], rows: (object|null)[][]} | {boolean: boolean}}
 */
export function readAnswer(text) {
  const document = JSON.parse(text);
  if (typeof document.boolean === "boolean") return { boolean: document.boolean };
  const variables = document.head.vars;
  const rows = document.results.bindings.map((binding) => variables.map((name) => binding[name] ?? null));
  return { variables, rows };
}

/** The local name of a literal's datatype; empty for plain text, tagged text and anything else. */
export function datatypeOf(term) {
  const iri = term?.type === "literal" ? (term.datatype ?? "") : "";
  return iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1);
}

/** The value of a numeric literal, or null. */
export function numberOf(term) {
  const value = NUMBERS.has(datatypeOf(term)) ? Number(term.value) : NaN;
  return Number.isFinite(value) ? value : null;
}

/** Whether a column holds numbers, and nothing else. */
export function isNumeric(rows, column) {
  const terms = rows.map((row) => row[column]).filter(Boolean);
  return terms.length > 0 && terms.every((term) => numberOf(term) !== null);
}

/** Order two terms: numbers by size, all else by its text; what is unbound comes last. */
export function compareTerms(a, b) {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null && right !== null) return left - right;
  return collator.compare(a.value, b.value);
}

/** The rows by one column, `direction` being 1 or -1; what is unbound stays last. */
export function sortRows(rows, column, direction) {
  const compare = (a, b) => (a[column] && b[column] ? direction : 1) * compareTerms(a[column], b[column]);
  return [...rows].sort(compare);
}
