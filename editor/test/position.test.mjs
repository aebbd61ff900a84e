import assert from "node:assert/strict";
import { test } from "node:test";
import { placeAfter } from "../src/position.js";
import { tokensOf } from "../src/tokens.js";

const CASES = [
  ["", "clause"],
  ["PREFIX ", "prefix"],
  ["PREFIX a: <http://a/> ", "clause"],
  ["SELECT ?a (COUNT(", "expression"],
  ["SELECT * WHERE {", "subject"],
  ["SELECT * { ?s", "predicate"],
  ["SELECT * { ?s a", "class"],
  ["SELECT * { ?s rdf:type", "class"],
  ["SELECT * { ?s a dg:Tour ,", "class"],
  ["SELECT * { ?s dg:when", "object"],
  ["SELECT * { ?s dg:when ?w", "after"],
  ["SELECT * { ?s dg:when ?w ;", "predicate"],
  ["SELECT * { ?s dg:when ?w ; a", "class"],
  ["SELECT * { ?s dg:when ?w .", "subject"],
  ["SELECT * { ?s dg:place/", "predicate"],
  ["SELECT * { ?s dg:place/dg:within*", "object"],
  ["SELECT * { ?s (dg:place|", "predicate"],
  ["SELECT * { ?s (dg:place|dg:inState)", "object"],
  ["SELECT * { ?s ^", "predicate"],
  ["SELECT * { ?s dg:place [", "predicate"],
  ["SELECT * { ?s dg:place [ a", "class"],
  ["SELECT * { ?s dg:place [ a dg:City ]", "after"],
  ["SELECT * { [ a dg:City ]", "predicate"],
  ["SELECT * { ?s dg:parts (", "object"],
  ["SELECT * { ?s ?p ?o FILTER(", "expression"],
  ["SELECT * { ?s ?p ?o FILTER(LANG(?o) =", "expression"],
  ["SELECT * { ?s ?p ?o FILTER(?o > 1)", "subject"],
  ["SELECT * { ?s ?p ?o FILTER NOT EXISTS {", "subject"],
  ["SELECT * { ?s ?p ?o OPTIONAL {", "subject"],
  ["SELECT * { ?s ?p ?o OPTIONAL { ?s a ?c }", "subject"],
  ["SELECT * { BIND(", "expression"],
  ["SELECT * { BIND(1 AS ?x)", "subject"],
  ["SELECT * { VALUES ?x {", "object"],
  ["SELECT * { VALUES ?x { dg:a }", "subject"],
  ["SELECT * { VALUES (?x ?y) { (", "object"],
  ["SELECT * { VALUES (?x ?y) { (1 2) }", "subject"],
  ["SELECT * { GRAPH", "graph"],
  ["SELECT * { GRAPH ?g {", "subject"],
  ["SELECT * { { SELECT", "clause"],
  ["SELECT * { { SELECT ?x WHERE {", "subject"],
  ['SELECT * { ?s ?p "1"^^', "datatype"],
  ['SELECT * { ?s ?p "1"^^xsd:date', "after"],
  ['SELECT * { ?s ?p "x"@en ;', "predicate"],
  ["SELECT * { ?s ?p true ;", "predicate"],
  ["SELECT * { } ORDER BY", "clause"],
  ["SELECT * { } }", "clause"],
];

for (const [text, place] of CASES) {
  test(`after “${text}” comes ${place}`, () => assert.equal(placeAfter(tokensOf(text)), place));
}
