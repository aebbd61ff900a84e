import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ADDRESS, openEditor, run, withPage, write } from "./chromium.mjs";

const ON_TOUR = "SELECT ?person { ?person a dg:TourDefector ; dg:defectedFromCompany group:bolshoi-theatre } ORDER BY ?person";

test("a query is typed and run, and its rows are links into the site", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, ON_TOUR);
    assert.match(await run(page), /^2 rows, in [\d,]+ ms, from the view accepted\.$/);
    const links = await page.$$eval("#results tbody a", (all) => all.map((link) => [link.getAttribute("href"), link.textContent]));
    assert.deepEqual(links, [
      ["/page/person/alexander-godunov", "person:alexander-godunov"],
      ["/page/person/mikhail-baryshnikov", "person:mikhail-baryshnikov"],
    ]);
    assert.match(await page.textContent(".cm-content"), /PREFIX dg: <[^>]+>PREFIX group: <[^>]+>/);
    assert.deepEqual(faults, []);
  }));

test("a class is found by a word in Russian, and its prefix is declared", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, "SELECT * { ?x a ");
    await page.keyboard.type("гастролях");
    await page.waitForSelector(".cm-tooltip-autocomplete [aria-selected=true]");
    assert.match(await page.textContent(".cm-tooltip-autocomplete [aria-selected=true]"), /^dg:TourDefector/);
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    assert.match(await page.inputValue("#query"), /^PREFIX dg: <[^>]+>\n\nSELECT \* \{ \?x a dg:TourDefector$/);
    assert.deepEqual(faults, []);
  }));

test("an error is told at its line, and one can go there", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, "SELECT ?x\nWHERE {\n  ?x a dg .\n}");
    assert.match(await run(page), /line 3/);
    assert.equal(await page.textContent(".cm-errorLine"), "  ?x a dg .");
    await page.click(".refusal button");
    await page.keyboard.press("Backspace");
    await page.keyboard.insertText(":Tour ");
    assert.equal(await page.$(".cm-errorLine"), null);
    assert.match(await run(page), /rows/);
    assert.deepEqual(faults, []);
  }));

test("typing over a selection replaces it, and an opening bracket surrounds it", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await page.click(".cm-content");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("ask");
    assert.equal(await page.inputValue("#query"), "ask");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("(");
    assert.equal(await page.inputValue("#query"), "(ask)");
    assert.deepEqual(faults, []);
  }));

test("Tab indents, and leaves the editor after Escape", () =>
  withPage({}, async (page) => {
    await openEditor(page);
    await write(page, "ASK {}");
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    assert.match(await page.inputValue("#query"), /^\s+ASK/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "view");
  }));

test("a question is chosen as an example; numbers by label are drawn, and the table stays", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await page.selectOption("#example", "statistics/defections-per-decade");
    await page.click("#query-form button[type=submit]:not([formaction])");
    await page.click("#results .switch a:text-is('Bars')");
    await page.waitForSelector("#results svg[role=img] rect.p-bar");
    assert.equal(await page.getAttribute("#results svg", "aria-label"), "Bars: decade: defectors");
    assert.equal((await page.$$("#results tbody tr")).length, 5);
    await page.click("#results th:nth-child(2) button");
    await page.click("#results th:nth-child(2) button");
    assert.equal(await page.getAttribute("#results th:nth-child(2)", "aria-sort"), "descending");
    assert.equal(await page.textContent("#results tbody tr:last-child td:first-child"), "1920s");
    assert.deepEqual(faults, []);
  }));

test("on a telephone the rows of a wide answer are cards, which the buttons above them sort", () =>
  withPage({ viewport: { width: 390, height: 800 } }, async (page, faults) => {
    await openEditor(page);
    await write(page, "SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) { (2 2 2 2) (1 1 1 1) } }");
    await run(page);
    const card = page.locator("#results tbody tr").first();
    assert.equal(await card.locator("td").last().getAttribute("data-label"), "d");
    assert.equal(await card.evaluate((row) => getComputedStyle(row).display), "block");
    await page.click("#results th:nth-child(2) button");
    assert.equal(await card.locator("td").first().textContent(), "1");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(faults, []);
  }));

