/** A headless Chromium that reports what a page must never do: break its policy, throw, ask another host. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** The address of the server under test. */
export const ADDRESS = process.env.KG_ADDRESS.replace(/\/$/, "");

/** Colours and widths that pages are looked at in: each of them in a usual run, each with each in a thorough one. */
export function looks(narrow) {
  const usual = [["light", 1280], ["dark", narrow]];
  return process.env.THOROUGH ? [...usual, ["dark", 1280], ["light", narrow]] : usual;
}

/**
 * Open a page in a browser of its own, and close both when the work is done.
 * @param {object} options of the browser's context: size, colours, whether scripts run
 * @param {(page: import("playwright-core").Page, faults: string[]) => Promise<void>} work
 */
export async function withPage(options, work) {
  const folder = mkdtempSync(join(tmpdir(), "editor-test-"));
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const context = await chromium.launchPersistentContext(folder, { executablePath, headless: true, args: FLAGS, ...options });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(60_000);
    await work(page, await watch(page));
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Collect the faults of a page as they happen. */
async function watch(page) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => message.text().startsWith("policy") && faults.push(message.text()));
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(ADDRESS) || /^(blob|data):/.test(request.url());
    if (!isOurs) faults.push(`asked elsewhere: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.log("policy", event.violatedDirective, event.blockedURI));
  });
  return faults;
}

/** Open the editor and wait until the script has made it of the form; without its policy a page proves nothing. */
export async function openEditor(page, path = "/sparql") {
  const response = await page.goto(ADDRESS + path);
  assert.match(response.headers()["content-security-policy"], /default-src 'self'/);
  await page.waitForSelector(".cm-content");
}

/** Put a query in place of the one that is there, without the brackets that close themselves. */
export async function write(page, text) {
  await page.click(".cm-content");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

/** Run what is written, and return what is told of it. */
export async function run(page) {
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => !/^$|…$/.test(document.getElementById("status").textContent));
  return page.textContent("#status");
}
