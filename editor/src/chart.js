/** Which picture suits an answer: bars, columns or a line in time, a time line; or none. */

import { datatypeOf, isNumeric, numberOf } from "./answers.js";

const MOST_BARS = 60;
const MOST_EVENTS = 80;
const DATE = /^-?\d{4}(?:-\d{2}){0,2}(?:T.*)?$/;
const DATE_TYPES = new Set(["date", "dateTime", "gYear", "gYearMonth", "EDTF"]);

/** A point of time as a number of years; null for what names none. A literal of a date type, EDTF or plain text. */
export function yearOf(term) {
  if (term?.type !== "literal" || term["xml:lang"]) return null;
  const type = datatypeOf(term);
  const isDate = DATE_TYPES.has(type) || ((type === "" || type === "string") && /^\d{4}(?:-\d{2}){1,2}$/.test(term.value));
  const text = term.value.replace(/[?~%]/g, "").replace(/\/.*$/, "");
  if (!isDate || !DATE.test(text)) return null;
  const [, year, month = "1", day = "1"] = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text);
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 372;
}

/** What a column holds, when all that is bound in it is of one kind. */
function kindOf(rows, column) {
  const terms = rows.map((row) => row[column]).filter(Boolean);
  if (!terms.length) return null;
  if (terms.every((term) => yearOf(term) !== null)) return "date";
  if (isNumeric(rows, column)) return "number";
  return terms.every((term) => term.type === "literal") ? "label" : "node";
}

/**
 * The picture of an answer, or null.
 * @returns {{kind: "bars"|"columns"|"line"|"timeline", by: string, value: string, points: object[]} | null}
 */
export function chartOf({ variables = [], rows = [] }) {
  if (rows.length < 2) return null;
  const kinds = variables.map((_, column) => kindOf(rows, column));
  const [number, date, label] = ["number", "date", "label"].map((kind) => kinds.indexOf(kind));
  if (date >= 0 && number >= 0) return course(variables, rows, date, number);
  if (label >= 0 && number >= 0) return bars(variables, rows, label, number);
  if (date >= 0 && label >= 0) return timeline(variables, rows, date, label);
  return null;
}

/** Counts stand as columns, for a line would tell of times between them. */
function course(variables, rows, date, number) {
  const points = rows
    .filter((row) => row[date] && row[number])
    .map((row) => ({ label: row[date].value, at: yearOf(row[date]), value: numberOf(row[number]) }))
    .sort((a, b) => a.at - b.at);
  const isFunction = new Set(points.map((point) => point.at)).size === points.length;
  if (!isFunction || points.length < 2) return null;
  const areCounts = points.every((point) => Number.isInteger(point.value) && point.value >= 0);
  return { kind: areCounts ? "columns" : "line", by: variables[date], value: variables[number], points };
}

function bars(variables, rows, label, number) {
  const points = rows
    .filter((row) => row[label] && row[number])
    .map((row) => ({ label: row[label].value, value: numberOf(row[number]) }));
  const isReadable = points.length >= 2 && points.length <= MOST_BARS && points.every((point) => point.value >= 0);
  return isReadable ? { kind: "bars", by: variables[label], value: variables[number], points } : null;
}

function timeline(variables, rows, date, label) {
  const seen = new Map();
  for (const row of rows) {
    if (row[date] && row[label]) {
      const point = { label: row[label].value, date: row[date].value, at: yearOf(row[date]) };
      seen.set(`${point.date} ${point.label}`, point);
    }
  }
  const points = [...seen.values()].sort((a, b) => a.at - b.at || a.label.localeCompare(b.label));
  const isReadable = points.length >= 2 && points.length <= MOST_EVENTS && points[0].at < points.at(-1).at;
  return isReadable ? { kind: "timeline", by: variables[date], value: variables[label], points } : null;
}
