/** Names beside marks, none of which lies on another: where each finds room, the most telling first. */

const GAP = 4;

/** Where a name may stand about a mark: right, left, above, below, and at the corners; left and top of its box. */
function places({ x, y, half, tall }, { width, height }) {
  const [beside, over] = [half + GAP, tall + GAP];
  const [across, near] = [half * 0.7 + GAP, tall * 0.7 + GAP];
  return [
    [x + beside, y - height / 2], [x - beside - width, y - height / 2],
    [x - width / 2, y - over - height], [x - width / 2, y + over],
    [x + across, y - near - height], [x - across - width, y - near - height],
    [x + across, y + near], [x - across - width, y + near],
  ];
}

const meet = (one, other) =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

const lies = (box, within) =>
  box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;

/**
 * Where the names of marks stand, or null for one that has no room: in what is seen if they can.
 * @param {{x: number, y: number, half: number, tall: number, size: {width: number, height: number}}[]} marks
 *   the middle of each mark, half of its width and height, the size of its name; the most telling first
 * @param {{left: number, right: number, top: number, bottom: number}} seen
 * @returns {({left: number, top: number} | null)[]}
 */
export function roomFor(marks, seen) {
  const taken = marks.map(({ x, y, half, tall }) => ({ left: x - half, right: x + half, top: y - tall, bottom: y + tall }));
  return marks.map((mark) => {
    const boxes = places(mark, mark.size).map(([left, top]) => ({ left, top, right: left + mark.size.width, bottom: top + mark.size.height }));
    const free = boxes.filter((box) => !taken.some((other) => meet(box, other)));
    const found = free.find((box) => lies(box, seen)) ?? free[0];
    if (!found) return null;
    taken.push(found);
    return { left: found.left, top: found.top };
  });
}
