/** Makes the scripts of the query editor and of pictures, each with the licences of what is in it, and the land of maps. */

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { landRings } from "./land.mjs";
import { licences } from "./licences.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "../src/kg/server/static");
const CONTENT_OF_LAND = "node_modules/world-atlas/land-50m.json";

/** What is made, the editor last: its age tells whether all is as new as what it is made of. */
const SCRIPTS = [
  { name: "pictures.js", entry: "pictures/main.js", format: "esm", title: "pictures" },
  { name: "map.js", entry: "pictures/map.js", format: "esm", title: "maps", more: [CONTENT_OF_LAND] },
  { name: "network.js", entry: "pictures/network.js", format: "esm", title: "networks" },
  { name: "editor.js", entry: "src/main.js", format: "iife", title: "query editor" },
];

writeFileSync(join(folder, "land.json"), JSON.stringify(landRings()));
writeFileSync(join(folder, "map.css"), styleOfMaps());
for (const script of SCRIPTS) await make(script);

async function make({ name, entry, format, title, more = [] }) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: join(folder, name),
    bundle: true,
    minify: true,
    format,
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
    metafile: true,
    write: false,
  });
  const head = licences(here, title, [...Object.keys(metafile.inputs), ...more]);
  writeFileSync(join(folder, name), head + outputFiles[0].text);
}

/** The style sheet of Leaflet without its pictures, none of which our maps use. */
function styleOfMaps() {
  const text = readFileSync(join(here, "node_modules/leaflet/dist/leaflet.css"), "utf8");
  const head = licences(here, "maps", ["node_modules/leaflet/dist/leaflet.css"]);
  return head + text.replace(/^.*\burl\([^)]*\).*$\n?/gm, "");
}
