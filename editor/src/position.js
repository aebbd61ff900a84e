/** Tells what the grammar expects after some tokens: a subject, a predicate, a class, an expression … */

import { keyword } from "./tokens.js";

const TERMS = new Set(["iri", "name", "blank", "variable", "string", "number"]);
const BETWEEN = new Set(["OPTIONAL", "UNION", "MINUS", "EXISTS", "NOT", "WHERE"]);
const BEFORE_EXPRESSION = new Set(["FILTER", "BIND", "HAVING"]);
const TYPES = new Set(["a", "rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"]);
const CLOSING = new Set(["}", "]", ")"]);

/**
 * What is expected after the tokens.
 * @returns {"clause"|"prefix"|"subject"|"predicate"|"object"|"class"|"after"|"expression"|"graph"}
 */
export function placeAfter(tokens) {
  const frames = [{ kind: "clause", expect: "clause" }];
  for (const token of tokens) {
    if (token.type !== "comment") step(frames, token);
  }
  const { kind, expect, predicate } = frames.at(-1);
  if (kind === "group" && expect === "object" && TYPES.has(predicate)) return "class";
  return expect;
}

function step(frames, token) {
  const top = frames.at(-1);
  if (CLOSING.has(token.text)) close(frames);
  else if (token.text === "{") frames.push(braces(top));
  else if (token.text === "[") frames.push({ kind: "group", expect: "predicate", isNode: true });
  else if (token.text === "(") frames.push(parenthesis(top));
  else if (top.kind === "group") stepInGroup(top, token);
  else if (top.kind === "clause") stepInClause(top, token);
}

function braces(top) {
  return top.values ? { kind: "values", expect: "object" } : { kind: "group", expect: "subject" };
}

function parenthesis(top) {
  if (top.kind === "group" && top.expect === "predicate") return { kind: "path", expect: "predicate" };
  if (top.kind === "clause" || top.expect === "expression") return { kind: "expression", expect: "expression" };
  return { kind: "collection", expect: "object" };
}

function close(frames) {
  if (frames.length === 1) return;
  const closed = frames.pop();
  const top = frames.at(-1);
  top.values = false;
  if (top.kind !== "group") return;
  if (closed.kind === "path") top.expect = "object";
  else if (closed.isNode || closed.kind === "collection") advance(top, "");
  else top.expect = "subject";
}

function stepInClause(top, token) {
  const word = keyword(token);
  if (word === "PREFIX") top.expect = "prefix";
  else if (token.type === "iri" || word) top.expect = "clause";
  if (word) top.values = word === "VALUES";
}

function stepInGroup(top, token) {
  const word = keyword(token);
  if (word && token.text !== "a") return stepOverWord(top, word);
  if (token.text === ".") top.expect = "subject";
  else if (token.text === ";") top.expect = "predicate";
  else if (token.text === "," && top.expect === "after") top.expect = "object";
  else if (token.text === "^^") top.expect = "datatype";
  else if (top.expect === "object" && "/|^".includes(token.text)) top.expect = "predicate";
  else if (TERMS.has(token.type) || token.text === "a") advance(top, token.text);
}

function stepOverWord(top, word) {
  top.values = word === "VALUES";
  if (BETWEEN.has(word)) top.expect = "subject";
  else if (BEFORE_EXPRESSION.has(word)) top.expect = "expression";
  else if (word === "GRAPH" || word === "SERVICE") top.expect = "graph";
  else if (word === "SELECT") top.expect = "clause";
  else if (word === "VALUES") top.expect = "values";
  else if (word === "TRUE" || word === "FALSE") advance(top, word);
}

/** Go on by one term. */
function advance(top, text) {
  if (top.expect === "subject") top.expect = "predicate";
  else if (top.expect === "graph") top.expect = "subject";
  else if (top.expect === "predicate") Object.assign(top, { expect: "object", predicate: text });
  else if (top.expect === "object" || top.expect === "datatype") top.expect = "after";
}
