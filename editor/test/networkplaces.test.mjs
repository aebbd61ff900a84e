import assert from "node:assert/strict";
import { test } from "node:test";
import { placed } from "../pictures/networkplaces.js";

const measure = (words) => words.length * 7;
const nodes = (count) => Array.from({ length: count }, (_, at) => ({ id: `n${at}`, name: `One with a name ${at}`, path: "", subject: false }));

for (const [what, list] of [["free", nodes(9)], ["about one", [{ id: "hub", name: "Hub", path: "", subject: true }, ...nodes(9)]]]) {
  for (const width of [350, 960]) {
    test(`a network that is ${what} has its names in rows within ${width}`, () => {
      const { spots, height, room } = placed(list, [], width, measure);
      for (const side of ["left", "right"]) {
        const rows = list.filter(({ id }) => spots.get(id).side === side).map(({ id }) => spots.get(id)).sort((a, b) => a.y - b.y);
        rows.slice(1).forEach((spot, at) => assert.ok(spot.y - rows[at].y >= 15));
        for (const { x, y } of rows) assert.ok(x > 0 && x < width && y > 0 && y < height);
      }
      assert.ok(room < width);
    });
  }
}
