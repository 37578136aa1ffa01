import type Feature from 'ol/Feature.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { unByKey } from 'ol/Observable.js';
import type { EventsKey } from 'ol/events.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import type { CityMap, FeatureLayerName } from '../cityMap.js';
import type { Server } from '../server.js';
import { BoundaryCursor, middle, type CursorDeeds } from './boundaryCursor.js';
import { Drawing, type DrawingOptions } from './drawing.js';
import { SNAP_PIXELS } from './guidedSnap.js';
import { Nudging } from './nudging.js';
import { sendSketch, type Sketch } from './sketch.js';
import { ghosts, shiftStyle, sketchStyle } from './sketchStyles.js';
import { Snapping, type SnapWords } from './snapping.js';
import { SpaceBar } from './spaceBar.js';
import { VertexMoving } from './vertexMoving.js';

/** How the window drafts just now. */
export interface DraftState {
  /** The city whose map is drafted on; null where the plan has none. */
  city: string | null;
  /** The scheme whose plots are shown. */
  scheme: string | null;
  /** select, draw, vertices, reshape, split, equal, areas, round, move or copy. */
  tool: string;
  /** The layer that is drawn, and whose vertices are moved. */
  target: FeatureLayerName;
  /** The selected plots, where the tool is for them. */
  chosen: string[];
  /** The plots whose vertices can be dragged; null for all of the scheme. */
  only: string[] | null;
  /** Whether a sketch follows the boundaries that are clicked. */
  traces: boolean;
  snaps: SnapWords;
}

/** What is drawn for each layer. */
const DRAWN: Partial<Record<FeatureLayerName, DrawingOptions['type']>> = { places: 'Point', roads: 'LineString' };

/** The tool in hand on the map of a scheme: it sketches, sends what was sketched, and takes the sketch away again. */
export class Drafting {
  private pane: CityMap | null = null;
  private state: DraftState | null = null;
  private told = '';
  private drawing: Drawing | null = null;
  private vertices: VertexMoving | null = null;
  private snapping: Snapping | null = null;
  private cursor: BoundaryCursor | null = null;
  private nudging: Nudging | null = null;
  private readonly space = new SpaceBar();
  private readonly listening: EventsKey[] = [];
  private readonly waiting = new VectorSource<Feature>();
  private readonly marks = new VectorSource<Feature>();
  private readonly layers = [
    new VectorLayer({ source: this.waiting, style: sketchStyle, zIndex: 9 }),
    new VectorLayer({ source: this.marks, style: sketchStyle, zIndex: 12 }),
  ];
  private nudged: [number, number] = [0, 0];
  private isStale = false;
  /** A sketch is with the server, or what came of it is not here yet: the tools rest. */
  private isResting = false;
  private isAsking = false;
  private isRefreshed = false;

  constructor(private readonly server: Server, private readonly panes: ReadonlyMap<string, CityMap>) {
    window.addEventListener('click', this.giveBackFocus);
  }

  /** Takes a tool in hand, or shows another scheme. */
  apply(state: DraftState): void {
    // Whether boundaries are followed can change in the middle of a sketch.
    const now = JSON.stringify({ ...state, traces: null });
    if (now === this.told) {
      this.state = state;
      this.drawing?.setTrace(state.traces);
      this.note();
      return;
    }
    this.told = now;
    this.putDown();
    this.state = state;
    for (const pane of this.panes.values()) pane.showScheme(state.scheme);
    const pane = state.city === null ? null : (this.panes.get(state.city) ?? null);
    this.pane = pane;
    if (!pane) return;
    this.note();
    for (const layer of this.layers) pane.map.addLayer(layer);
    if (state.tool !== 'select') this.take(pane, state);
    this.nudging = new Nudging(
      pane.map,
      () => !pane.isMeasured && ((state.tool === 'select' && state.chosen.length > 0) || Boolean(this.cursor?.vertex && state.tool === 'vertices')),
      (east, north) => this.nudge(east, north),
      (east, north) => this.settle(east, north),
    );
    for (const name of ['plots', 'boundary', state.target] as const) this.listening.push(pane.source(name).on('change', () => this.refreshSoon()));
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
    this.space.dispose();
    window.removeEventListener('click', this.giveBackFocus);
  }

