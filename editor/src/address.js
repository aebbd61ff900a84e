/** The query in the page's own address, behind the hash mark, so that a link carries it. */

/** What an address asks for: a query, a view, the name of an example. */
export function readAddress(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return { query: fields.get("query"), view: fields.get("view"), example: fields.get("example") };
}

/** The part of an address that carries a query and its view; the usual view is left out. */
export function writeAddress(query, view) {
  const fields = new URLSearchParams({ query });
  if (view && view !== "accepted") fields.set("view", view);
  return `#${fields}`;
}
