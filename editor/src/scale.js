/** Axes: round steps between a smallest and a largest value. */

/** Round numbers that cover a span, about `wanted` of them, with steps of at least `least`. */
export function ticks(low, high, wanted = 5, least = 0) {
  const span = high - low || 1;
  const rough = Math.max(span / Math.max(wanted, 1), least);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const first = Math.floor(low / step) * step;
  const count = Math.ceil((high - first) / step - 1e-9) + 1;
  return Array.from({ length: Math.max(count, 2) }, (_, at) => Number((first + at * step).toPrecision(12)));
}

/** A function from values to places between two edges. */
export function scale([low, high], [start, end]) {
  return (value) => start + ((value - low) / (high - low || 1)) * (end - start);
}
