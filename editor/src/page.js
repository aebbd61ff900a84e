/** The page: the code area in place of the plain field, the menu of examples, running, telling. */

import { readAddress, writeAddress } from "./address.js";
import { createCodeArea } from "./codearea.js";
import { catalogueOf } from "./completion.js";
import { button, element } from "./dom.js";
import { draft, keepDraft } from "./draft.js";
import { fillMenu, notesOf, recentQueries, remember } from "./examples.js";
import { showForms } from "./forms.js";
import { declarationOf, missingPrefixes } from "./prefixes.js";
import { ask } from "./request.js";
import { unknownTerms } from "./unknown.js";
import { showAnswer } from "./view.js";
import { inOurWords, number, say } from "./words.js";

/** The view that is meant where none is named. */
const USUAL = "accepted";
/** How long nothing must be typed before what was typed is looked at, in milliseconds. */
const PAUSE = 300;

/** Start the editor on a form, with what the server says of prefixes, terms and examples. */
export function startPage(form, given) {
  const data = { ...given, terms: given.terms.map((term) => inOurWords(term)), examples: given.examples.map((example) => inOurWords(example)) };
  const page = {
    form, data,
    site: { ...data.site, root: rootOf(form), prefixes: data.prefixes },
    view: form.elements.view,
    status: document.getElementById("status"),
    results: document.getElementById("results"),
    running: null,
  };
  page.code = codeAreaOf(page);
  offerExamples(page);
  form.addEventListener("submit", (event) => (event.preventDefault(), run(page)));
  document.getElementById("stop").addEventListener("click", () => page.running?.abort());
  addEventListener("hashchange", () => follow(page));
  follow(page);
  if ("asked" in form.dataset) run(page);
  else takeUpDraft(page);
  warn(page);
}

/** Where pages begin in the language of this one: links stay in it. */
const rootOf = (form) => form.getAttribute("action").replace(/\/sparql$/, "");

/** Show the query that was being written when the page was left, unless the address asks for another. */
function takeUpDraft({ code, status }) {
  const kept = draft();
  if (!kept || location.hash.length > 1 || kept === code.text()) return;
  const first = code.text();
  const anew = button(say("Begin anew"), () => (code.setText(first), keepDraft(""), status.replaceChildren()), { class: "quiet" });
  code.setText(kept);
  status.replaceChildren(`${say("The query that you were writing is here again.")} `, anew);
}

/** Keep what is written, and tell of terms that do not exist. */
function changed(page, text) {
  page.form.elements.query.value = text;
  clearTimeout(page.waiting);
  page.waiting = setTimeout(() => (keepDraft(text), warn(page)), PAUSE);
}

/** Tell which terms are not in the ontology, each with a button that puts the one in its place that was meant. */
function warn({ data, code }) {
  const place = document.getElementById("unknown");
  place.replaceChildren(...unknownTerms(code.text(), data.terms).map(({ name, meant }) => {
    const mend = () => code.setText(code.text().replace(new RegExp(`(?<![\\w:-])${name}(?![\\w-])`, "g"), meant));
    const offer = meant ? [` ${say("Did you mean this?")} `, button(meant, mend, { class: "quiet" })] : [];
    return element("p", {}, `${say("This term does not exist here:")} `, element("code", {}, name), ...offer);
  }));
}

function codeAreaOf(page) {
  const { form, data } = page;
  const field = form.elements.query;
  const host = element("div", { class: "code" });
  field.after(host);
  field.hidden = true;
  form.classList.add("enhanced");
  let catalogue = null;
  const load = () => (catalogue ??= thingsOf(form.dataset.things).then((things) => catalogueOf(data, things)));
  const label = form.querySelector("label[for=query]");
  const code = createCodeArea(host, {
    text: field.value, label: label.textContent, prefixes: data.prefixes, catalogue: load,
    onRun: () => run(page), onChange: (text) => changed(page, text),
  });
  label.addEventListener("click", code.focus);
  return code;
}

/** The things that have names; none where they cannot be had, for terms are worth proposing without them. */
async function thingsOf(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

function offerExamples({ form, data, code, site }) {
  const menu = form.elements.example;
  const notes = document.getElementById("example-notes");
  const search = document.getElementById("example-search");
  fillMenu(menu, data.examples);
  search.addEventListener("input", () => fillMenu(menu, data.examples, search.value));
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    menu.selectedIndex = Math.min(1, menu.options.length - 1);
    menu.dispatchEvent(new Event("change"));
  });
  menu.addEventListener("change", () => {
    const example = data.examples.find(({ name }) => name === menu.value);
    const before = /^recent (\d+)$/.exec(menu.value);
    if (example || before) code.setText(example?.text ?? recentQueries()[Number(before[1])]);
    notes.replaceChildren(...(example ? notesOf(example, site.root) : []));
  });
}

/** Do what the address asks for. */
function follow({ form, view, code }) {
  const { query, view: wanted, example } = readAddress(location.hash);
  if (query) code.setText(query);
  if (wanted) view.value = wanted;
  if (view.selectedIndex < 0) view.selectedIndex = 0;
  if (example) {
    form.elements.example.value = example;
    form.elements.example.dispatchEvent(new Event("change"));
  }
}

async function run(page) {
  const { code, data, view, form, status } = page;
  const declaration = declarationOf(code.text(), missingPrefixes(code.text(), data.prefixes), data.prefixes);
  if (declaration) code.change(declaration);
  const text = code.text();
  warn(page);
  code.markError(null);
  page.running?.abort();
  const running = (page.running = new AbortController());
  form.classList.add("running");
  status.textContent = say("Asking …");
  const endpoint = form.getAttribute("action");
  const question = { endpoint, query: text, view: view.value, signal: running.signal };
  history.replaceState(null, "", writeAddress(endpoint, text, question.view));
  try {
    tellAnswer(page, question, await ask(question));
    remember(text);
    clearTimeout(page.waiting);
    keepDraft("");
  } catch (error) {
    if (page.running === running) tellRefusal(page, error);
  } finally {
    if (page.running === running) form.classList.remove("running");
  }
}

function tellAnswer({ results, status, site }, question, answer) {
  const fetchAs = (accept) => ask({ ...question, accept, signal: undefined }).then(({ text }) => text);
  const what = showAnswer(results, answer, site, fetchAs);
  const forms = results.querySelector(".answer-forms");
  if (forms) showForms(forms, question).catch(() => forms.remove());
  const values = { what, time: number(Math.round(answer.milliseconds)), view: question.view || USUAL };
  status.textContent = say("%(what)s, in %(time)s ms, from the view %(view)s.", values);
}

function tellRefusal({ code, results, status }, error) {
  if (error.name === "AbortError") {
    status.textContent = say("Stopped.");
    return;
  }
  const { title = say("The editor failed"), meaning, detail = error.message, line, column } = error;
  status.textContent = line ? say("%(title)s, line %(line)s.", { title, line }) : `${title}.`;
  const where = column ? say("Go to line %(line)s, column %(column)s", { line, column }) : say("Go to line %(line)s", { line });
  const place = line && button(where, () => code.goTo(line, column));
  const why = meaning ? [element("p", {}, meaning), element("p", { lang: "en" }, element("code", {}, detail))] : [element("p", {}, detail)];
  results.replaceChildren(element("div", { class: "refusal" }, element("strong", {}, title), ...why, place || null));
  code.markError(line);
}
