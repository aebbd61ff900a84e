import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ADDRESS, withPage } from "./chromium.mjs";

const MOVES = "/questions/asylum/moves-from-country-to-country?picture=map";
const HELPERS = "/questions/networks/who-helped-or-hindered-whom?picture=network";

test("without scripts the drawing stands, and the form is chosen by links", () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(ADDRESS + MOVES);
    assert.ok(await page.locator(".picture.wide-only path.p-land").first().isVisible());
    assert.equal(await page.locator(".picture-open").isVisible(), false);
    await page.click(".switch a:text-is('Tree')");
    assert.match(page.url(), /picture=tree/);
    assert.ok(await page.locator(".picture.wide-only").isVisible());
  }));

test("a map is opened, moved and asked by the keyboard; nothing comes from elsewhere, and nothing breaks the policy", () =>
  withPage({}, async (page, faults) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(ADDRESS + MOVES);
    assert.ok(!asked.some((path) => /map\.js|land\.json/.test(path)), "scripts of maps come only when one is opened");
    await page.focus(".picture-open");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".picture-live .map-spot[role=button] .map-mark");
    assert.match(await page.$eval(".leaflet-names-pane", (pane) => pane.innerText), /Copenhagen/);
    assert.ok(asked.some((path) => /land\.json/.test(path)));
    assert.ok(await page.evaluate(() => document.activeElement.matches(".picture-live")));
    const before = await page.$eval(".leaflet-map-pane", (pane) => pane.getBoundingClientRect().left);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((left) => document.querySelector(".leaflet-map-pane").getBoundingClientRect().left < left, before);
    await page.focus(".picture-live .map-spot[aria-label^=Copenhagen]");
    await page.keyboard.press("Enter");
    assert.equal(await page.textContent(".picture-status"), "Copenhagen: Rudolf Nureyev");
    assert.equal(await page.getAttribute(".picture-status a", "href"), "/page/place/copenhagen");
    assert.deepEqual(faults, []);
  }));

test("a network is opened and walked through by the keyboard", () =>
  withPage({}, async (page, faults) => {
    await page.goto(ADDRESS + HELPERS);
    await page.click(".picture-open");
    await page.waitForSelector(".picture-live canvas");
    await page.waitForFunction(() => document.activeElement.matches(".picture-live"));
    await page.keyboard.press("ArrowRight");
    assert.match(await page.textContent(".picture-status"), /^Alexander Godunov: /);
    await page.keyboard.press("ArrowRight");
    assert.match(await page.textContent(".picture-status"), /^American Ballet Theatre: .*Alexander Godunov/);
    await page.keyboard.press("ArrowLeft");
    assert.match(await page.textContent(".picture-status"), /^Alexander Godunov: /);
    assert.deepEqual(faults, []);
  }));

test("a picture is taken away as SVG and as PNG", () =>
  withPage({ acceptDownloads: true }, async (page, faults) => {
    await page.goto(ADDRESS + MOVES);
    const [png] = await Promise.all([page.waitForEvent("download"), page.click(".picture-png")]);
    const bytes = readFileSync(await png.path());
    assert.equal(png.suggestedFilename(), "map.png");
    assert.deepEqual([...bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join(""), "PNG");
    assert.equal(bytes.readUInt32BE(16), 1440);
    assert.deepEqual(faults, []);
  }));
