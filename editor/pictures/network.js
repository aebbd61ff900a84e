/** A network to move about in: cytoscape, which draws on a canvas, with a walk from name to name by the keyboard. */

import cytoscape from "cytoscape";
import { colour, named } from "./colours.js";
import { placed } from "./networkplaces.js";

const NEARER = 1.25;
const SIZE = 13;
const SMALL = 11;

/**
 * Open a network in a place of the page.
 * @param {{nodes: {id: string, name: string, path: string, subject: boolean, how?: string}[],
 *   joins: {one: string, other: string, how: string}[], caption: string}} picture
 * @param {{tell: (...parts: (Node | string)[]) => void}} page
 */
export function open(place, { nodes, joins, caption }, { tell }) {
  withoutStyleElement();
  place.setAttribute("role", "application");
  place.setAttribute("aria-label", caption);
  place.tabIndex = 0;
  const { spots, height, room, isListed } = placed(nodes, joins, place.clientWidth, measure());
  const subjects = new Set(nodes.filter((node) => node.subject).map(({ id }) => id));
  place.style.height = `${height}px`;
  const elements = [
    ...nodes.map((node) => ({
      data: { ...node, plain: node.name, name: [node.name, node.how].filter(Boolean).join("\n"), room },
      position: { x: spots.get(node.id).x, y: spots.get(node.id).y },
      classes: [spots.get(node.id).side, node.subject ? "subject" : ""].join(" "),
    })),
    ...joins.map(({ one, other, how }) => ({ data: { source: one, target: other, how, ...bendOf(spots.get(one), spots.get(other)) }, classes: isListed && subjects.has(one) !== subjects.has(other) ? "twig" : "" })),
  ];
  const network = cytoscape({ container: place, elements, style: looks(), layout: { name: "preset", fit: false }, maxZoom: 4, minZoom: 0.2 });
  const order = network.nodes().sort((a, b) => a.data("plain").localeCompare(b.data("plain")));
  const walk = { at: -1 };
  const choose = (node) => {
    walk.at = order.indexOf(node);
    network.elements().addClass("aside").removeClass("chosen");
    node.closedNeighborhood().removeClass("aside");
    node.addClass("chosen");
    intoView(network, node);
    tell(...told(node));
  };
  const end = () => {
    network.elements().removeClass("aside chosen");
    tell();
  };
  network.on("tap", "node", ({ target }) => choose(target));
  network.on("tap", ({ target }) => target === network && end());
  place.addEventListener("keydown", (event) => {
    const act = actions(network, order, walk, choose, end)[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
}

/** How wide words are in the type of names. */
function measure() {
  const pen = document.createElement("canvas").getContext("2d");
  return (words, isSmall) => {
    pen.font = `${isSmall ? SMALL : SIZE}px sans-serif`;
    return pen.measureText(words).width;
  };
}

/** How far a line is bent: towards the middle of all, so that it runs through no name; cytoscape counts from the line. */
function bendOf(one, other) {
  const across = { x: other.x - one.x, y: other.y - one.y };
  const length = Math.hypot(across.x, across.y) || 1;
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  const inward = (one.inward + other.inward) / 2 - middle.x;
  const bend = (-0.6 * inward * across.y) / length;
  return { bend: Math.sign(bend) * Math.min(Math.abs(bend), Math.max(30, 0.8 * length)) };
}

/** Bring a name that was chosen into the part of the network that is seen. */
function intoView(network, node) {
  const { x1, y1, x2, y2 } = node.renderedBoundingBox();
  const by = {
    x: x1 < 0 ? 10 - x1 : x2 > network.width() ? network.width() - 10 - x2 : 0,
    y: y1 < 0 ? 10 - y1 : y2 > network.height() ? network.height() - 10 - y2 : 0,
  };
  network.panBy(by);
}

function actions(network, order, walk, choose, end) {
  const step = (by) => () => choose(order[(walk.at + by + order.length) % order.length]);
  const size = (factor) => () => network.zoom({ level: network.zoom() * factor, renderedPosition: { x: network.width() / 2, y: network.height() / 2 } });
  const back = () => step(walk.at < 0 ? 0 : -1)();
  return {
    ArrowRight: step(1), ArrowDown: step(1), ArrowLeft: back, ArrowUp: back,
    "+": size(NEARER), "=": size(NEARER), "-": size(1 / NEARER), 0: () => network.fit(undefined, 10),
    Enter: () => walk.at >= 0 && nearer(network, order[walk.at]),
    Escape: end,
  };
}

/** Show a name that was chosen with all that it is tied to, as large as the place allows. */
function nearer(network, node) {
  network.fit(node.closedNeighborhood(), 30);
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
  const text = {
    label: "data(name)", color: colour("ink"), "font-size": SIZE, "text-wrap": "wrap", "text-max-width": "data(room)",
    "text-outline-color": colour("sunken"), "text-outline-width": 2, "line-height": 1.1, "text-valign": "center",
  };
  return [
    { selector: "node", style: { ...text, width: 10, height: 10, "background-color": colour("accent") } },
    { selector: "node.left", style: { "text-halign": "left", "text-margin-x": -4, "text-justification": "right" } },
    { selector: "node.right", style: { "text-halign": "right", "text-margin-x": 4, "text-justification": "left" } },
    { selector: "node.over", style: { "text-valign": "top", "text-margin-y": -4 } },
    { selector: "node.subject", style: { width: 16, height: 16, "font-weight": "bold", "z-index": 9 } },
    { selector: "edge", style: { width: 1.4, "line-color": colour("strong-line"), "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5 } },
    { selector: "edge.twig", style: { "curve-style": "taxi", "taxi-direction": "downward", "taxi-turn": "100%", "taxi-turn-min-distance": 1, "source-endpoint": "outside-to-node", "target-endpoint": "270deg" } },
    { selector: ".aside", style: { opacity: 0.3 } },
    { selector: "node.chosen", style: { "border-width": 3, "border-color": colour("focus") } },
    { selector: "edge:active, node:active", style: { "overlay-opacity": 0 } },
  ];
}

/** Cytoscape adds a style element, which the policy refuses, unless one of its name is there; ours is in pictures.css. */
function withoutStyleElement() {
  const name = "__________cytoscape_stylesheet";
  if (!document.getElementById(name)) document.head.append(Object.assign(document.createElement("meta"), { id: name }));
}
