/** Makes the one script of the query editor: node build.mjs [FILE] */

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const fallback = fileURLToPath(new URL("../src/kg/server/static/editor.js", import.meta.url));

await build({
  entryPoints: [fileURLToPath(new URL("src/main.js", import.meta.url))],
  outfile: process.argv[2] ?? fallback,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "eof",
  logLevel: "error",
});
