import type Feature from 'ol/Feature.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { unByKey } from 'ol/Observable.js';
import type { EventsKey } from 'ol/events.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import type { CityMap } from '../cityMap.js';
import type { Server } from '../server.js';
import { Drawing } from './drawing.js';
import { sendSketch, type Sketch } from './sketch.js';
import { sketchStyle } from './sketchStyles.js';
import { SNAP_PIXELS, Snapping, type SnapWords } from './snapping.js';
import { VertexMoving } from './vertexMoving.js';

/** How the window drafts just now. */
export interface DraftState {
  /** The city whose map is drafted on; null where there is no scheme. */
  city: string | null;
  /** The scheme whose plots are shown. */
  scheme: string | null;
  /** select, draw, vertices, reshape, split, equal, areas or round. */
  tool: string;
  /** The plots whose vertices can be dragged; null for all of the scheme. */
  only: string[] | null;
  snaps: SnapWords;
}

/** The tool in hand on the map of a scheme: it sketches, sends what was sketched, and takes the sketch away again. */
export class Drafting {
  private pane: CityMap | null = null;
  private state: DraftState | null = null;
  private drawing: Drawing | null = null;
  private vertices: VertexMoving | null = null;
  private snapping: Snapping | null = null;
  private readonly listening: EventsKey[] = [];
  private readonly waiting = new VectorSource<Feature>();
  private readonly layer = new VectorLayer({ source: this.waiting, style: sketchStyle, zIndex: 9 });
  private isStale = false;
  /** A sketch is with the server, or what came of it is not here yet: the tools rest. */
  private isResting = false;
  private isAsking = false;
  private isRefreshed = false;

  constructor(private readonly server: Server, private readonly panes: ReadonlyMap<string, CityMap>) {}

  /** Takes a tool in hand, or shows another scheme. */
  apply(state: DraftState): void {
    this.putDown();
    this.state = state;
    for (const pane of this.panes.values()) pane.showScheme(state.scheme);
    const pane = state.city === null ? null : (this.panes.get(state.city) ?? null);
    this.pane = pane;
    if (!pane) return;
    pane.map.getTargetElement().dataset.tool = state.tool;
    if (state.tool === 'select') return;
    pane.picks = state.tool === 'vertices';
    pane.map.addLayer(this.layer);
    const clicks = () => pane.map.on('click', (event) => void this.click(event));
    switch (state.tool) {
      case 'draw':
      case 'reshape':
      case 'split':
        this.drawing = new Drawing(pane.map, state.tool === 'draw' ? 'Polygon' : 'LineString', (points, feature) => {
          this.waiting.addFeature(feature);
          void this.send({ deed: state.tool, points });
        });
        break;
      case 'vertices':
        this.vertices = new VertexMoving(pane.map, (sketch) => void this.send(sketch), () => this.refresh());
        break;
      default:
        this.listening.push(clicks());
    }
    // An edge to cut along is any place along it: nothing is snapped to.
    if (state.tool !== 'equal' && state.tool !== 'areas') this.snapping = new Snapping(pane.map, state.snaps);
    for (const source of [pane.source('plots'), pane.source('boundary')]) this.listening.push(source.on('change', () => this.refreshSoon()));
    this.refresh();
  }

  /** Gives the sketch its next point; false where it would start from a point that is not there. */
  sketchTo(x: number, y: number, isOffset: boolean): boolean {
    return this.drawing?.sketchTo(x, y, isOffset) ?? false;
  }

  finish(): void {
    this.drawing?.finish();
  }

  /** Gives the sketch up; false where nothing was being sketched. */
  cancel(): boolean {
    if (!this.drawing?.isUnderWay) return false;
    this.drawing.abort();
    return true;
  }

  dispose(): void {
    this.putDown();
  }

  private putDown(): void {
    this.drawing?.dispose();
    this.vertices?.dispose();
    this.snapping?.dispose();
    [this.drawing, this.vertices, this.snapping] = [null, null, null];
    unByKey(this.listening.splice(0));
    this.waiting.clear(true);
    if (!this.pane) return;
    if (!this.isAsking) this.rest(false);
    this.pane.map.removeLayer(this.layer);
    this.pane.picks = true;
  }

  private click(event: MapBrowserEvent): Promise<void> {
    return this.send({ deed: this.state!.tool, points: [event.coordinate] });
  }

  /** One at a time: what is sketched next builds on what comes of this. */
  private async send(sketch: Sketch): Promise<void> {
    const pane = this.pane;
    if (!pane || this.isResting) return;
    this.rest(true);
    [this.isAsking, this.isRefreshed] = [true, false];
    let isDone = false;
    try {
      isDone = await sendSketch(this.server, sketch, SNAP_PIXELS * (pane.map.getView().getResolution() ?? 0));
    } finally {
      this.isAsking = false;
      // What was done arrives with the plots, sooner or later than this; what was refused leaves nothing behind.
      if (!isDone || this.isRefreshed) this.refresh();
    }
  }

  private rest(isResting: boolean): void {
    this.isResting = isResting;
    this.drawing?.setActive(!isResting);
    this.vertices?.setActive(!isResting);
    if (this.pane) this.pane.map.getTargetElement().dataset.resting = String(isResting);
  }

  private refreshSoon(): void {
    if (this.isStale) return;
    this.isStale = true;
    queueMicrotask(() => this.refresh());
  }

  /** Brings what is snapped to and dragged to the plots as they are. */
  private refresh(): void {
    this.isStale = false;
    this.isRefreshed = true;
    const { pane, state } = this;
    if (!pane || !state) return;
    this.rest(this.isAsking);
    this.waiting.clear(true);
    const plots = (pane.source('plots').getFeatures() as Feature[]).filter((plot) => plot.get('scheme') === state.scheme);
    this.snapping?.setTargets([...plots, ...(pane.source('boundary').getFeatures() as Feature[])]);
    this.vertices?.setAreas(state.only === null ? plots : plots.filter((plot) => state.only!.includes(String(plot.getId()))));
  }
}
