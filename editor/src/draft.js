/** The query that is being written, kept in this browser until it is asked. */

const DRAFT = "defector-graph draft";

/** The query that was not asked yet; empty where there is none, or where the browser keeps nothing. */
export function draft() {
  try {
    return localStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}

/** Keep a query, or forget it when it is empty. */
export function keepDraft(query) {
  try {
    if (query.trim()) localStorage.setItem(DRAFT, query);
    else localStorage.removeItem(DRAFT);
  } catch {
    // A browser that keeps nothing still asks.
  }
}
