import type OlMap from 'ol/Map.js';

/** Metres that an arrow key moves, and with Shift. */
const STEP = 0.1;
const LONG_STEP = 1;

/** Milliseconds after the last press at which a nudge is over: presses in a row are one edit. */
const SETTLED = 400;

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

/** Moves something by the arrow keys, which otherwise move the map. */
export class Nudging {
  private east = 0;
  private north = 0;
  private timer = 0;

  /**
   * @param isReady Whether there is something to move.
   * @param onMove Told the metres so far.
   * @param onSettled Told the metres of presses in a row, once they are over; it takes them, or is asked again later.
   */
  constructor(
    private readonly map: OlMap,
    private readonly isReady: () => boolean,
    private readonly onMove: (east: number, north: number) => void,
    private readonly onSettled: (east: number, north: number) => boolean,
  ) {
    window.addEventListener('keydown', this.press, { capture: true });
  }

  dispose(): void {
    window.clearTimeout(this.timer);
    window.removeEventListener('keydown', this.press, { capture: true });
  }

  private readonly press = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    const target = event.target as HTMLElement;
    if (!way || event.ctrlKey || event.altKey || event.metaKey || !this.isReady()) return;
    if (target !== document.body && !this.map.getTargetElement().contains(target)) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? LONG_STEP : STEP;
    this.east += way[0] * step;
    this.north += way[1] * step;
    this.onMove(this.east, this.north);
    this.settleSoon();
  };

  private settleSoon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (!this.onSettled(this.east, this.north)) this.settleSoon();
      else [this.east, this.north] = [0, 0];
    }, SETTLED);
  }
}
