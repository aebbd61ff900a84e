import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf } from "../src/links.js";

const SITE = { root: "/graph", base: "https://w3id.org/defector-graph/", identifier: "https://w3id.org/defector-graph/id/" };

const CASES = [
  ["https://w3id.org/defector-graph/id/person/rudolf-nureyev", "/graph/page/person/rudolf-nureyev"],
  ["https://w3id.org/defector-graph/ontology#Defection", "/graph/ontology#Defection"],
  ["https://w3id.org/defector-graph/shapes#Tour", "/graph/shapes#Tour"],
  ["https://w3id.org/defector-graph/query/people/one-life-in-order", "/graph/questions/people/one-life-in-order"],
  ["https://w3id.org/defector-graph/graph/authored", "/graph/graph/authored"],
  ["https://w3id.org/defector-graph/id/person/нуреев?", "/graph/page/person/%D0%BD%D1%83%D1%80%D0%B5%D0%B5%D0%B2%3F"],
  ["http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["urn:x:y", null],
];

for (const [iri, address] of CASES) {
  test(`${iri} leads to ${address}`, () => assert.equal(addressOf(iri, SITE), address));
}
