/** A map to move about in: Leaflet over the land, without borders and without tiles from elsewhere. */

import * as L from "leaflet";
import { colour, named } from "./colours.js";
import { arrowOf, curveOf } from "./mapways.js";
import { keepNamed } from "./mapnames.js";

const FURTHEST = 8;
const latLng = ([longitude, latitude]) => [latitude, longitude];

/**
 * Open a map in a place of the page.
 * @param {{spots: {name: string, at: number[], path: string, capital: boolean, there: string[], number?: string}[],
 *   routes: {from: number[], to: number[], what: string, disputed?: boolean}[], caption: string}} picture
 * @param {{rings: number[][], tell: (...parts: (Node | string)[]) => void, nearer: string, further: string}} page
 */
export function open(place, { spots, routes, caption }, { rings, tell, nearer, further }) {
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", caption);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const moving = isStill ? { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false } : {};
  const map = L.map(place, { attributionControl: false, zoomControl: false, minZoom: 1, maxZoom: FURTHEST, zoomSnap: 0.5, ...moving });
  L.control.zoom({ zoomInTitle: nearer, zoomOutTitle: further }).addTo(map);
  map.fitBounds(L.latLngBounds(spots.map(({ at }) => latLng(at))), { padding: [50, 50], maxZoom: 5, animate: false });
  drawLand(map, rings);
  for (const route of routes) drawRoute(map, route);
  const marks = [...spots].sort(byStop).map((spot) => drawSpot(map, spot, tell));
  keepNamed(map, marks);
  place.tabIndex = 0;
}

/** Stops of a way come first, in their order: so the keyboard goes along the way. */
const byStop = (one, other) => parseInt(one.number ?? "9999") - parseInt(other.number ?? "9999");

function drawLand(map, rings) {
  const look = { renderer: L.canvas({ padding: 0.5 }), interactive: false, weight: 0.6, color: colour("strong-line") };
  L.polygon(rings.map((ring) => [positionsOf(ring)]), { ...look, fillColor: colour("line"), fillOpacity: 1 }).addTo(map);
}

/** A flat list of hundredths of degrees as positions: latitude first, as Leaflet has them. */
function positionsOf(ring) {
  return Array.from({ length: ring.length / 2 }, (_, at) => [ring[2 * at + 1] / 100, ring[2 * at] / 100]);
}

/** A line the shorter way round the globe, bent as in the drawing, with the head of an arrow in its middle. */
function drawRoute(map, { from, to, what, disputed }) {
  const across = to[0] - from[0];
  const turn = Math.abs(across) <= 180 ? 0 : across > 0 ? -360 : 360;
  const ends = [[from, [to[0] + turn, to[1]]], ...(turn ? [[[from[0] - turn, from[1]], to]] : [])];
  for (const [start, end] of ends) {
    const points = curveOf(map, latLng(start), latLng(end));
    const look = { color: colour("accent"), weight: 2, opacity: 0.75, dashArray: disputed ? "7 6" : null, smoothFactor: 0.3 };
    const line = L.polyline(points, look).bindTooltip(label(what), { sticky: true }).addTo(map);
    // Leaflet listens for focus, which alone would make a line a stop of the keyboard; the stops of the way tell the same.
    line.getElement().setAttribute("tabindex", "-1");
    arrowOf(map, points).addTo(map);
  }
}

/** Draw the mark of a place, which the keyboard reaches, too; return it with its name for `keepNamed`. */
function drawSpot(map, { name, at, path, capital, there, number }, tell) {
  const face = document.createElement("span");
  face.className = ["map-mark", capital && "is-capital", number && "is-stop"].filter(Boolean).join(" ");
  face.textContent = number ?? "";
  if (!number) face.style.setProperty("--size", `${2 * Math.min(5 + 1.4 * Math.sqrt(Math.max(there.length - 1, 0)), 13)}px`);
  const hint = there.length ? `${name}: ${there.join("; ")}` : name;
  const icon = L.divIcon({ html: face, className: "map-spot", iconSize: [0, 0] });
  const mark = L.marker(latLng(at), { icon, keyboard: true, riseOnHover: true, zIndexOffset: number ? 1000 : 0 });
  mark.bindTooltip(label(hint), { direction: "auto", offset: [12, 0], opacity: 1 }).addTo(map);
  const element = mark.getElement();
  element.setAttribute("aria-label", number ? `${number}. ${hint}` : hint);
  const told = () => tell(named(name, path), there.length ? `: ${there.join("; ")}` : "");
  mark.on("click keypress", ({ originalEvent: event }) => {
    if (event.type === "keypress" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    told();
  });
  element.addEventListener("focus", () => mark.openTooltip());
  element.addEventListener("blur", () => mark.closeTooltip());
  return { name, at: latLng(at), face, isStop: Boolean(number), weight: there.length };
}

/** Leaflet reads a string as markup, and an element as it is. */
function label(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}
