/** Where an IRI leads: into this site by a path from its root, elsewhere as it is, or nowhere. */

/**
 * The address that shows an IRI, or null for what no browser should follow.
 * @param {{root: string, base: string, identifier: string}} site
 */
export function addressOf(iri, { root, base, identifier }) {
  if (iri.startsWith(identifier)) return `${root}/page/${iri.slice(identifier.length)}`;
  if (iri.startsWith(base)) return `${root}/${iri.slice(base.length)}`;
  return /^https?:\/\//i.test(iri) ? iri : null;
}
