/** What the script says, in the language of the page. A message is its English text, and is said so where no other is. */

const page = globalThis.document;
let table = null;

/** The language of the page; English where there is none, as in tests. */
export const language = () => page?.documentElement.lang || "en";

/** A number as it is written in the language of the page. */
export const number = (value) => value.toLocaleString(language());

/** Say a message with its values; the server put the other language's texts on the form. */
export function say(message, values = {}) {
  return told(shownTable(), message, values);
}

const shownTable = () => (table ??= tableOf(page?.getElementById("query-form")?.dataset.words));

/**
 * A refusal in the language of the page: its title, and before the detail, which is English, what such a problem means.
 * @param {{type?: string, title?: string}} problem as RFC 9457 has it
 */
export function refusalInWords({ type = "", title = "" }, messages = shownTable()) {
  return { title: messages.get(title) ?? title, meaning: messages.get(type) ?? "" };
}

/** The table of messages that a page has, or an empty one. */
export const tableOf = (text) => new Map(Object.entries(JSON.parse(text || "{}")));

/** A message by a table, with a value in each place such as `%(count)s`; a place without a value stays as it is. */
export function told(messages, message, values = {}) {
  const text = messages.get(message) ?? message;
  return text.replace(/%\((\w+)\)s/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/** What is told in several languages, with the words of the page's language in front of those it was written in. */
export const inOurWords = ({ told: words, ...rest }, tag = language()) => ({ ...rest, ...words?.[tag] });
