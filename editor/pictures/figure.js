/** A picture of a page: its file made in the browser, and what it becomes when it is opened to move about in. */

import { savePng } from "./png.js";

/** Show the buttons of a picture that need a script. */
export function start(figure) {
  const png = figure.querySelector(".picture-png");
  png.hidden = false;
  png.addEventListener("click", () => savePng(figure.dataset.svg, figure.dataset.picture));
  const open = figure.querySelector(".picture-open");
  if (!open) return;
  open.hidden = false;
  open.addEventListener("click", () => enliven(figure, open));
}

/** Put the picture to move about in where the drawing is; where that fails the drawing stays, and the reason is told. */
async function enliven(figure, button) {
  const { script, style, data, land } = figure.dataset;
  const frame = figure.querySelector(".picture-frame");
  const status = figure.querySelector(".picture-status");
  button.disabled = true;
  try {
    const [{ open }, picture] = await Promise.all([import(script), json(data), style && styled(style)]);
    const place = document.createElement("div");
    place.className = "picture-live";
    frame.replaceChildren(place);
    frame.removeAttribute("tabindex");
    const tell = (...parts) => status.replaceChildren(...parts);
    await open(place, picture, { ...figure.dataset, tell, rings: land ? await json(land) : [] });
    figure.querySelector(".picture-help").hidden = false;
    button.hidden = true;
    place.focus();
  } catch (error) {
    button.disabled = false;
    status.textContent = error.message;
  }
}

async function json(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** Add a style sheet to the page, and wait for it: a map measures itself at once. */
function styled(address) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(address)));
    document.head.append(link);
  });
}