  /** After a tool was taken with the mouse, keys are for the map; who goes by keys through the bar stays there. */
  private readonly giveBackFocus = (event: MouseEvent) => {
    if (event.detail > 0 && (event.target as HTMLElement).closest('.tool.draft button')) this.pane?.map.getTargetElement().focus({ preventScroll: true });
  };

  private take(pane: CityMap, state: DraftState): void {
    pane.picks = state.tool === 'vertices' && state.target === 'plots';
    // An edge to cut along is any place along it: nothing is snapped to.
    const ownOnly = state.tool === 'vertices' ? 'untilPressed' : state.tool === 'round' ? 'always' : 'never';
    const snapping = state.tool === 'equal' || state.tool === 'areas' ? null : new Snapping(pane.map, state.snaps, ownOnly, () => this.drawing?.points ?? []);
    const isFree = () => !this.space.isHeld;
    const deeds: CursorDeeds = {};
    switch (state.tool) {
      case 'draw':
        this.draw(pane, state, DRAWN[state.target] ?? 'Polygon', snapping!);
        break;
      case 'reshape':
      case 'split':
        this.draw(pane, state, 'LineString', snapping!);
        break;
      case 'move':
      case 'copy':
        this.draw(pane, state, 'Pair', snapping!);
        break;
      case 'vertices':
        this.vertices = new VertexMoving(pane.map, isFree, (sketch) => void this.send(sketch), () => this.refresh());
        deeds.remove = (vertex) => void this.send({ deed: 'remove', points: [vertex] });
        deeds.insert = (edge) => void this.send({ deed: 'add', points: [edge[0], edge[1], middle(edge)] });
        if (state.target === 'places') this.listening.push(pane.map.on('click', (event) => this.removePlace(event)));
        break;
      default:
        deeds.act = (place) => void this.send({ deed: state.tool, points: [place] });
        this.listening.push(pane.map.on('click', (event) => void this.send({ deed: state.tool, points: [event.coordinate] })));
    }
    if (!this.drawing) {
      const kind = state.tool === 'vertices' || state.tool === 'round' ? 'vertex' : 'edge';
      this.cursor = new BoundaryCursor(pane.map, this.marks, kind, () => this.cursorFeatures(), deeds);
    }
    // Interactions that were added last are asked first: what is snapped comes to the tool as it is snapped.
    this.snapping = snapping;
    snapping?.attach();
    if (snapping) this.listening.push(pane.map.on('moveend', () => void this.bringTargets()));
  }

  private draw(pane: CityMap, state: DraftState, type: DrawingOptions['type'], snapping: Snapping): void {
    this.drawing = new Drawing(pane.map, {
      type,
      style: type === 'Pair' ? shiftStyle(() => this.chosen()) : sketchStyle,
      traced: snapping.targets,
      condition: () => !this.space.isHeld,
      onEnd: (points, feature) => {
        this.waiting.addFeature(feature);
        void this.send({ deed: state.tool === 'move' ? 'shift' : state.tool, points });
      },
    });
    this.drawing.setTrace(state.traces);
  }

  private putDown(): void {
    this.drawing?.dispose();
    this.vertices?.dispose();
    this.snapping?.dispose();
    this.cursor?.dispose();
    this.nudging?.dispose();
    [this.drawing, this.vertices, this.snapping, this.cursor, this.nudging] = [null, null, null, null, null];
    unByKey(this.listening.splice(0));
    this.waiting.clear(true);
    this.marks.clear(true);
    this.nudged = [0, 0];
    if (!this.pane) return;
    if (!this.isAsking) this.rest(false);
    for (const layer of this.layers) this.pane.map.removeLayer(layer);
    this.pane.picks = true;
  }

