/** The outlines of the land as one small file: rings of longitudes and latitudes in hundredths of a degree. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const APART = 0.09;
const inHundredths = (degrees) => Math.round(degrees * 100);

/** The land of Natural Earth at 1 : 50 million, from the package world-atlas; it has no borders of states. */
export function landRings() {
  const file = createRequire(import.meta.url).resolve("world-atlas/land-50m.json");
  const topology = JSON.parse(readFileSync(file, "utf8"));
  const polygons = feature(topology, topology.objects.land).features.flatMap(({ geometry }) => geometry.coordinates);
  const rings = polygons.flat().flatMap((ring) => onThePlane(ring));
  const shown = rings.map(thinned).filter(({ length }) => length > 3);
  return shown.map((ring) => ring.flatMap((position) => position.map(inHundredths)));
}

/** The points of a ring that lie apart enough to be seen as two at the greatest size of a map. */
function thinned(ring) {
  let last = ring[0];
  const isFar = ([x, y]) => Math.hypot(x - last[0], y - last[1]) >= APART;
  return ring.filter((point, at) => (at === 0 || at === ring.length - 1 || isFar(point)) && (last = point));
}

/**
 * A ring of the globe as rings of the plane: one over the antimeridian goes on beyond it, and stands on both sides of the
 * map; one about the South Pole is closed along the edge of the map.
 */
export function onThePlane(ring) {
  let turns = 0;
  const unrolled = ring.map(([longitude, latitude], at) => {
    const step = at ? longitude - ring[at - 1][0] : 0;
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [longitude + 360 * turns, latitude];
  });
  if (turns) {
    const [first, last] = [unrolled[0], unrolled.at(-1)];
    unrolled.push([last[0], -90], [first[0], -90], first);
  }
  const longitudes = unrolled.map(([longitude]) => longitude);
  const shifts = [0, Math.max(...longitudes) > 180 ? -360 : 0, Math.min(...longitudes) < -180 ? 360 : 0];
  return [...new Set(shifts)].map((shift) => unrolled.map(([longitude, latitude]) => [longitude + shift, latitude]));
}
