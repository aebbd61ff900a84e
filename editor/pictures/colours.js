/** The colours of the page, light or dark, for what is drawn by a script. */

/** The value of a custom property of the page. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** A link within the site, or the name alone where it leads nowhere. */
export function named(name, path) {
  if (!path) return document.createTextNode(name);
  const link = document.createElement("a");
  link.href = path;
  link.textContent = name;
  return link;
}
