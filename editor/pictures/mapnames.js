/** The names of places on a map: as many as find room, worked out again whenever the map changes its size. */

import * as L from "leaflet";
import { roomFor } from "./boxes.js";

/**
 * Keep the names of marks on a map beside them.
 * @param {{name: string, at: number[], face: HTMLElement, isStop: boolean, weight: number}[]} marks
 */
export function keepNamed(map, marks) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  const names = [...marks].sort((a, b) => b.isStop - a.isStop || b.weight - a.weight).map((mark) => ({ ...mark, tag: tagOf(mark, pane) }));
  const place = () => {
    const [start, end] = [[0, 0], map.getSize()].map((corner) => map.containerPointToLayerPoint(corner));
    const seen = { left: start.x, top: start.y, right: end.x, bottom: end.y };
    const found = roomFor(names.map(({ at, face, tag }) => {
      const { x, y } = map.latLngToLayerPoint(at);
      return { x, y, half: face.offsetWidth / 2, tall: face.offsetHeight / 2, size: { width: tag.offsetWidth, height: tag.offsetHeight } };
    }), seen);
    names.forEach(({ tag }, number) => {
      const room = found[number];
      tag.classList.toggle("has-no-room", room === null);
      if (room) L.DomUtil.setPosition(tag, L.point(room.left, room.top).round());
    });
    pane.classList.remove("is-changing");
  };
  map.on("zoomstart", () => pane.classList.add("is-changing"));
  map.on("zoomend moveend viewreset resize", place);
  place();
}

function tagOf({ name }, pane) {
  const tag = document.createElement("span");
  tag.className = "map-name";
  tag.textContent = name;
  return pane.appendChild(tag);
}
