import assert from "node:assert/strict";
import { test } from "node:test";
import { compareTerms, numberOf, readAnswer, sortRows } from "../src/answers.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const text = (value) => ({ type: "literal", value });
const number = (value, type = "integer") => ({ type: "literal", value, datatype: XSD + type });

test("unbound variables leave a gap in their row", () => {
  const json = '{"head":{"vars":["a","b"]},"results":{"bindings":[{"b":{"type":"uri","value":"urn:x"}}]}}';
  assert.deepEqual(readAnswer(json), { variables: ["a", "b"], rows: [[null, { type: "uri", value: "urn:x" }]] });
});

test("yes and no are an answer", () => assert.deepEqual(readAnswer('{"head":{},"boolean":false}'), { boolean: false }));

test("numbers are numeric literals only", () => {
  assert.equal(numberOf(number("1e2", "double")), 100);
  assert.equal(numberOf(text("12")), null);
  assert.equal(numberOf({ type: "uri", value: "12" }), null);
  assert.equal(numberOf(number("INF", "double")), null);
});

test("numbers are ordered by size, texts as people order them", () => {
  assert.ok(compareTerms(number("9"), number("10")) < 0);
  assert.ok(compareTerms(text("Article 9"), text("Article 10")) < 0);
  assert.ok(compareTerms(text("Анна"), text("Яков")) < 0);
});

test("what is unbound stays last in both directions; equal rows keep their order", () => {
  const rows = [[number("2"), 1], [null, 2], [number("1"), 3], [number("2"), 4]];
  assert.deepEqual(sortRows(rows, 0, 1).map((row) => row[1]), [3, 1, 4, 2]);
  assert.deepEqual(sortRows(rows, 0, -1).map((row) => row[1]), [1, 4, 3, 2]);
});
