import assert from "node:assert/strict";
import { test } from "node:test";
import { abbreviate, missingPrefixes, withPrefixes } from "../src/prefixes.js";

const KNOWN = {
  dg: "https://e.org/ontology#",
  person: "https://e.org/id/person/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
};

test("only what is used, known and not declared is missing", () => {
  assert.deepEqual(missingPrefixes("PREFIX dg: <x:y> SELECT * { ?s dg:a person:b ; rdfs:label ?l ; other:c ?o }", KNOWN), [
    "person", "rdfs",
  ]);
});

test("names in comments and strings need no declaration", () => {
  assert.deepEqual(missingPrefixes('# dg:a\nSELECT * { ?s ?p "dg:a" }', KNOWN), []);
});

test("a declaration goes after the last one", () => {
  const text = "# why\nPREFIX dg: <https://e.org/ontology#>\n\nSELECT * { ?s dg:a person:b }";
  assert.equal(
    withPrefixes(text, KNOWN),
    "# why\nPREFIX dg: <https://e.org/ontology#>\nPREFIX person: <https://e.org/id/person/>\n\nSELECT * { ?s dg:a person:b }",
  );
});

test("the first declaration goes before the query and after its comment", () => {
  assert.equal(
    withPrefixes("# why\nASK { person:b ?p ?o }", KNOWN),
    "# why\nPREFIX person: <https://e.org/id/person/>\n\nASK { person:b ?p ?o }",
  );
});

test("a declaration that shares its line with the query is followed on a new line, still before the query", () => {
  assert.equal(
    withPrefixes("PREFIX dg: <https://e.org/ontology#> ASK { person:b ?p ?o }", KNOWN),
    "PREFIX dg: <https://e.org/ontology#>\nPREFIX person: <https://e.org/id/person/>\n ASK { person:b ?p ?o }",
  );
});

test("an IRI is written with a prefix only where its end needs no escape", () => {
  assert.equal(abbreviate("https://e.org/id/person/a-b", KNOWN), "person:a-b");
  assert.equal(abbreviate("https://e.org/id/person/a/b", KNOWN), "<https://e.org/id/person/a/b>");
  assert.equal(abbreviate("urn:x", KNOWN), "<urn:x>");
});
