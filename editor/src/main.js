/** Makes an editor of the page's plain form; where anything is missing the form stays as it is. */

import { startPage } from "./page.js";

const form = document.getElementById("query-form");

async function start() {
  const response = await fetch(form.dataset.editor, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${form.dataset.editor}: ${response.status}`);
  startPage(form, await response.json());
}

if (form) start().catch((error) => console.warn("The plain form is used:", error.message));
