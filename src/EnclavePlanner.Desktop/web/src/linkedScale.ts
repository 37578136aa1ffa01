import { getCenter, getHeight, getWidth, type Extent } from 'ol/extent.js';
import { unByKey } from 'ol/Observable.js';
import type { EventsKey } from 'ol/events.js';
import type { CityMap } from './cityMap.js';

/** Metres of ground per CSS pixel at 1:500. */
const LARGEST_SHOWN = (500 * 0.0254) / 96;

/** Panes may be apart by this share before they are brought to one scale again: 0.01 pixel over 1,000. */
const SETTLED = 1e-5;

/**
 * Keeps several panes at one ground scale: 1 cm on the screen is the same ground in each. A pane's resolution is in metres of its
 * projection; divided by the projection's point scale in the pane's middle it is metres on the ground. On request they are also
 * panned together, by the same distance on the ground along the axes of each pane's own grid.
 */
export class LinkedScale {
  /** Whether a pane that is panned by hand takes the others along. */
  linksPan = false;
  /** Metres of ground per CSS pixel; null before anything was shown. */
  ground: number | null = null;
  private busy = false;
  private readonly listening: EventsKey[] = [];
  private readonly centres = new Map<CityMap, number[]>();

  /** @param onChange Told after each change of the scale, and where a pane has come to rest. */
  constructor(private readonly panes: readonly CityMap[], private readonly onChange: () => void) {
    for (const pane of panes) {
      const view = pane.map.getView();
      this.centres.set(pane, view.getCenter()!);
      this.listening.push(
        view.on('change:resolution', () => this.follow(pane)),
        view.on('change:center', () => this.drag(pane)),
        pane.map.on('moveend', () => this.settle()),
      );
    }
  }

  /** Shows every pane whole, all at the scale of the one that needs the smallest. */
  fitAll(): void {
    const extents = new Map<CityMap, Extent>();
    for (const pane of this.panes) {
      const extent = pane.extent();
      if (extent) extents.set(pane, extent);
    }
    this.show(extents, 0.94, 0);
  }

  /**
   * Brings an extent of some panes into their middle, all at the scale of the one that needs the smallest.
   * @param share How much of a pane the extent may take.
   * @param largest No larger scale than that of so many metres of ground per pixel; 1:500.
   */
  show(extents: ReadonlyMap<CityMap, Extent>, share = 0.5, largest = LARGEST_SHOWN): void {
    let ground = largest;
    this.quietly(() => {
      for (const [pane, extent] of extents) {
        const size = pane.size();
        const view = pane.map.getView();
        view.setCenter(getCenter(extent));
        if (!size || getWidth(extent) + getHeight(extent) === 0) continue;
        const needed = view.getResolutionForExtent(extent, [size[0] * share, size[1] * share]);
        ground = Math.max(ground, needed / pane.distortion().pointScale);
      }
    });
    if (extents.size > 0 && ground > 0) this.setGroundResolution(ground);
  }

  /** Puts panes where they are told, at one scale; a scale of null leaves it as it is. */
  place(centres: ReadonlyMap<CityMap, number[]>, ground: number | null): void {
    this.quietly(() => {
      for (const [pane, centre] of centres) pane.map.getView().setCenter(centre);
    });
    const wanted = ground ?? this.ground;
    if (wanted !== null) this.setGroundResolution(wanted);
  }

  /** Sets every pane but the leading one, which has it already, to so many metres of ground per CSS pixel. */
  setGroundResolution(ground: number, leader?: CityMap): void {
    this.ground = ground;
    this.quietly(() => {
      for (const pane of this.panes) if (pane !== leader) pane.map.getView().setResolution(ground * pane.distortion().pointScale);
    });
    this.onChange();
  }

  dispose(): void {
    unByKey(this.listening.splice(0));
  }

  private follow(leader: CityMap): void {
    const resolution = leader.map.getView().getResolution();
    if (this.busy || !resolution) return;
    this.setGroundResolution(resolution / leader.distortion().pointScale, leader);
  }

  private drag(leader: CityMap): void {
    const view = leader.map.getView();
    const from = this.centres.get(leader)!;
    const to = view.getCenter()!;
    this.centres.set(leader, to);
    // What a command shows in one pane is no reason to leave the place in the other.
    if (this.busy || !this.linksPan || !(view.getInteracting() || view.getAnimating())) return;
    const scale = leader.distortion().pointScale;
    const [east, north] = [(to[0]! - from[0]!) / scale, (to[1]! - from[1]!) / scale];
    this.quietly(() => {
      for (const pane of this.panes) {
        if (pane === leader) continue;
        const [x, y] = pane.map.getView().getCenter()!;
        const own = pane.distortion().pointScale;
        pane.map.getView().setCenter([x! + east * own, y! + north * own]);
      }
    });
  }

  /** A pane that was panned has another point scale in its middle: all are brought to one scale again. */
  private settle(): void {
    const { ground } = this;
    if (ground === null) return;
    if (this.panes.some((pane) => Math.abs(pane.groundResolution() / ground - 1) > SETTLED)) this.setGroundResolution(ground);
    else this.onChange();
  }

  private quietly(work: () => void): void {
    const before = this.busy;
    this.busy = true;
    work();
    this.busy = before;
  }
}
