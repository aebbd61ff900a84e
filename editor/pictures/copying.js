/** Buttons that put a text on the clipboard, where the browser lets a page do so. */

/** Show a button, and copy the text that it has; its sign tells that this was done. */
export function offerCopy(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("is-copied");
    setTimeout(() => button.classList.remove("is-copied"), 2000);
  });
}
