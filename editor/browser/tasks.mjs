/**
 * Four tasks of readers, each begun by one who knows only the first page; every click is counted, and so is Enter.
 *
 * Run by `make release-check`; what is typed costs nothing, a field that is clicked into does.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ADDRESS, withPage } from "./chromium.mjs";

const MOST = 5;

/** A reader who counts what it takes. */
class Reader {
  constructor(page) {
    this.page = page;
    this.clicks = 0;
  }

  async click(place) {
    this.clicks += 1;
    await place.first().click();
    await this.page.waitForLoadState();
  }

  /** Click into a field and write. */
  async write(place, words) {
    await this.click(place);
    await place.first().pressSequentially(words);
  }

  async enter() {
    this.clicks += 1;
    await this.page.keyboard.press("Enter");
    await this.page.waitForLoadState();
  }

  link(name, within = "main") {
    return this.page.locator(within).getByRole("link", { name });
  }

  choice(key) {
    return this.page.locator(`.facets input[value="${key}"]`);
  }

  async rows() {
    const rows = await this.page.locator("table.answer tbody tr").allTextContents();
    return rows.map((row) => row.replace(/\s+/g, " ").trim());
  }
}

/** Do a task from the first page on, in a language, and hold it to the number of clicks. */
function task(question, locale, work) {
  test(question, () =>
    withPage({ locale, viewport: { width: 1280, height: 900 } }, async (page, faults) => {
      await page.goto(`${ADDRESS}/`);
      const reader = new Reader(page);
      await work(reader, page);
      console.log(`${reader.clicks} clicks: ${question}`);
      assert.ok(reader.clicks <= MOST, `${reader.clicks} clicks`);
      assert.deepEqual(faults, []);
    }));
}

task("Where did those go who left the Kirov on tour?", "en", async (reader) => {
  await reader.click(reader.link(/^People/));
  await reader.click(reader.choice("group:kirov-theatre"));
  await reader.click(reader.choice("dg:Defection"));
  await reader.click(reader.page.getByRole("button", { name: "Narrow the list" }));
  const rows = await reader.rows();
  for (const [name, place] of [["Rudolf Nureyev", "France"], ["Natalia Makarova", "United Kingdom"]]) {
    assert.ok(rows.some((row) => row.startsWith(name) && row.includes(place)), `${name}: ${rows.join("\n")}`);
  }
});

task("What is disputed about Baryshnikov?", "en", async (reader, page) => {
  await reader.write(page.getByRole("searchbox"), "Baryshnikov");
  await reader.enter();
  await reader.click(reader.link("Mikhail Baryshnikov"));
  await reader.click(reader.link("Where accounts differ"));
  assert.ok(await page.locator(".dispute").filter({ hasText: "own will" }).first().isVisible());
});

task("Which dancers of the 1970s asked the United States for asylum?", "en", async (reader) => {
  await reader.click(reader.link(/^People/));
  for (const key of ["c:dancer", "1970s", "state:usa"]) await reader.click(reader.choice(key));
  await reader.click(reader.page.getByRole("button", { name: "Narrow the list" }));
  const names = (await reader.rows()).map((row) => row.split(" ").slice(0, 2).join(" "));
  assert.deepEqual(names, ["Alexander Godunov", "Mikhail Baryshnikov"]);
});

task("Чем связаны Нуреев и Годунов?", "ru", async (reader, page) => {
  await reader.click(page.getByRole("link", { name: /связан|Связи/ }));
  await reader.write(page.locator("#p-from"), "Нуреев");
  await reader.write(page.locator("#p-to"), "Годунов");
  await reader.enter();
  const told = await page.textContent("main");
  assert.match(told, /Барышников|Baryshnikov/);
});
