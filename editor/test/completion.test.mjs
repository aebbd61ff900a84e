import assert from "node:assert/strict";
import { test } from "node:test";
import { candidatesAt, catalogueOf } from "../src/completion.js";
import { bestOf, normalise } from "../src/matching.js";

const DATA = {
  prefixes: { dg: "https://e.org/ontology#", group: "https://e.org/id/group/", person: "https://e.org/id/person/" },
  terms: [
    { name: "dg:Defection", kind: "class", labels: { en: ["defection"], ru: ["побег"] }, uses: 9 },
    { name: "dg:Tour", kind: "class", labels: { en: ["tour"] }, uses: 7 },
    { name: "dg:touredBy", kind: "property", labels: { en: ["toured by"] }, uses: 7 },
    { name: "dg:duringTour", kind: "property", labels: { en: ["during tour"] }, uses: 9 },
    { name: "edtf:EDTF", kind: "datatype" },
  ],
  graphs: ["graph:authored"],
};
const THINGS = [
  { name: "person:rudolf-nureyev", labels: { en: ["Rudolf Nureyev"], ru: ["Рудольф Нуреев"] }, uses: 5 },
  { name: "group:kirov-theatre", labels: { en: ["Kirov Theatre", "Mariinsky Theatre"] }, uses: 8 },
];
const catalogue = catalogueOf(DATA, THINGS);

/** The names proposed at the mark | in a text. */
function proposed(marked, asked = false) {
  const cursor = marked.indexOf("|");
  const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
  return candidatesAt(text, cursor, catalogue, asked)?.options.map((item) => item.name) ?? [];
}

const FIRST = [
  ["SELECT * { ?x a to| }", "dg:Tour"],
  ["SELECT * { ?x a dg:| }", "dg:Defection"],
  ["SELECT * { ?x a побег| }", "dg:Defection"],
  ["SELECT * { ?x tour| }", "dg:touredBy"],
  ["SELECT * { ?x during| }", "dg:duringTour"],
  ["SELECT * { ?x dg:touredBy kir| }", "group:kirov-theatre"],
  ["SELECT * { ?x dg:touredBy Mariin| }", "group:kirov-theatre"],
  ["SELECT * { ?x dg:touredBy group:| }", "group:kirov-theatre"],
  ["SELECT * { Нуреев| }", "person:rudolf-nureyev"],
  ["SELECT * { person:Нур| }", "person:rudolf-nureyev"],
  ["SELECT * { ?x dg:touredBy pers| }", "person:"],
  ["SELECT * { opt| }", "OPTIONAL"],
  ["SELECT * { ?x ?y ?z FILTER(lang| }", "LANG"],
  ["SELECT * { ?tour ?y ?z ; dg:touredBy ?t| }", "?tour"],
  ["sel|", "SELECT"],
  ["PREFIX per|", "person:"],
  ['SELECT * { ?x ?y "1961"^^edtf:| }', "edtf:EDTF"],
  ["SELECT * { GRAPH aut| }", "graph:authored"],
];

for (const [text, name] of FIRST) test(`in “${text}” comes first ${name}`, () => assert.equal(proposed(text)[0], name));

test("after `a` stand classes, elsewhere as predicates stand properties", () => {
  assert.deepEqual(proposed("SELECT * { ?x a | }", true).filter((name) => name.startsWith("dg:")), ["dg:Defection", "dg:Tour", "dg:"]);
  assert.deepEqual(proposed("SELECT * { ?x dg:t| }"), ["dg:touredBy", "dg:duringTour"]);
});

const NOTHING = ['SELECT * { ?x ?y "tou|r" }', 'SELECT * { ?x ?y "tou|', "# tou|", "SELECT * { ?x <http://tou|", "SELECT * { ?x ?y 4| }"];

for (const text of NOTHING) test(`in “${text}” nothing is proposed`, () => assert.deepEqual(proposed(text), []));

test("nothing is proposed for nothing typed, unless asked for", () => {
  assert.deepEqual(proposed("SELECT * { ?x | }"), []);
  assert.ok(proposed("SELECT * { ?x | }", true).includes("dg:touredBy"));
});

test("a variable is not proposed for itself", () => assert.deepEqual(proposed("SELECT * { ?only| ?y ?z }"), []));

test("what is already written is not proposed", () => {
  assert.deepEqual(proposed("SELECT ?tour { ?tour| ?y ?tourist }"), ["?tourist"]);
  assert.deepEqual(proposed("SELECT * { ?x a dg:Tour| }"), []);
});

test("spelling differences do not matter", () => assert.equal(normalise("Фёдор É"), normalise("федор e")));

test("of equal fits the one used more comes first", () => {
  const items = [{ name: "a:one-x", uses: 1 }, { name: "a:one-y", uses: 5 }];
  assert.deepEqual(bestOf("one", items).map((item) => item.name), ["a:one-y", "a:one-x"]);
});
