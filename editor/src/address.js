/** The query in the page's own address, so that a link carries it: as parameters, or behind the hash mark when long. */

const LONGEST = 4000;

/** What an address asks for behind its hash mark: a query, a view, the name of an example. */
export function readAddress(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return { query: fields.get("query"), view: fields.get("view"), example: fields.get("example") };
}

/** The address that carries a query and its view; the usual view is left out. */
export function writeAddress(path, query, view) {
  const fields = new URLSearchParams({ query });
  if (view) fields.set("view", view);
  const text = fields.toString();
  return `${path}${text.length < LONGEST ? "?" : "#"}${text}`;
}
