import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../src/address.js";
import { lineOf } from "../src/examples.js";
import { linesOf } from "../src/hints.js";
import { refusalOf } from "../src/request.js";

test("a short query stands among the parameters, a long one behind the hash mark", () => {
  assert.equal(writeAddress("/sparql", "ASK { ?s ?p ?o }", ""), "/sparql?query=ASK+%7B+%3Fs+%3Fp+%3Fo+%7D");
  assert.equal(writeAddress("/sparql", "ASK {}", "claims"), "/sparql?query=ASK+%7B%7D&view=claims");
  const long = `# ${"é".repeat(3000)}\nASK {}`;
  const address = writeAddress("/sparql", long, "without:aif");
  assert.ok(address.startsWith("/sparql#query="));
  assert.deepEqual(readAddress(address.slice(7)), { query: long, view: "without:aif", example: null });
});

test("a problem tells its title, its detail and its place", () => {
  const body = '{"title":"Malformed query","detail":"no end","line":4,"column":2,"status":400}';
  const { title, detail, line, column } = refusalOf(400, "application/problem+json", body, null);
  assert.deepEqual({ title, detail, line, column }, { title: "Malformed query", detail: "no end", line: 4, column: 2 });
});

test("what is no problem document tells its status, and when to come again", () => {
  const refusal = refusalOf(503, "text/html", "<b>busy</b>", "5");
  assert.equal(refusal.title, "The server answered with status 503");
  assert.equal(refusal.detail, "Try again in 5 s.");
  assert.equal(refusalOf(502, "application/json", "no json", null).title, "The server answered with status 502");
});

test("a query is called by its comment, else by its first line after the prefixes", () => {
  assert.equal(lineOf("# Who left?\nSELECT * {}"), "Who left?");
  assert.equal(lineOf("PREFIX a: <urn:a>\n\nSELECT * {}"), "SELECT * {}");
  assert.equal(lineOf(`# ${"x".repeat(80)}`).length, 70);
});

test("a hint tells definition, ends, other names and use", () => {
  const term = { labels: { en: ["tour"], ru: ["гастроли"] }, definition: "A journey.", domain: "dg:Group", uses: 1200 };
  assert.deepEqual(linesOf(term), ["A journey.", "dg:Group → anything", "tour (en) · гастроли (ru)", "used 1,200 times"]);
});
