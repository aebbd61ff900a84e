/** Lives on paper: few pages, with their passages and without menus. Run by `make release-check`. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ADDRESS, withPage } from "./chromium.mjs";

/** Lives, and on how many pages (A4) each may be printed; nobody has more facts and disputes than the first. */
const LIVES = {
  "rudolf-nureyev": 3, "mikhail-baryshnikov": 3, "alexander-godunov": 3, "natalia-makarova": 3, "svetlana-alliluyeva": 3,
  "viktor-belenko": 3, "viktoria-mullova": 2,
};

/** How many pages a PDF has: each is an object of the type Page (ISO 32000-1, section 7.7.3.3). */
function pagesOf(pdf) {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
}

for (const [name, most] of Object.entries(LIVES)) {
  test(`${name} prints on at most ${most} pages`, () =>
    withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
      for (const language of ["ru", "en"]) {
        await page.goto(`${ADDRESS}/${language}/page/person/${name}`);
        const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
        console.log(`${pages} pages: ${name}, ${language}`);
        assert.ok(pages <= most, `${pages} pages`);
      }
      await page.emulateMedia({ media: "print" });
      for (const hidden of [".site-header", ".site-footer", ".site-search"]) {
        assert.ok(await page.locator(hidden).first().isHidden(), `${hidden} is printed`);
      }
      assert.ok(await page.locator(".notes .paraphrase").first().isVisible(), "no passages");
    }));
}
