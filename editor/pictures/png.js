/** A drawing as PNG, at twice its size so that it can be printed. */

const TIMES = 2;

/** Fetch a drawing, draw it on a canvas, and hand it to the reader as a file. */
export async function savePng(address, name) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth * TIMES, image.naturalHeight * TIMES];
  const pen = canvas.getContext("2d");
  pen.scale(TIMES, TIMES);
  pen.drawImage(image, 0, 0);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: `${name}.png` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
