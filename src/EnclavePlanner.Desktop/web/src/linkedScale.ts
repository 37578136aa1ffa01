import { getHeight, getWidth, type Extent } from 'ol/extent.js';
import type { CityMap } from './cityMap.js';

/** Metres of ground per CSS pixel at 1:500. */
const LARGEST_SHOWN = (500 * 0.0254) / 96;

/**
 * Keeps several panes at one ground scale: 1 cm on the screen is the same ground in each. A pane's resolution is in
 * metres of its projection; divided by the projection's point scale there it is metres on the ground.
 */
export class LinkedScale {
  private busy = false;
  private readonly release: (() => void)[] = [];

  /** @param onChange Told the metres of ground per CSS pixel after each change. */
  constructor(private readonly panes: readonly CityMap[], private readonly onChange: (groundResolution: number) => void) {
    for (const pane of panes) {
      const view = pane.map.getView();
      const follow = () => this.follow(pane);
      view.on('change:resolution', follow);
      this.release.push(() => view.un('change:resolution', follow));
    }
  }

  /** Shows every pane whole, all at the scale of the one that needs the smallest. */
  fitAll(): void {
    let ground = 0;
    this.busy = true;
    for (const pane of this.panes) {
      const extent = pane.extent();
      const size = pane.map.getSize();
      if (!extent || !size) continue;
      const view = pane.map.getView();
      view.setCenter([(extent[0]! + extent[2]!) / 2, (extent[1]! + extent[3]!) / 2]);
      const resolution = view.getResolutionForExtent(extent, [size[0]! * 0.94, size[1]! * 0.94]);
      ground = Math.max(ground, resolution / pane.crs.pointScale);
    }
    this.busy = false;
    if (ground > 0) this.setGroundResolution(ground);
  }

  /** Brings an extent of some panes into their middle, all at the scale of the one that needs the smallest, and no larger than 1:500. */
  show(extents: ReadonlyMap<CityMap, Extent>): void {
    let ground = LARGEST_SHOWN;
    for (const [pane, extent] of extents) {
      const size = pane.map.getSize();
      if (!size) continue;
      const view = pane.map.getView();
      view.setCenter([(extent[0]! + extent[2]!) / 2, (extent[1]! + extent[3]!) / 2]);
      const needed = getWidth(extent) + getHeight(extent) > 0 ? view.getResolutionForExtent(extent, [size[0]! * 0.5, size[1]! * 0.5]) : 0;
      ground = Math.max(ground, needed / pane.crs.pointScale);
    }
    if (extents.size > 0) this.setGroundResolution(ground);
  }

  /** Sets every pane to so many metres of ground per CSS pixel. */
  setGroundResolution(ground: number): void {
    this.busy = true;
    for (const pane of this.panes) pane.map.getView().setResolution(ground * pane.crs.pointScale);
    this.busy = false;
    this.onChange(ground);
  }

  dispose(): void {
    for (const release of this.release) release();
  }

  private follow(leader: CityMap): void {
    const resolution = leader.map.getView().getResolution();
    if (this.busy || !resolution) return;
    this.setGroundResolution(resolution / leader.crs.pointScale);
  }
}
