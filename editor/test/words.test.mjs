import assert from "node:assert/strict";
import { test } from "node:test";
import { labelOf } from "../src/hints.js";
import { inOurWords, language, number, refusalInWords, say, tableOf, told } from "../src/words.js";

test("without a page all is said in English", () => {
  assert.equal(language(), "en");
  assert.equal(say("Go to line %(line)s, column %(column)s", { line: 3, column: 14 }), "Go to line 3, column 14");
  assert.equal(number(1200), "1,200");
});

test("a message that the table has is said by it, with its values in its own order", () => {
  const table = tableOf('{"%(shown)s of %(all)s rows are shown.":"Всего %(all)s, показано %(shown)s."}');
  assert.equal(told(table, "%(shown)s of %(all)s rows are shown.", { shown: 5, all: 12 }), "Всего 12, показано 5.");
  assert.equal(told(table, "Stopped."), "Stopped.");
});

test("a value is said as it is, whatever is in it", () => {
  assert.equal(told(tableOf("{}"), "now %(value)s", { value: "$& %(line)s" }), "now $& %(line)s");
});

test("a place without a value stays, and no name of an object's own is taken for a message or a value", () => {
  assert.equal(told(tableOf("{}"), "now %(toString)s"), "now %(toString)s");
  assert.equal(told(tableOf(undefined), "constructor"), "constructor");
});

test("what is told in several languages is told in that of the page, and else as it was written", () => {
  const example = { name: "a/b", summary: "Who left?", told: { ru: { summary: "Кто уехал?" }, en: { title: "People" } } };
  assert.deepEqual(inOurWords(example, "ru"), { name: "a/b", summary: "Кто уехал?" });
  assert.deepEqual(inOurWords(example, "en"), { name: "a/b", summary: "Who left?", title: "People" });
  assert.deepEqual(inOurWords({ name: "dg:Tour" }, "ru"), { name: "dg:Tour" });
});

const LABELS = { en: ["tour"], ru: ["гастроли"], de: ["Tournee"] };
const NAMED = [
  [LABELS, "ru", "гастроли"],
  [LABELS, "fr", "tour"],
  [{ de: ["Tournee"] }, "ru", "Tournee"],
  [undefined, "ru", ""],
];

for (const [labels, tag, name] of NAMED) {
  test(`of ${JSON.stringify(labels)}, “${name}” is shown to a reader of ${tag}`, () => assert.equal(labelOf({ labels }, tag), name));
}

test("a refusal is told in the words of the page where it has them, and else as the server told it", () => {
  const problem = { type: "/problems/busy", title: "Too busy", detail: "no worker is free" };
  const table = tableOf('{"Too busy":"Сервер занят","/problems/busy":"Очередь заполнена."}');
  assert.deepEqual(refusalInWords(problem, table), { title: "Сервер занят", meaning: "Очередь заполнена." });
  assert.deepEqual(refusalInWords(problem), { title: "Too busy", meaning: "" });
});
