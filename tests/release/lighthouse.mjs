/**
 * What Lighthouse says of the pages: its mobile preset, the median of several runs, against the bounds of the project.
 *
 * `node lighthouse.mjs ADDRESS [RUNS]`; `CHROMIUM` names the browser. Exit code 1 where a page is below its bound.
 */

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [address, runs = "5"] = process.argv.slice(2);
const PAGES = {
  home: "/",
  life: "/page/person/rudolf-nureyev",
  question: "/questions/theatres/who-left-on-whose-tour",
  list: "/browse/person?decade=1970s",
};
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** The least that a page must reach: a life carries all its facts and passages, all else is light. */
function bound(page, category) {
  return page === "life" && category === "performance" ? 90 : 95;
}

/** The median of numbers. */
function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

/** One run: the score of each category, and which audits are not passed. */
async function run(url, port) {
  const { lhr } = await lighthouse(url, { port, output: "json", logLevel: "error", onlyCategories: CATEGORIES });
  const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative");
  return { scores: CATEGORIES.map((name) => Math.round(100 * lhr.categories[name].score)), failed: failed.map(({ id, displayValue }) => `${id} ${displayValue ?? ""}`.trim()) };
}

let below = 0;
for (const [page, path] of Object.entries(PAGES)) {
  const found = [];
  for (let number = 0; number < Number(runs); number += 1) {
    const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: FLAGS });
    try {
      found.push(await run(address + path, chrome.port));
    } finally {
      await chrome.kill();
    }
  }
  const medians = CATEGORIES.map((_, place) => median(found.map(({ scores }) => scores[place])));
  const faults = CATEGORIES.filter((name, place) => medians[place] < bound(page, name));
  below += faults.length;
  console.log(`${page}: ${CATEGORIES.map((name, place) => `${name} ${medians[place]}`).join(", ")}${faults.length ? ` (too low: ${faults.join(", ")})` : ""}`);
  if (faults.length || process.env.VERBOSE) console.log(`  ${[...new Set(found.flatMap(({ failed }) => failed))].join("\n  ")}`);
}
process.exitCode = below ? 1 : 0;