test("the blanks of a question are told, and its usual values are filled in", () =>
  withPage({}, async (page) => {
    await openEditor(page, "/sparql#example=people/names-of-a-person");
    assert.match(await page.textContent("#example-notes"), /\?_person_iri/);
    assert.match(await page.inputValue("#query"), /VALUES \?_person_iri \{ <[^>]+rudolf-nureyev> \}/);
  }));

test("a graph is shown as Turtle with links, and is had in other formats", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, "CONSTRUCT { ?p a dg:Person } WHERE { ?p a dg:TourDefector }");
    assert.match(await run(page), /^A graph/);
    assert.ok(await page.$('#results pre a[href="/page/person/rudolf-nureyev"]'));
    await page.click("#results .raw-answer summary");
    await page.selectOption("#raw-format", "application/n-triples");
    await page.waitForFunction(() => /rudolf-nureyev> <[^>]+type> <[^>]+Person> \.\n/.test(document.querySelector(".raw-answer pre").textContent));
    assert.deepEqual(faults, []);
  }));

test("rows are had as CSV, to look at and to take away", () =>
  withPage({ acceptDownloads: true }, async (page, faults) => {
    await openEditor(page);
    await write(page, 'SELECT ?a ?b { VALUES (?a ?b) { ("x" 1) ("y" UNDEF) } }');
    await run(page);
    await page.click("#results .raw-answer summary");
    await page.selectOption("#raw-format", "text/csv");
    await page.waitForFunction(() => document.querySelector(".raw-answer pre").textContent.startsWith("a,b"));
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".raw-bar button")]);
    assert.equal(download.suggestedFilename(), "answer.csv");
    assert.equal(readFileSync(await download.path(), "utf8"), "a,b\r\nx,1\r\ny,\r\n");
    assert.deepEqual(faults, []);
  }));

test("what the data hold is never read as markup", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, 'SELECT ?a { VALUES ?a { "<img src=x onerror=alert(1)>" <javascript:alert(1)> } }');
    await run(page);
    assert.deepEqual(await page.$$eval("#results td", (all) => all.map((cell) => cell.textContent).sort()), [
      "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    ]);
    assert.equal(await page.$("#results td img, #results td a"), null);
    assert.deepEqual(faults, []);
  }));

test("a long answer is drawn in parts, and says so", () =>
  withPage({}, async (page) => {
    await openEditor(page);
    await write(page, "SELECT ?s ?p { ?s ?p ?o } LIMIT 1200");
    await run(page);
    assert.equal((await page.$$("#results tbody tr")).length, 500);
    assert.match(await page.textContent(".more"), /^500 of 1,200 rows are shown\./);
    await page.click(".more button");
    assert.match(await page.textContent(".more"), /^1,000 of 1,200 rows are shown\. Show 200 more$/);
    await page.click(".more button");
    assert.equal((await page.$$("#results tbody tr")).length, 1200);
    assert.equal(await page.textContent(".more"), "");
  }));

test("an address with a query asks it again, in its view", () =>
  withPage({}, async (page) => {
    await openEditor(page, `/sparql?view=claims&query=${encodeURIComponent("ASK { ?claim cg:rank ?rank }")}`);
    await page.waitForSelector("#results .boolean");
    assert.match(await page.textContent("#status"), /^Yes, in .* from the view claims\.$/);
    await page.goto(`${ADDRESS}/health`);
    await page.goBack();
    await page.waitForSelector("#results .boolean");
  }));

test("a query that takes long can be stopped", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    await page.keyboard.press("Control+Enter");
    await page.click("#stop");
    assert.equal(await page.textContent("#status"), "Stopped.");
    assert.equal(await page.isVisible("#stop"), false);
    assert.deepEqual(faults, []);
  }));

