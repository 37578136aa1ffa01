/** Width of a CSS pixel on a screen of 96 dots per inch, in metres. */
const PIXEL_METRES = 0.0254 / 96;
const LONGEST_PIXELS = 140;

/** The denominator N of the scale 1:N for so many metres of ground per CSS pixel. */
export function scaleDenominator(groundResolution: number): number {
  return groundResolution / PIXEL_METRES;
}

/** The longest round length (1, 2 or 5 times a power of ten) whose bar is no wider than the longest allowed. */
export function roundLength(groundResolution: number): number {
  const most = groundResolution * LONGEST_PIXELS;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([5, 2, 1].find((factor) => factor * power <= most) ?? 1);
}

/** Draws the bar into an element whose first child is the bar and second its text. */
export function drawScaleBar(element: HTMLElement, groundResolution: number): void {
  const metres = roundLength(groundResolution);
  const [bar, text] = element.children;
  if (!(bar instanceof HTMLElement) || !text) return;
  bar.style.width = `${metres / groundResolution}px`;
  text.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
}
