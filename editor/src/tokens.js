/** Cuts SPARQL, or Turtle, into tokens by the terminals of the SPARQL 1.1 grammar. */

const LETTER = "\\p{L}\\p{M}\\p{N}_";
const ESCAPE = "%[0-9A-Fa-f]{2}|\\\\[-_~.!$&'()*+,;=/?#@%]";
const LOCAL = `(?:[${LETTER}:]|${ESCAPE})(?:(?:[${LETTER}:.\\-]|${ESCAPE})*(?:[${LETTER}:\\-]|${ESCAPE}))?`;
const PREFIX = `\\p{L}(?:[${LETTER}.\\-]*[${LETTER}\\-])?`;

/** In order: the first pattern that fits at a place wins. */
const PATTERNS = Object.entries({
  space: "\\s+",
  comment: "#[^\\n]*",
  iri: "<[^<>\"{}|^`\\\\\\s]*>",
  string: "\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|'''(?:[^\\\\]|\\\\.)*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'",
  unfinished: "\"\"\".*|'''.*|[\"'][^\\n]*",
  variable: `[?$][${LETTER}]+`,
  language: "@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
  blank: `_:[${LETTER}]+`,
  name: `(?:${PREFIX})?:(?:${LOCAL})?`,
  number: "(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
  word: `[\\p{L}_][${LETTER}\\-]*`,
  symbol: "\\^\\^|&&|\\|\\||!=|<=|>=|.",
}).map(([type, source]) => [type, new RegExp(source, "suy")]);

/**
 * The tokens of a text, without white space.
 * @returns {{type: string, text: string, from: number, to: number}[]}
 */
export function tokensOf(text) {
  const found = [];
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at);
    if (token.type !== "space") found.push(token);
    at = token.to;
  }
  return found;
}

function tokenAt(text, from) {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match) return { type, text: match[0], from, to: pattern.lastIndex };
  }
  return { type: "symbol", text: text[from], from, to: from + 1 };
}

/** The word of a keyword token in capitals; empty for any other token. */
export const keyword = (token) => (token?.type === "word" ? token.text.toUpperCase() : "");

/** The form of a query (SELECT, ASK, CONSTRUCT or DESCRIBE), or null when it has none. */
export function formOf(text) {
  const forms = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
  return tokensOf(text).map(keyword).find((word) => forms.includes(word)) ?? null;
}

/** The variables that a text names, each once, in order of appearance. */
export function variablesOf(text) {
  const names = tokensOf(text).filter((token) => token.type === "variable").map((token) => `?${token.text.slice(1)}`);
  return [...new Set(names)];
}
