import type { Extent } from 'ol/extent.js';
import type { CityMap } from '../cityMap.js';
import type { LinkedScale } from '../linkedScale.js';
import { drawScaleBar, scaleDenominator } from '../scaleBar.js';
import type { Server } from '../server.js';
import { BaseMaps, type BaseMap } from './baseMaps.js';
import { Divider } from './divider.js';
import { Graticule } from './graticule.js';
import { degreesMinutesSeconds } from './gridSteps.js';
import { Marker } from './marker.js';
import { Measuring, type Measure } from './measuring.js';
import { placePanels } from './panels.js';

/** Where the panes look: the middle of each, metres east and north in its city's CRS, by the city's code. */
type Centres = Record<string, [number, number]>;

/** What the window asks of its maps. */
export interface ViewState {
  linksPan: boolean;
  degrees: boolean;
  metres: boolean;
  /** The first pane's share of the room, 0 to 1. */
  share: number;
  measure: Measure | null;
  /** The base maps of each city, from the bottom up. */
  baseMaps: Record<string, BaseMap[]>;
}

/** A view is told of once it has rested so long, milliseconds. */
const REST = 250;

/** How the panes look at the land: scale, place, grids, base maps, and what is measured on them. */
export class PaneViews {
  private readonly graticules = new Map<string, Graticule>();
  private readonly markers = new Map<string, Marker>();
  private readonly baseMaps = new Map<string, BaseMaps>();
  private readonly measuring = new Map<string, Measuring>();
  private readonly divider: Divider | null;
  private readonly release: (() => void)[] = [placePanels()];
  private measure: Measure | null = null;
  private timer: number | undefined;

  constructor(private readonly server: Server, private readonly panes: ReadonlyMap<string, CityMap>, private readonly scale: LinkedScale) {
    for (const [city, pane] of panes) {
      const graticule = new Graticule(pane.projecting);
      const marker = new Marker();
      pane.map.addLayer(graticule);
      pane.map.addLayer(marker.layer);
      this.graticules.set(city, graticule);
      this.markers.set(city, marker);
      this.baseMaps.set(city, new BaseMaps(pane));
    }
    const bar = document.getElementById('pane-divider');
    const room = document.getElementById('panes');
    this.divider = bar && room ? new Divider(room, bar, (share) => void server.invokeMethodAsync('ShareMoved', share)) : null;
    window.addEventListener('keydown', this.escape, true);
  }

  apply(state: ViewState): void {
    this.scale.linksPan = state.linksPan;
    for (const graticule of this.graticules.values()) {
      [graticule.degrees, graticule.metres] = [state.degrees, state.metres];
      graticule.changed();
    }
    this.divider?.show(state.share);
    for (const [city, maps] of this.baseMaps) maps.show(state.baseMaps[city] ?? []);
    this.take(state.measure);
  }

  /** Puts panes where they are told, at one scale; a scale of null leaves it as it is. */
  place(centres: Centres, ground: number | null): void {
    const places = new Map<CityMap, number[]>();
    for (const [city, centre] of Object.entries(centres)) {
      const pane = this.panes.get(city);
      if (pane) places.set(pane, centre);
    }
    this.scale.place(places, ground);
  }

  /** Brings an extent of each city into view. */
  show(extents: Record<string, Extent>): void {
    const wanted = new Map<CityMap, Extent>();
    for (const [city, extent] of Object.entries(extents)) {
      const pane = this.panes.get(city);
      if (pane) wanted.set(pane, extent);
    }
    this.scale.show(wanted, 0.8);
  }

  /** Goes to a place and marks it; null takes the mark away. */
  mark(city: string, place: [number, number] | null): void {
    this.markers.get(city)?.show(place);
    if (place) this.place({ [city]: place }, null);
  }

  /** Takes the last measured point back. */
  measureBack(): void {
    for (const measuring of this.measuring.values()) if (measuring.isUsed) measuring.back();
  }

  /** Brings what stands beside the maps up to their view, and tells it once it rests. */
  viewChanged(): void {
    const { ground } = this.scale;
    if (ground === null) return;
    for (const [city, pane] of this.panes) {
      drawScaleBar(document.getElementById(`scale-${city}`)!, pane.groundResolution());
      const { convergence } = pane.distortion();
      document.getElementById(`convergence-${city}`)!.textContent = `γ ${convergence < 0 ? '−' : '+'}${degreesMinutesSeconds(Math.abs(convergence), 0, '', '')}`;
    }
    document.getElementById('scale-read-out')!.textContent = `1:${Math.round(scaleDenominator(ground)).toLocaleString('en-US')}`;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.server.invokeMethodAsync('ViewMoved', this.centres(), ground), REST);
  }

  dispose(): void {
    window.clearTimeout(this.timer);
    window.removeEventListener('keydown', this.escape, true);
    this.take(null);
    this.divider?.dispose();
    for (const maps of this.baseMaps.values()) maps.dispose();
    for (const release of this.release) release();
  }

  private centres(): Centres {
    return Object.fromEntries([...this.panes].map(([city, pane]) => [city, pane.map.getView().getCenter() as [number, number]]));
  }

  private take(measure: Measure | null): void {
    if (measure === this.measure) return;
    this.measure = measure;
    for (const measuring of this.measuring.values()) measuring.dispose();
    this.measuring.clear();
    if (!measure) return;
    for (const [city, pane] of this.panes) {
      this.measuring.set(city, new Measuring(pane, measure, (points) => this.measured(city, points)));
    }
  }

  /** One thing is measured at a time: points in one pane end what was measured in another. */
  private measured(city: string, points: number[][]): void {
    for (const [other, measuring] of this.measuring) if (other !== city) measuring.clear();
    void this.server.invokeMethodAsync('Measured', city, points.flat());
  }

  /** Esc ends the measuring and nothing else; before all others it is heard here. */
  private readonly escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.measure || document.querySelector('[popover]:popover-open, [role=dialog]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.server.invokeMethodAsync('MeasureEnds');
  };
}

/** Chinese survey axes, X north and Y east, and longitude and latitude on the city's own datum. */
export function showPointer(pane: CityMap, place: [number, number] | null): void {
  const readOut = document.getElementById('cursor-read-out')!;
  const metres = (value: number) =>
    value.toLocaleString('en-US', { minimumFractionDigits: 3, maximumFractionDigits: 3 }).replaceAll(',', '\u2009');
  const lonLat = place && pane.projecting.toLonLat(place);
  const degrees = lonLat ? `\u2003${degreesMinutesSeconds(lonLat[0], 3, 'E', 'W')} ${degreesMinutesSeconds(lonLat[1], 3, 'N', 'S')}` : '';
  readOut.textContent = place ? `X ${metres(place[1])}\u2003Y ${metres(place[0])}\u2003EPSG:${pane.crs.epsg}${degrees}` : '';
}