test("queries asked before are offered again", () =>
  withPage({}, async (page) => {
    await openEditor(page);
    await write(page, "# my own question\nASK {}");
    await run(page);
    await page.reload();
    await page.waitForSelector(".cm-content");
    assert.equal(await page.textContent("#example optgroup:first-of-type option"), "my own question");
  }));

test("a term that does not exist is told, and the one that was meant is put in its place", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, "SELECT ?x { ?x a dg:Persn }");
    await page.waitForSelector("#unknown p");
    assert.equal(await page.textContent("#unknown p"), "This term does not exist here: dg:Persn Did you mean this? dg:Person");
    await page.click("#unknown button");
    assert.match(await page.inputValue("#query"), /\?x a dg:Person \}/);
    await page.waitForFunction(() => !document.querySelector("#unknown p"));
    await write(page, "SELECT ?x { ?x a dg:Persn }");
    await run(page);
    assert.ok(await page.isVisible("#unknown p"), "not told where the query is asked at once");
    assert.deepEqual(faults, []);
  }));

test("a query that was not asked yet is there again, and questions are found by words", () =>
  withPage({}, async (page) => {
    await openEditor(page);
    await write(page, "# still thinking");
    await page.waitForFunction(() => localStorage.getItem("defector-graph draft") === "# still thinking");
    await page.reload();
    await page.waitForSelector(".cm-content");
    assert.equal(await page.inputValue("#query"), "# still thinking");
    await page.fill("#example-search", "defections decade");
    await page.keyboard.press("Enter");
    assert.match(await page.inputValue("#query"), /decade/);
  }));

test("on a Russian page the editor speaks Russian, and its links stay there", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page, "/ru/sparql");
    assert.equal(await page.textContent("#example option"), "Выберите вопрос…");
    await write(page, ON_TOUR);
    assert.match(await run(page), /^Всего\sстрок:\s2;\sвремя:\s[\d\s]+\sмс;\sпредставление:\saccepted\.$/);
    assert.equal(await page.getAttribute("#results tbody a", "href"), "/ru/page/person/alexander-godunov");
    assert.equal(await page.textContent(".raw-answer summary"), "Исходный ответ и файлы");
    assert.deepEqual(faults, []);
  }));

test("an answer in the editor is shown on a map", () =>
  withPage({}, async (page, faults) => {
    await openEditor(page);
    await write(page, "SELECT ?place ?name { ?x dg:place ?place . ?place rdfs:label ?name }");
    await run(page);
    await page.click("#results .switch a:text-is('Map')");
    await page.waitForSelector("#results path.p-land");
    await page.click("#results .picture-open");
    await page.waitForSelector("#results .picture-live .map-mark");
    assert.deepEqual(faults, []);
  }));

test("without scripts an answer is a page with a table and a choice of pictures", () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${ADDRESS}/sparql`);
    await page.fill("#query", "PREFIX dg: <https://w3id.org/defector-graph/ontology#> SELECT ?tour ?company { ?tour dg:touredBy ?company }");
    await page.click("button[formaction]");
    await page.waitForSelector("tbody tr:nth-child(4) td a");
    await page.click(".switch a:text-is('Network')");
    await page.waitForSelector("svg.picture");
  }));

test("without scripts the form asks and the endpoint answers", () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${ADDRESS}/sparql`);
    await page.fill("#query", `PREFIX dg: <https://w3id.org/defector-graph/ontology#> ASK { ?x a dg:Tour }`);
    const [response] = await Promise.all([page.waitForNavigation(), page.click("#query-form button[type=submit]:not([formaction])")]);
    assert.match(page.url(), /view=&format=json$/);
    assert.equal(response.headers()["content-type"], "application/sparql-results+json");
    assert.equal(JSON.parse(await response.text()).boolean, true);
  }));
