/** The forms of an answer besides the table: the server says which there are, and draws the one that is chosen. */

import { start } from "../pictures/figure.js";

/**
 * Fill a place with the choice of forms and, when one is chosen, its picture; leave it empty where there is but the table.
 * @param {HTMLElement} place
 * @param {{endpoint: string, query: string, view: string}} question
 */
export async function showForms(place, { endpoint, query, view }, picture = "table") {
  const fields = new URLSearchParams({ query, picture });
  if (view) fields.set("view", view);
  await fill(place, `${endpoint}/answer?${fields}`);
}

async function fill(place, address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const parts = [...page.querySelectorAll("#answer > .switch, #answer > .refusals, #answer > .picture-figure")];
  place.replaceChildren(...parts.map((part) => document.adoptNode(part)));
  for (const link of place.querySelectorAll(".switch a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      fill(place, link.getAttribute("href").replace(/#.*/, ""));
    });
  }
  for (const figure of place.querySelectorAll(".picture-figure")) start(figure);
}
