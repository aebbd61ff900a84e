import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, unknownTerms } from "../src/unknown.js";

const TERMS = [
  { name: "dg:Person", kind: "class" },
  { name: "dg:person", kind: "property" },
  { name: "dg:defector", kind: "property" },
  { name: "c:dancer", kind: "concept" },
  { name: "rdfs:label", kind: "property" },
];

for (const [query, found] of [
  ["SELECT * { ?x a dg:Persn }", [{ name: "dg:Persn", meant: "dg:Person" }]],
  ["SELECT * { ?x a dg:Person ; rdfs:lable ?l ; dg:defector person:nobody }", []],
  ["SELECT * { ?x dg:defecter c:dancers ; dg:defecter ?y }", [{ name: "dg:defecter", meant: "dg:defector" }, { name: "c:dancers", meant: "c:dancer" }]],
  ["SELECT * { ?x dg:quiteAnotherThing ?y }", [{ name: "dg:quiteAnotherThing", meant: null }]],
  ["# dg:Persn\nSELECT * { ?x rdfs:label 'dg:Persn' }", []],
  ["PREFIX dg: <http://example.org/> SELECT * { }", []],
]) {
  test(`names that are not there: ${query}`, () => assert.deepEqual(unknownTerms(query, TERMS), found));
}

test("letters apart", () => {
  assert.equal(distance("kitten", "sitting"), 3);
  assert.equal(distance("", "abc"), 3);
  assert.equal(distance("same", "same"), 0);
});
