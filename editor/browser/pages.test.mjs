import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ADDRESS, looks, withPage } from "./chromium.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// One page of each kind at least.
const PAGES = [
  "/",
  "/page/person/rudolf-nureyev",
  "/page/group/kirov-theatre",
  "/page/journey/kirov-tour-1961",
  "/page/law/ussr-1929-outlawing",
  "/page/place/paris",
  "/page/event/nureyev-defection",
  "/page/dispute/baryshnikov-voluntariness",
  "/page/dispute/who-is-a-defector",
  "/page/section/aif",
  "/page/doc/seed-000",
  "/page/span/aif-nureyev-stayed",
  "/page/concept/ballet-dancer",
  "/page/person/nobody",
  "/browse",
  "/browse/person?decade=1970s",
  "/connections",
  "/connections?from=Nureyev&to=Godunov",
  "/compare?thing=Baryshnikov&a=aif&b=agency",
  "/search?q=kirov",
  "/questions",
  "/questions/theatres/who-left-on-whose-tour",
  "/questions/theatres/companies-that-took-people-in",
  "/questions/statistics/defections-per-decade",
  "/questions/people/defectors-in-order-of-date",
  "/questions/networks/ties-of-a-person?person=Nobody",
  "/audit",
  "/dump/",
  "/.well-known/void",
  "/guide",
  "/guide/command-line",
  "/guide/glossary",
  "/guide/reference/questions",
  "/guide?q=coordinates",
];

// Of these the checker takes as long as of all others; their parts stand on pages above, too.
const LONG = ["/page/state/ussr", "/ontology", "/shapes", "/docs"];

/** What the checker finds that is serious or worse. */
async function findings(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => axe.run(document));
  const serious = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(" ")).join(", ")}`);
}

/** The pages that are looked at in a width: in a usual run each page in one of the two, in a thorough one all in both. */
function looked(width) {
  return process.env.THOROUGH ? [...PAGES, ...LONG] : PAGES.filter((_, number) => (number % 2 === 0) === width > 1000);
}

const LANGUAGES = { light: "en", dark: "ru" };

for (const [colorScheme, width] of looks(360)) {
  const locale = LANGUAGES[colorScheme];
  test(`no serious barrier on any page in ${colorScheme}, ${width} pixels wide, in ${locale}`, () =>
    withPage({ colorScheme, locale, viewport: { width, height: 844 } }, async (page, faults) => {
      for (const path of looked(width)) {
        await page.goto(ADDRESS + path);
        assert.deepEqual(await findings(page), [], path);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(sideways, 0, `${path}: the page is wider than its window`);
      }
      assert.deepEqual(faults, []);
    }));
}

test("a life can be walked through by the keyboard", () =>
  withPage({ viewport: { width: 1280, height: 844 } }, async (page) => {
    await page.goto(`${ADDRESS}/page/person/rudolf-nureyev`);
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => document.activeElement.textContent);
    assert.equal(skip, "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    const folded = page.locator("details:has(#event-nureyev-defection) > summary").first();
    await folded.focus();
    await page.keyboard.press("Enter");
    const mark = page.locator("#event-nureyev-defection .mark a").first();
    const note = await mark.getAttribute("href");
    await mark.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => location.hash), note);
    await page.locator(".inferred summary").first().focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(".inferred details[open] .premises").first().isVisible());
  }));

test("a question is filled in and answered without scripts", () =>
  withPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(`${ADDRESS}/questions/theatres/who-left-on-whose-tour`);
    await page.fill("#p-person", "Годунов");
    await page.click(".question-form button");
    const cells = await page.locator("tbody td").allTextContents();
    assert.equal(cells[0].trim(), "Alexander Godunov");
    assert.equal(await page.inputValue("#p-person"), "Alexander Godunov");
    await page.fill("#site-search", "Нуреев");
    await page.click(".site-search button");
    assert.ok((await page.locator(".found a").first().textContent()).includes("Rudolf Nureyev"));
  }));
