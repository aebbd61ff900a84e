/** Ways on a map: bent lines, so that there and back lie apart, and the heads of arrows. */

import * as L from "leaflet";

const PIECES = 24;
const BEND = 0.16;
const PLANE = 4;

/** The points of a line that is bent to its left as seen on its way; the same bend at every size of the map. */
export function curveOf(map, start, end) {
  const [one, other] = [map.project(start, PLANE), map.project(end, PLANE)];
  const way = other.subtract(one);
  const bend = L.point((one.x + other.x) / 2 + way.y * BEND, (one.y + other.y) / 2 - way.x * BEND);
  return Array.from({ length: PIECES + 1 }, (_, at) => {
    const share = at / PIECES;
    const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    return map.unproject(L.point(a * one.x + b * bend.x + c * other.x, a * one.y + b * bend.y + c * other.y), PLANE);
  });
}

/** The head of an arrow in the middle of a line; it turns as the line does, which no change of size alters. */
export function arrowOf(map, points) {
  const [before, after] = [PIECES / 2 - 1, PIECES / 2 + 1].map((at) => map.project(points[at], PLANE));
  const head = document.createElement("span");
  head.className = "map-arrow";
  head.style.transform = `rotate(${Math.atan2(after.y - before.y, after.x - before.x)}rad)`;
  const icon = L.divIcon({ html: head, className: "map-spot", iconSize: [0, 0] });
  return L.marker(points[PIECES / 2], { icon, interactive: false, keyboard: false });
}
