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

/**
 * Where the names of marks stand, or null for one that has no room.
 * @param {{x: number, y: number, half: number, tall: number, size: {width: number, height: number}}[]} marks
 *   the middle of each mark, half of its width and height, the size of its name; the most telling first
 * @returns {({left: number, top: number} | null)[]}
 */
export function roomFor(marks) {
  const taken = marks.map(({ x, y, half, tall }) => ({ left: x - half, right: x + half, top: y - tall, bottom: y + tall }));
  return marks.map((mark) => {
    for (const [left, top] of places(mark, mark.size)) {
      const box = { left, top, right: left + mark.size.width, bottom: top + mark.size.height };
      if (taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      return { left, top };
    }
    return null;
  });
}
