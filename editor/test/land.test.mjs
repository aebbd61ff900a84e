import assert from "node:assert/strict";
import { test } from "node:test";
import { onThePlane } from "../land.mjs";

test("a ring over the antimeridian stands on both sides of the map", () => {
  const chukotka = [[170, 60], [180, 60], [-170, 65], [170, 65], [170, 60]];
  assert.deepEqual(onThePlane(chukotka), [
    [[170, 60], [180, 60], [190, 65], [170, 65], [170, 60]],
    [[-190, 60], [-180, 60], [-170, 65], [-190, 65], [-190, 60]],
  ]);
});

test("a ring about the South Pole is closed along the edge of the map", () => {
  const [ring] = onThePlane([[-170, -70], [-60, -70], [60, -70], [170, -70], [-170, -70]]);
  assert.deepEqual(ring.slice(4), [[190, -70], [190, -90], [-170, -90], [-170, -70]]);
});

test("an island stays as it is", () => {
  const island = [[0, 0], [1, 0], [1, 1], [0, 0]];
  assert.deepEqual(onThePlane(island), [island]);
});
