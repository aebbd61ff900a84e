import assert from "node:assert/strict";
import { test } from "node:test";
import { roomFor } from "../pictures/boxes.js";

const SEEN = { left: 0, top: 0, right: 200, bottom: 100 };
const mark = (x, y, width = 40) => ({ x, y, half: 5, tall: 5, size: { width, height: 10 } });

test("a name stands to the right of its mark", () => {
  assert.deepEqual(roomFor([mark(50, 50)], SEEN), [{ left: 59, top: 45 }]);
});

test("a name that would leave what is seen stands on the other side", () => {
  assert.deepEqual(roomFor([mark(190, 50)], SEEN), [{ left: 141, top: 45 }]);
});

test("a mark that is not seen has its name at its side all the same", () => {
  assert.deepEqual(roomFor([mark(400, 50)], SEEN), [{ left: 409, top: 45 }]);
});

test("no name lies on a mark or on another name; the last of too many has no room", () => {
  const found = roomFor(Array.from({ length: 30 }, (_, at) => mark(100 + (at % 3), 50 + (at % 2))), SEEN);
  const boxes = found.filter(Boolean);
  assert.equal(found.at(-1), null);
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      assert.ok(Math.abs(one.left - other.left) >= 40 || Math.abs(one.top - other.top) >= 10);
    }
  }
});
