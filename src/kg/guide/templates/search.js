// Search in the pages of the guide, without a server: a part is found when it has every word, headings first.
"use strict";

(() => {
  const form = document.querySelector(".site-search");
  const field = document.getElementById("guide-search");
  const place = document.getElementById("found");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = window.guideParts.map((part) => ({ ...part, head: plain(`${part.title} ${part.heading}`), all: plain(part.words) }));

  function score(part, words) {
    let found = 0;
    for (const word of words) {
      if (part.head.includes(word)) found += 10;
      else if (part.all.includes(word)) found += 1;
      else return 0;
    }
    return found;
  }

  function entry(part) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${form.dataset.up}${part.page}.html#${part.anchor}`;
    link.textContent = part.heading === part.title ? part.title : `${part.title}: ${part.heading}`;
    const words = document.createElement("p");
    words.textContent = part.words.slice(0, 160);
    item.append(link, words);
    return item;
  }

  function search() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    place.hidden = !words.length;
    if (!words.length) return;
    const found = parts.map((part) => [score(part, words), part]).filter(([points]) => points);
    found.sort(([a], [b]) => b - a);
    const heading = document.createElement("h2");
    heading.textContent = found.length ? "Found" : "Nothing was found";
    const list = document.createElement("ol");
    list.className = "found";
    list.append(...found.slice(0, 12).map(([, part]) => entry(part)));
    place.replaceChildren(heading, list);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
})();
