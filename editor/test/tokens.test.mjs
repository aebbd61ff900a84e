import assert from "node:assert/strict";
import { test } from "node:test";
import { formOf, tokensOf, variablesOf } from "../src/tokens.js";

const kinds = (text) => tokensOf(text).map((token) => `${token.type} ${token.text}`);

test("terminals of the grammar are told apart", () => {
  assert.deepEqual(kinds('?x dg:when "a\\"b"@en-GB , <http://e.org/#a> ; 4.5e3 # end'), [
    "variable ?x", "name dg:when", 'string "a\\"b"', "language @en-GB", "symbol ,", "iri <http://e.org/#a>",
    "symbol ;", "number 4.5e3", "comment # end",
  ]);
});

test("a full stop after a name ends the statement, within a name it belongs to it", () => {
  assert.deepEqual(kinds("e:a.b ."), ["name e:a.b", "symbol ."]);
  assert.deepEqual(kinds("e:a."), ["name e:a", "symbol ."]);
});

test("a comparison is no IRI", () => {
  assert.deepEqual(kinds("?a<?b"), ["variable ?a", "symbol <", "variable ?b"]);
});

test("long strings may hold quotation marks and line breaks; an open one is unfinished", () => {
  assert.deepEqual(kinds('"""a "b"\n"""'), ['string """a "b"\n"""']);
  assert.deepEqual(kinds('"open\n?x'), ['unfinished "open', "variable ?x"]);
});

test("names and variables may be Cyrillic", () => {
  assert.deepEqual(kinds("?имя person:нуреев"), ["variable ?имя", "name person:нуреев"]);
});

test("the form of a query is its first form keyword, not a word in a comment or an IRI", () => {
  assert.equal(formOf("# SELECT\nPREFIX a: <http://ask/>\nconstruct { ?s ?p ?o } where { { select * {} } }"), "CONSTRUCT");
  assert.equal(formOf("PREFIX a: <http://ask/>"), null);
});

test("both marks name the same variable", () => {
  assert.deepEqual(variablesOf("SELECT ?a { ?a ?b $a }"), ["?a", "?b"]);
});
