/** A network to move about in: cytoscape, which draws on a canvas, with a walk from name to name by the keyboard. */

import cytoscape from "cytoscape";
import { colour, named } from "./colours.js";

const NEARER = 1.25;

/**
 * Open a network in a place of the page.
 * @param {{nodes: {id: string, name: string, path: string, subject: boolean}[],
 *   joins: {one: string, other: string, how: string}[], caption: string}} picture
 * @param {{tell: (...parts: (Node | string)[]) => void}} page
 */
export function open(place, { nodes, joins, caption }, { tell }) {
  withoutStyleElement();
  place.setAttribute("role", "application");
  place.setAttribute("aria-label", caption);
  place.tabIndex = 0;
  const sides = columns(nodes);
  const elements = [
    ...nodes.map((node) => ({ data: { ...node, plain: node.name, name: node.how ? `${node.name}\n${node.how}` : node.name }, classes: node.subject ? "subject" : sides.get(node.id)?.classes ?? [] })),
    ...joins.map(({ one, other, how }) => ({ data: { source: one, target: other, how } })),
  ];
  const hasSubject = nodes.some((node) => node.subject);
  const free = { name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, padding: 30, idealEdgeLength: () => 90, nodeRepulsion: () => 12000 };
  const inColumns = { name: "preset", positions: (node) => sides.get(node.id()), padding: 30 };
  const layout = hasSubject ? inColumns : free;
  const network = cytoscape({ container: place, elements, style: looks(), layout, maxZoom: 3, minZoom: 0.2 });
  const order = network.nodes().sort((a, b) => a.data("plain").localeCompare(b.data("plain")));
  const walk = { at: -1 };
  const choose = (node) => {
    walk.at = order.indexOf(node);
    network.elements().addClass("aside").removeClass("chosen");
    node.closedNeighborhood().removeClass("aside");
    node.addClass("chosen");
    tell(...told(node));
  };
  network.on("tap", "node", ({ target }) => choose(target));
  network.on("tap", ({ target }) => target === network && network.elements().removeClass("aside chosen"));
  place.addEventListener("keydown", (event) => {
    const act = actions(network, order, walk, choose)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Where things stand when all is about one of them: it in the middle, half of the others on either side. */
function columns(nodes) {
  const others = nodes.filter((node) => !node.subject);
  if (others.length === nodes.length) return new Map();
  const half = Math.ceil(others.length / 2);
  const placed = others.map(({ id }, at) => {
    const [side, row, rows] = at < half ? ["right", at, half] : ["left", at - half, others.length - half];
    return [id, { x: side === "right" ? 180 : -180, y: (row - (rows - 1) / 2) * 46, classes: ["beside", side] }];
  });
  return new Map([...nodes.filter((node) => node.subject).map(({ id }) => [id, { x: 0, y: 0 }]), ...placed]);
}

function actions(network, order, walk, choose) {
  const step = (by) => () => choose(order[(walk.at + by + order.length) % order.length]);
  const size = (factor) => () => network.zoom({ level: network.zoom() * factor, renderedPosition: { x: network.width() / 2, y: network.height() / 2 } });
  const back = () => step(walk.at < 0 ? 0 : -1)();
  return {
    ArrowRight: step(1), ArrowDown: step(1), ArrowLeft: back, ArrowUp: back,
    "+": size(NEARER), "=": size(NEARER), "-": size(1 / NEARER), 0: () => network.fit(undefined, 30),
    Enter: () => walk.at >= 0 && network.animate({ center: { eles: order[walk.at] }, duration: 0 }),
    Escape: () => network.elements().removeClass("aside chosen"),
  };
}

/** A name with what it is joined to, and how. */
function told(node) {
  const ties = node.connectedEdges().map((edge) => {
    const other = edge.source().same(node) ? edge.target() : edge.source();
    return other.data("plain") + (edge.data("how") ? ` (${edge.data("how")})` : "");
  });
  return [named(node.data("plain"), node.data("path")), `: ${[...new Set(ties)].join("; ")}`];
}

function looks() {
  const text = { label: "data(name)", color: colour("ink"), "font-size": 14, "text-valign": "bottom", "text-margin-y": 4, "text-outline-color": colour("paper"), "text-outline-width": 2 };
  return [
    { selector: "node", style: { ...text, width: 14, height: 14, "background-color": colour("accent") } },
    { selector: "node.subject", style: { width: 22, height: 22, "font-weight": "bold" } },
    { selector: "edge", style: { width: 1.5, "line-color": colour("strong-line"), "curve-style": "bezier" } },
    { selector: ".beside", style: { "text-wrap": "wrap", "text-valign": "center", "text-margin-y": 0, "font-size": 12 } },
    { selector: "node.left", style: { "text-halign": "left", "text-margin-x": -5, "text-justification": "right" } },
    { selector: "node.right", style: { "text-halign": "right", "text-margin-x": 5, "text-justification": "left" } },
    { selector: ".aside", style: { opacity: 0.25 } },
    { selector: "node.chosen", style: { "border-width": 3, "border-color": colour("focus") } },
    { selector: "edge:active, node:active", style: { "overlay-opacity": 0 } },
  ];
}

/** Cytoscape adds a style element, which the policy refuses, unless one of its name is there; ours is in pictures.css. */
function withoutStyleElement() {
  const name = "__________cytoscape_stylesheet";
  if (!document.getElementById(name)) document.head.append(Object.assign(document.createElement("meta"), { id: name }));
}
