/** Pictures and copies: the buttons of a page that need a script. */

import { offerCopy } from "./copying.js";
import { start } from "./figure.js";

for (const button of document.querySelectorAll(".copy")) offerCopy(button);
for (const figure of document.querySelectorAll(".picture-figure")) start(figure);
