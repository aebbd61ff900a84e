/** A map to move about in: Leaflet over the land, without borders and without tiles from elsewhere. */

import * as L from "leaflet";
import { colour, named } from "./colours.js";

const FURTHEST = 8;
const latLng = ([longitude, latitude]) => [latitude, longitude];

/**
 * Open a map in a place of the page.
 * @param {{spots: {name: string, at: number[], path: string, capital: boolean, there: string[]}[],
 *   routes: {from: number[], to: number[], what: string}[], caption: string}} picture
 * @param {{rings: number[][], tell: (...parts: (Node | string)[]) => void, nearer: string, further: string}} page
 */
export function open(place, { spots, routes, caption }, { rings, tell, nearer, further }) {
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", caption);
  const map = L.map(place, { attributionControl: false, zoomControl: false, minZoom: 1, maxZoom: FURTHEST, zoomSnap: 0.5 });
  L.control.zoom({ zoomInTitle: nearer, zoomOutTitle: further }).addTo(map);
  map.fitBounds(L.latLngBounds(spots.map(({ at }) => latLng(at))), { padding: [50, 50], maxZoom: 5, animate: false });
  drawLand(map, rings);
  for (const route of routes) drawRoute(map, route);
  for (const spot of spots) drawSpot(map, spot, tell);
  place.tabIndex = 0;
}

function drawLand(map, rings) {
  const look = { renderer: L.canvas({ padding: 0.5 }), interactive: false, weight: 0.6, color: colour("strong-line") };
  L.polygon(rings.map((ring) => [positionsOf(ring)]), { ...look, fillColor: colour("line"), fillOpacity: 1 }).addTo(map);
}

/** A flat list of hundredths of degrees as positions: latitude first, as Leaflet has them. */
function positionsOf(ring) {
  return Array.from({ length: ring.length / 2 }, (_, at) => [ring[2 * at + 1] / 100, ring[2 * at] / 100]);
}

/** A line the shorter way round the globe, as a drawing on paper would have it. */
function drawRoute(map, { from, to, what }) {
  const across = to[0] - from[0];
  const turn = Math.abs(across) <= 180 ? 0 : across > 0 ? -360 : 360;
  const ends = [[from, [to[0] + turn, to[1]]], ...(turn ? [[[from[0] - turn, from[1]], to]] : [])];
  for (const points of ends) {
    L.polyline(points.map(latLng), { color: colour("accent"), weight: 2, opacity: 0.75 }).bindTooltip(label(what), { sticky: true }).addTo(map);
  }
}

function drawSpot(map, { name, at, path, capital, there }, tell) {
  const radius = Math.min(6 + 1.4 * Math.sqrt(Math.max(there.length - 1, 0)), 14);
  const fillColor = capital ? colour("paper") : colour("accent");
  const look = { radius, weight: 2, color: capital ? colour("accent") : colour("paper"), fillColor, fillOpacity: 1 };
  const mark = L.circleMarker(latLng(at), look).bindTooltip(label(name)).addTo(map);
  const told = () => tell(named(name, path), there.length ? `: ${there.join("; ")}` : "");
  const element = mark.getElement();
  for (const [key, value] of Object.entries({ tabindex: "0", role: "button", "aria-label": `${name}: ${there.join("; ")}` })) {
    element.setAttribute(key, value);
  }
  mark.on("click", told);
  element.addEventListener("focus", () => mark.openTooltip());
  element.addEventListener("blur", () => mark.closeTooltip());
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    told();
  });
}

/** Leaflet reads a string as markup, and an element as it is. */
function label(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}
