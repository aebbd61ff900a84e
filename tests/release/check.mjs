// One task in each program of others that is written in JavaScript; run by check.sh, with the folder of the exports.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { Parser } from "n3";

const folder = process.argv[2];
const read = (name) => readFileSync(`${folder}/${name}`, "utf8");
const toQuads = async (document) => {
  const text = await jsonld.toRDF(document, { format: "application/n-quads" });
  return new Set(text.split("\n").filter(Boolean));
};

// A framed life keeps every quad of the life.
const life = JSON.parse(read("life.jsonld"));
const framed = await jsonld.frame(life, JSON.parse(read("life.frame.jsonld")));
assert.equal(framed.id, "person:mikhail-baryshnikov");
assert.deepEqual(await toQuads(framed), await toQuads(life));
console.log(`jsonld.js: a life of ${(await toQuads(framed)).size} quads, framed without loss`);

// Turtle and TriG hold what N-Triples and N-Quads hold.
const count = (name, format) => new Parser({ format }).parse(read(name)).length;
const lines = (name) => read(name).split("\n").filter(Boolean).length;
for (const [one, other] of [["graph.ttl", "graph.nt"], ["graph.trig", "graph.nq"]]) {
  assert.equal(count(one, one.endsWith("trig") ? "TriG" : "Turtle"), lines(other));
}
const executables = new Parser().parse(read("questions.ttl"));
const texts = executables.filter((quad) => quad.predicate.value === "http://www.w3.org/ns/shacl#select");
console.log(`N3.js: ${lines("graph.nt")} triples, ${lines("graph.nq")} quads, ${texts.length} questions`);
