import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { looks, openEditor, run, withPage, write } from "./chromium.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What the checker finds that is serious or worse.
 * The list of proposals scrolls with the arrow keys of the text field that it belongs to (aria-activedescendant), which
 * the checker knows of comboboxes only; so that one rule is not asked while the list is open.
 */
async function findings(page, state) {
  await page.evaluate(AXE);
  const rules = { "scrollable-region-focusable": { enabled: state !== "with proposals" } };
  const options = { runOnly: { type: "tag", values: RULES }, rules };
  const found = await page.evaluate((given) => axe.run(document, given), options);
  const serious = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(" ")).join(", ")}`);
}

async function sidewaysOf(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function showPicture(page) {
  await page.selectOption("#example", "statistics/defections-per-decade");
  await page.click("#query-form button[type=submit]");
  await page.click("#results .switch a:text-is('Bars')");
  await page.waitForSelector("#results svg[role=img]:visible");
  await page.click(".raw-answer summary");
}

async function showError(page) {
  await write(page, "SELECT ?x\nWHERE { ?x a . }");
  await run(page);
}

async function showGraph(page) {
  await write(page, "CONSTRUCT { ?p a dg:Person } WHERE { ?p a dg:Person }");
  await run(page);
}

async function showProposals(page) {
  await write(page, "SELECT * { ?x a ");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(".cm-tooltip-autocomplete");
}

const STATES = { "as it opens": async () => {}, "with a picture": showPicture, "with an error": showError, "with a graph": showGraph, "with proposals": showProposals };

for (const [colorScheme, width] of looks(390)) {
  test(`no serious barrier in ${colorScheme}, ${width} pixels wide`, () =>
    withPage({ colorScheme, viewport: { width, height: 844 } }, async (page, faults) => {
      for (const [state, show] of Object.entries(STATES)) {
        await openEditor(page);
        await show(page);
        assert.deepEqual(await findings(page, state), [], state);
        assert.equal(await sidewaysOf(page), 0, `${state}: the page is wider than its window`);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${colorScheme}-${width}-${state.replaceAll(" ", "-")}.png`, fullPage: true });
      }
      assert.deepEqual(faults, []);
    }));
}