  /** Tells whoever looks at the page, tests among them, what is in hand. */
  private note(): void {
    const { pane, state } = this;
    if (pane && state) Object.assign(pane.map.getTargetElement().dataset, { tool: state.tool, target: state.target, traces: String(state.traces) });
  }

  /** Alt+click on a place removes it: it has no vertices to lose. */
  private removePlace(event: MapBrowserEvent): void {
    if (!(event.originalEvent as MouseEvent).altKey) return;
    const place = this.pane!.source('places').getClosestFeatureToCoordinate(event.coordinate) as Feature | null;
    const point = place?.getGeometry()?.getExtent().slice(0, 2);
    const reach = SNAP_PIXELS * (this.pane!.map.getView().getResolution() ?? 0);
    if (point && Math.hypot(point[0]! - event.coordinate[0]!, point[1]! - event.coordinate[1]!) <= reach) void this.send({ deed: 'remove', points: [point] });
  }

  private nudge(east: number, north: number): void {
    this.nudged = [east, north];
    this.showMarks();
  }

  private settle(east: number, north: number): boolean {
    if (this.isResting) return false;
    const vertex = this.cursor?.vertex;
    void this.send(
      vertex ? { deed: 'move', points: [vertex, [vertex[0]! + east, vertex[1]! + north]] } : { deed: 'shift', points: [[0, 0], [east, north]] },
    );
    return true;
  }

  /** The boundary cursor, and what is being nudged. */
  private showMarks(): void {
    this.marks.clear(true);
    const [east, north] = this.nudged;
    if (this.cursor) this.cursor.show(east, north);
    else if (east !== 0 || north !== 0) {
      for (const [index, area] of this.chosen().entries()) {
        const ghost = area.clone();
        ghost.setId(undefined);
        ghost.setStyle(ghosts([area], east, north)[0]!);
        ghost.set('index', index);
        this.marks.addFeature(ghost);
      }
    }
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
      // What was done arrives with the features, sooner or later than this; what was refused leaves nothing behind.
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

  /** Brings what is snapped to and dragged to the plan as it is. */
  private refresh(): void {
    this.isStale = false;
    this.isRefreshed = true;
    const { pane, state } = this;
    if (!pane || !state) return;
    this.rest(this.isAsking);
    this.waiting.clear(true);
    this.nudged = [0, 0];
    this.vertices?.setAreas(this.edited());
    this.showMarks();
    void this.bringTargets();
  }

  /** Snaps to what is drafted, to the boundary and the roads, and to the parcels in view where they are few. */
  private async bringTargets(): Promise<void> {
    const { pane, snapping } = this;
    if (!pane || !snapping) return;
    const near = () => [...this.features('plots'), ...this.features('boundary'), ...this.features('roads'), ...this.features('places')];
    snapping.setTargets([...near(), ...snapping.parcels], this.edited());
    const parcels = await pane.parcelsInView();
    if (this.snapping !== snapping) return;
    snapping.parcels = parcels;
    snapping.setTargets([...near(), ...parcels], this.edited());
  }

  /** The features of a layer; of plots, those of the scheme. */
  private features(layer: FeatureLayerName): Feature[] {
    const all = this.pane!.source(layer).getFeatures() as Feature[];
    return layer === 'plots' ? all.filter((plot) => plot.get('scheme') === this.state!.scheme) : all;
  }

  /** Those whose vertices are moved. */
  private edited(): Feature[] {
    const { only, target } = this.state!;
    return only === null ? this.features(target) : this.features('plots').filter((plot) => only.includes(String(plot.getId())));
  }

  private chosen(): Feature[] {
    const source = this.pane!.source('plots');
    return this.state!.chosen.map((id) => source.getFeatureById(id) as Feature | null).filter((plot) => plot !== null);
  }

  private cursorFeatures(): Feature[] {
    return this.state!.target === 'plots' ? this.chosen() : this.features(this.state!.target);
  }
}
