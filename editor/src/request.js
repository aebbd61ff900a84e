/** Asks the endpoint, and tells what went wrong in words. */

import { language, refusalInWords, say } from "./words.js";

const LONGEST_ADDRESS = 4000;
const EITHER = "application/sparql-results+json, text/turtle;q=0.9";

/**
 * Ask a query; short ones by GET, so that the answer may come from a cache.
 * @returns {Promise<{text: string, type: string, milliseconds: number}>} rejects with a `Refusal`
 */
export async function ask({ endpoint, query, view, accept = EITHER, signal }) {
  const fields = new URLSearchParams({ query });
  if (view) fields.set("view", view);
  const start = performance.now();
  const response = await send(endpoint, fields, { Accept: accept, "Accept-Language": language() }, signal);
  const text = await wholeOf(response);
  const milliseconds = performance.now() - start;
  const type = (response.headers.get("Content-Type") ?? "").split(";")[0].trim();
  if (!response.ok) throw refusalOf(response.status, type, text, response.headers);
  return { text, type, milliseconds };
}

async function send(endpoint, fields, headers, signal) {
  const isShort = fields.toString().length < LONGEST_ADDRESS;
  const form = { method: "POST", body: fields, headers, signal };
  try {
    return isShort ? await fetch(`${endpoint}?${fields}`, { headers, signal }) : await fetch(endpoint, form);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal({ title: say("No answer"), detail: say("The server could not be reached.") });
  }
}

/** The whole body; a server that reaches a limit after the first rows ends it before its end. */
async function wholeOf(response) {
  try {
    return await response.text();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    const detail = say("A limit of time, rows or bytes was reached, so none of it is shown. Ask for less, for example with LIMIT.");
    throw new Refusal({ title: say("The answer broke off"), detail });
  }
}

/** Why the endpoint gave no answer: title, meaning, detail, and the place in the query where it is known. */
export class Refusal extends Error {
  constructor({ title, meaning = "", detail, line, column }) {
    super(detail || title);
    Object.assign(this, { title, meaning, detail, line, column });
  }
}

/**
 * The refusal that a response tells of: RFC 9457 where it is one, else its status. What happened is told in the language
 * of the page where the server can say it so, else in English, behind what such a problem means.
 */
export function refusalOf(status, type, text, headers = new Headers()) {
  const retryAfter = headers.get("Retry-After");
  const problem = type.endsWith("json") ? parsed(text) : {};
  const later = retryAfter ? ` ${say("Try again in %(seconds)s s.", { seconds: retryAfter })}` : "";
  const { title: told, meaning } = refusalInWords(problem);
  const title = told || say("The server answered with status %(status)s", { status });
  const { detail = "", line, column } = problem;
  if (meaning && headers.get("Content-Language") !== language()) return new Refusal({ title, meaning: `${meaning}${later}`, detail, line, column });
  return new Refusal({ title, detail: `${detail}${later}`.trim(), line, column });
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
