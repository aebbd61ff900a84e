/** The licences of the packages that a bundle is made of. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The comment at the head of a bundle: the packages that its files are from, with their licences, each text once. */
export function licences(here, title, files) {
  const packages = new Set(files.map((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean));
  const byText = new Map();
  for (const folder of [...packages].sort()) {
    const { name, version } = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
    const text = licenceIn(join(here, folder));
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  const contents = parts.length ? `It contains:\n\n${parts.join("\n\n").replaceAll("*/", "* /")}` : "It contains no packages of others.";
  return `/*! Defector Graph ${title}. ${contents}\n*/\n`;
}

function licenceIn(folder) {
  const found = ["LICENSE", "LICENSE.md", "LICENCE"].map((name) => join(folder, name)).find(existsSync);
  if (!found) throw new Error(`${folder} has no licence`);
  return readFileSync(found, "utf8").trim();
}
