import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf } from "../src/links.js";

const SITE = { root: "/graph", base: "https://w3id.org/defector-graph/", identifier: "https://w3id.org/defector-graph/id/" };

const CASES = [
  ["https://w3id.org/defector-graph/id/person/rudolf-nureyev", "/graph/page/person/rudolf-nureyev"],
  ["https://w3id.org/defector-graph/ontology#Defection", "/graph/ontology#Defection"],
  ["https://w3id.org/defector-graph/shapes#Tour", "/graph/shapes#Tour"],
  ["http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["urn:x:y", null],
];

for (const [iri, address] of CASES) {
  test(`${iri} leads to ${address}`, () => assert.equal(addressOf(iri, SITE), address));
}
