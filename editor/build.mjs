/** Makes the one script of the query editor, with the licences of what is in it: node build.mjs [FILE] */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const outfile = process.argv[2] ?? join(here, "../src/kg/server/static/editor.js");

const { metafile, outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.js"],
  outfile,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  metafile: true,
  write: false,
});

writeFileSync(outfile, `${licences(Object.keys(metafile.inputs))}${outputFiles[0].text}`);

/** The licences of the packages that files are from, each text once. */
function licences(files) {
  const packages = new Set(files.map((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean));
  const byText = new Map();
  for (const folder of [...packages].sort()) {
    const { name, version } = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
    const text = licenceIn(join(here, folder));
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  return `/*! Defector Graph query editor. It contains:\n\n${parts.join("\n\n").replaceAll("*/", "* /")}\n*/\n`;
}

function licenceIn(folder) {
  const found = ["LICENSE", "LICENSE.md", "LICENCE"].map((name) => join(folder, name)).find(existsSync);
  if (!found) throw new Error(`${folder} has no licence`);
  return readFileSync(found, "utf8").trim();
}
