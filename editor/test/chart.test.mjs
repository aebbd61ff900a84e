import assert from "node:assert/strict";
import { test } from "node:test";
import { chartOf, yearOf } from "../src/chart.js";
import { scale, ticks } from "../src/scale.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
const text = (value) => ({ type: "literal", value });
const number = (value) => ({ type: "literal", value: String(value), datatype: `${XSD}integer` });
const date = (value, datatype = `${XSD}date`) => ({ type: "literal", value, datatype });
const iri = (value) => ({ type: "uri", value });

test("a label and a number make bars, in the order of the answer", () => {
  const found = chartOf({ variables: ["decade", "count"], rows: [[text("1970s"), number(3)], [text("1960s"), number(2)]] });
  assert.equal(found.kind, "bars");
  assert.deepEqual(found.points, [{ label: "1970s", value: 3 }, { label: "1960s", value: 2 }]);
});

test("dates and counts make columns, in order of time", () => {
  const found = chartOf({ variables: ["n", "day"], rows: [[number(3), date("1980-01-01")], [number(2), date("1970-01-01")]] });
  assert.equal(found.kind, "columns");
  assert.deepEqual(found.points.map(({ at, value }) => [at, value]), [[1970, 2], [1980, 3]]);
});

test("dates and other numbers make a line", () => {
  const rows = [[{ ...number(1), value: "0.5", datatype: `${XSD}decimal` }, date("1980", `${XSD}gYear`)], [number(2), date("1970", `${XSD}gYear`)]];
  assert.equal(chartOf({ variables: ["n", "year"], rows }).kind, "line");
});

test("a date and a label make a time line, each entry once", () => {
  const rows = [[date("1961", EDTF), text("Nureyev")], [date("1970", EDTF), text("Makarova")], [date("1961", EDTF), text("Nureyev")]];
  const found = chartOf({ variables: ["when", "name"], rows });
  assert.equal(found.kind, "timeline");
  assert.deepEqual(found.points.map(({ label }) => label), ["Nureyev", "Makarova"]);
});

const NONE = {
  "one row": [[text("a"), number(1)]],
  "IRIs beside numbers": [[iri("urn:a"), number(1)], [iri("urn:b"), number(2)]],
  "texts only": [[text("a"), text("b")], [text("c"), text("d")]],
  "negative bars": [[text("a"), number(-1)], [text("b"), number(2)]],
  "two values of one day": [[date("1980-01-01"), number(1)], [date("1980-01-01"), number(2)]],
  "more bars than can be read": Array.from({ length: 61 }, (_, at) => [text(`row ${at}`), number(at)]),
  "numbers mixed with texts": [[text("a"), number(1)], [text("b"), text("2")]],
};

for (const [what, rows] of Object.entries(NONE)) {
  test(`no chart suits ${what}`, () => assert.equal(chartOf({ variables: ["a", "b"], rows }), null));
}

test("yes and no have no chart", () => assert.equal(chartOf({ boolean: true }), null));

test("days, months and years of EDTF are points of time; an open or a foreign text is none", () => {
  assert.equal(yearOf(date("1922-07", EDTF)), 1922.5);
  assert.equal(yearOf(date("1929?", EDTF)), 1929);
  assert.equal(yearOf(date("1925/1930", EDTF)), 1925);
  assert.equal(yearOf(date("../1930", EDTF)), null);
  assert.equal(yearOf(text("1960s")), null);
  assert.equal(yearOf(text("1961")), null);
  assert.equal(yearOf({ type: "literal", value: "1961-06", "xml:lang": "en" }), null);
});

test("axes have round steps that cover the values", () => {
  assert.deepEqual(ticks(0, 3), [0, 1, 2, 3]);
  assert.deepEqual(ticks(0, 2, 5, 1), [0, 1, 2]);
  assert.deepEqual(ticks(1922, 1984, 5), [1920, 1940, 1960, 1980, 2000]);
  assert.deepEqual(ticks(0, 0.3, 3), [0, 0.1, 0.2, 0.3]);
});

test("a scale goes from edge to edge, and does not break on a single value", () => {
  assert.equal(scale([0, 10], [100, 200])(5), 150);
  assert.equal(scale([4, 4], [100, 200])(4), 100);
});
