import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../src/address.js";
import { lineOf } from "../src/examples.js";
import { linesOf } from "../src/hints.js";
import { ask, refusalOf } from "../src/request.js";

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
  const { title, detail, line, column } = refusalOf(400, "application/problem+json", body);
  assert.deepEqual({ title, detail, line, column }, { title: "Malformed query", detail: "no end", line: 4, column: 2 });
});

test("what is no problem document tells its status, and when to come again", () => {
  const refusal = refusalOf(503, "text/html", "<b>busy</b>", new Headers({ "Retry-After": "5" }));
  assert.equal(refusal.title, "The server answered with status 503");
  assert.equal(refusal.detail, "Try again in 5 s.");
  assert.equal(refusalOf(502, "application/json", "no json").title, "The server answered with status 502");
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

/** Ask with a server that answers as told, and return what was sent to it. */
async function asked(answer, question) {
  const sent = [];
  const before = globalThis.fetch;
  globalThis.fetch = async (address, options = {}) => (sent.push([address, options.method ?? "GET"]), answer());
  try {
    return { sent, result: await ask({ endpoint: "/sparql", ...question }).catch((error) => error) };
  } finally {
    globalThis.fetch = before;
  }
}

test("a short query is asked by GET, a long one by POST", async () => {
  const answer = () => new Response("{}", { headers: { "Content-Type": "application/sparql-results+json; charset=utf-8" } });
  const short = await asked(answer, { query: "ASK {}", view: "claims" });
  assert.deepEqual(short.sent, [["/sparql?query=ASK+%7B%7D&view=claims", "GET"]]);
  assert.equal(short.result.type, "application/sparql-results+json");
  const long = await asked(answer, { query: `# ${"x".repeat(5000)}\nASK {}`, view: "" });
  assert.deepEqual(long.sent, [["/sparql", "POST"]]);
});

test("an answer that breaks off is no answer", async () => {
  const body = () => new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) });
  const { result } = await asked(() => new Response(body()), { query: "ASK {}" });
  assert.equal(result.title, "The answer broke off");
});

test("a server that cannot be reached is told as such", async () => {
  const { result } = await asked(() => { throw new TypeError("failed"); }, { query: "ASK {}" });
  assert.equal(result.detail, "The server could not be reached.");
});
