/** Where an IRI leads: into this site by a path from its root, elsewhere as it is, or nowhere. */

const ELSEWHERE = [["query/", "questions/"]];

/** What may not stand in a path as it is, percent-encoded (RFC 3986, section 3.3). */
const encoded = (step) => step.replace(/[^\w/:@!$&'()*+,;=.~%-]+/gu, encodeURIComponent);

/**
 * The address that shows an IRI, or null for what no browser should follow.
 * @param {{root: string, base: string, identifier: string}} site
 */
export function addressOf(iri, { root, base, identifier }) {
  if (iri.startsWith(identifier)) return `${root}/page/${encoded(iri.slice(identifier.length))}`;
  if (iri.startsWith(base)) return `${root}/${pathBelow(iri.slice(base.length))}`;
  return /^https?:\/\//i.test(iri) ? iri : null;
}

function pathBelow(rest) {
  const [step, ...fragments] = rest.split("#");
  const [named, shown] = ELSEWHERE.find(([start]) => step.startsWith(start)) ?? ["", ""];
  const path = encoded(shown + step.slice(named.length));
  return fragments.length ? `${path}#${encoded(fragments.join("#"))}` : path;
}
