/** Where things of a network stand: as in the drawing, names on both sides of what joins them, and none on another. */

const BESIDE = 10;
const EDGE = 6;
const APART = 10;
const LINE = 15;
const NARROW = 560;
const LONGEST = 0.34;
const FEWEST = 320;

/**
 * Place the nodes of a network, in the order in which they come.
 * @returns {{spots: Map<string, {x: number, y: number, side: string, inward: number}>, height: number, room: number, isListed: boolean}}
 *   `inward` is where lines between two of one side are bent to, `room` how wide a name may be
 */
export function placed(nodes, joins, width, measure) {
  const subject = nodes.find((node) => node.subject);
  const others = nodes.filter((node) => node !== subject);
  if (subject && width < NARROW) return listed(subject, others, width, measure);
  const room = width * LONGEST;
  const row = Math.max(...others.map((node) => heightOf(node, room, measure))) + APART;
  const half = Math.ceil(others.length / 2);
  const right = others.slice(0, half);
  const left = subject ? others.slice(half) : others.slice(half).reverse();
  const rows = Math.max(right.length, 1);
  const gap = Math.max(row, Math.min(46, FEWEST / rows));
  const height = Math.max(rows * gap + 2 * APART, FEWEST);
  const [from, to] = [widthOf(left, room, measure) + BESIDE + EDGE, width - widthOf(right, room, measure) - BESIDE - EDGE];
  const middle = { x: (from + to) / 2, y: height / 2 };
  const across = subject ? (to - from) / 2 : Math.min((to - from) / 2, Math.max(height * 0.7, 110));
  const spots = new Map();
  for (const [side, group] of [["left", left], ["right", right]]) {
    group.forEach(({ id }, at) => {
      const down = (at + 0.5 - group.length / 2) * gap;
      const share = subject ? 1 : Math.sqrt(1 - (down / ((group.length * gap) / 2)) ** 2);
      spots.set(id, { x: middle.x + (side === "left" ? -1 : 1) * across * share, y: middle.y + down, side, inward: middle.x });
    });
  }
  if (subject) spots.set(subject.id, { ...middle, side: "over", inward: middle.x });
  return { spots, height, room, isListed: false };
}

/** On a narrow page: what all is about above, the others under each other to the right of it. */
function listed(subject, others, width, measure) {
  const [indent, room] = [44, width - 44 - BESIDE - EDGE];
  const spots = new Map([[subject.id, { x: 16, y: 22, side: "right", inward: 16 }]]);
  let top = 44;
  for (const node of others) {
    const tall = heightOf(node, room, measure) + APART;
    spots.set(node.id, { x: indent, y: top + tall / 2, side: "right", inward: 16 });
    top += tall;
  }
  return { spots, height: top + APART, room, isListed: true };
}

/** How high a name is with what stands below it; cytoscape breaks lines between words. */
function heightOf({ name, how }, room, measure) {
  return [name, how].filter(Boolean).reduce((sum, words) => sum + LINE * linesOf(words, room, measure).length, 0);
}

function widthOf(nodes, room, measure) {
  const lines = nodes.flatMap(({ name, how }) => [name, how].filter(Boolean).flatMap((words) => linesOf(words, room, measure)));
  return Math.max(0, ...lines.map((line) => measure(line)));
}

function linesOf(words, room, measure) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    if (lines.at(-1) && measure(longer) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
