/** Draws a chart as SVG; the table below it tells the same, so the picture itself is one image with a summary. */

import { shape } from "./dom.js";
import { scale, ticks } from "./scale.js";

const ROW = 24;
const TEXT = 7.2;
const FOOT = 28;

/** The picture of a chart, as wide as its place. */
export function draw(chart, width) {
  const drawing = { bars: drawBars, columns: drawCourse, line: drawCourse, timeline: drawTimeline }[chart.kind];
  const { height, parts } = drawing(chart, width);
  return shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": summaryOf(chart) }, ...parts);
}

/** What the picture shows, in a sentence. */
export function summaryOf({ kind, by, value, points }) {
  const [first, last] = [points[0], points.at(-1)];
  if (kind === "timeline") return `Time line of ${points.length} entries, from ${first.date} to ${last.date}`;
  const greatest = points.reduce((best, point) => (point.value > best.value ? point : best));
  return `${{ bars: "Bars", columns: "Columns", line: "Line" }[kind]}: ${value} by ${by}, ${points.length} values; the greatest is ${greatest.value} (${greatest.label})`;
}

function drawBars({ points }, width) {
  const longest = Math.max(...points.map((point) => point.label.length));
  const left = Math.min(longest * TEXT + 12, width * 0.45);
  const steps = ticks(0, Math.max(...points.map((point) => point.value), 1));
  const x = scale([0, steps.at(-1)], [left, width - 60]);
  const parts = points.flatMap((point, at) => [
    label(point.label, left - 8, at * ROW + 16, left - 12, "end"),
    shape("rect", { class: "bar-shape", x: left, y: at * ROW + 4, width: Math.max(x(point.value) - left, 1), height: ROW - 8 }),
    shape("text", { class: "label", x: x(point.value) + 6, y: at * ROW + 16 }, String(point.value)),
  ]);
  return { height: points.length * ROW + 4, parts };
}

/** Numbers in the course of time, as columns or as a line. */
function drawCourse({ kind, points }, width) {
  const [top, bottom, left, right] = [12, 220, 48, width - 24];
  const values = points.map((point) => point.value);
  const heights = ticks(Math.min(0, ...values), Math.max(...values), 5, kind === "columns" ? 1 : 0);
  const x = scale([points[0].at, points.at(-1).at], [left + 8, right - 8]);
  const y = scale([heights[0], heights.at(-1)], [bottom, top]);
  const grid = heights.flatMap((height) => [
    shape("line", { class: "grid", x1: left, x2: right, y1: y(height), y2: y(height) }),
    shape("text", { class: "label", x: left - 8, y: y(height) + 4, "text-anchor": "end" }, String(height)),
  ]);
  const marks = kind === "columns" ? columns(points, x, y) : trend(points, x, y);
  return { height: bottom + FOOT, parts: [...grid, ...years(points, x, bottom, width), ...marks] };
}

const told = (point) => shape("title", {}, `${point.label}: ${point.value}`);

function columns(points, x, y) {
  const size = (point) => ({ x: x(point.at) - 4, width: 8, y: y(point.value), height: Math.max(y(0) - y(point.value), 1) });
  return points.map((point) => shape("rect", { class: "bar-shape", ...size(point) }, told(point)));
}

function trend(points, x, y) {
  const path = points.map((point) => `${x(point.at)},${y(point.value)}`).join(" ");
  const dots = points.map((point) => shape("circle", { class: "dot", cx: x(point.at), cy: y(point.value), r: 4 }, told(point)));
  return [shape("polyline", { class: "trend", points: path }), ...dots];
}

function drawTimeline({ points }, width) {
  const bottom = points.length * ROW + 4;
  const x = scale([points[0].at, points.at(-1).at], [16, width - 16]);
  const rows = points.flatMap((point, at) => {
    const [place, height] = [x(point.at), at * ROW + 14];
    const text = `${point.date}  ${point.label}`;
    const isLeft = place > width / 2;
    const room = isLeft ? place - 16 : width - place - 16;
    return [dot(place, height, text), label(text, isLeft ? place - 10 : place + 10, height + 4, room, isLeft ? "end" : "start")];
  });
  return { height: bottom + FOOT, parts: [...years(points, x, bottom, width), ...rows] };
}

/** The axis of years below a picture. */
function years(points, x, bottom, width) {
  const [low, high] = [points[0].at, points.at(-1).at];
  const marks = ticks(low, high, width / 110).filter((year) => Number.isInteger(year) && year >= low && year <= high);
  return marks.flatMap((year) => [
    shape("line", { class: "grid", x1: x(year), x2: x(year), y1: 0, y2: bottom }),
    shape("text", { class: "label", x: x(year), y: bottom + 18, "text-anchor": "middle" }, String(year)),
  ]);
}

const dot = (cx, cy, text) => shape("circle", { class: "dot", cx, cy, r: 4 }, shape("title", {}, text));

/** A text that is cut where there is no room for it; its title has the whole. */
function label(text, x, y, room, anchor) {
  const most = Math.max(Math.floor(room / TEXT), 3);
  const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return shape("text", { class: "label", x, y, "text-anchor": anchor }, shown, shape("title", {}, text));
}
