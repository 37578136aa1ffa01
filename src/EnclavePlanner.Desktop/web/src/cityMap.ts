import Feature from 'ol/Feature.js';
import Map from 'ol/Map.js';
import View from 'ol/View.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import { defaults as defaultInteractions } from 'ol/interaction.js';
import { containsExtent, createEmpty, extend, isEmpty, type Extent } from 'ol/extent.js';
import type Layer from 'ol/layer/Layer.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import type { StyleLike } from 'ol/style/Style.js';
import { registerCrs, type CityCrs } from './cityCrs.js';
import {
  afterStyle, basketStyle, beforeStyle, boundaryStyle, controlLineStyle, landStyle, onlyWhere, parcelStyle, placeStyle, roadStyle, selectionStyle,
  type ClassColours, type MapDrawing,
} from './styles.js';
import { Projecting, type Distortion } from './projecting.js';
import { ParcelTiles, type ParcelAddresses, type TileGridOptions } from './parcelTiles.js';

/** The layers of a pane from the bottom up, by the names they have in addresses. */
export const LAYERS = ['parcels', 'plots', 'roads', 'control-lines', 'boundary', 'places'] as const;
export type LayerName = (typeof LAYERS)[number];

/** Where the land of an action of the history is had: as it was before it, and after. */
export interface ChangeAddresses {
  before: string;
  after: string;
}

/** The layers that come as features; parcels, of which there may be very many, come as tiles. */
const FEATURE_LAYERS = ['plots', 'roads', 'control-lines', 'boundary', 'places'] as const;
export type FeatureLayerName = (typeof FEATURE_LAYERS)[number];

/** So many parcels in view are fetched at full resolution, to be snapped to. */
const MOST_EXACT = 400;

/** What a pane is made of. */
export interface CityMapOptions {
  /** The empty element that becomes the map; nothing else ever writes into it. */
  target: HTMLElement;
  crs: CityCrs;
  colours: ClassColours;
  tileGrid: TileGridOptions;
  /** Told which features a click chose (none: the click met nothing), and whether it adds to the selection. */
  onPick: (ids: string[], additive: boolean) => void;
  /** Told the pointer's place, metres east and north in the pane's CRS; null when it leaves. */
  onPointer: (place: [number, number] | null) => void;
}

/** One map pane: a city's land in the city's own CRS. Data comes by address and is only looked at, never measured. */
export class CityMap {
  readonly map: Map;
  readonly crs: CityCrs;
  readonly projecting: Projecting;
  private readonly colours: ClassColours;
  private readonly parcels: ParcelTiles;
  private readonly sources: Record<FeatureLayerName, VectorSource>;
  private readonly layers: Record<FeatureLayerName, VectorLayer>;
  private readonly basket = new VectorSource();
  private readonly selection = new VectorSource();
  private readonly before = new VectorSource();
  private readonly after = new VectorSource();
  private change: AbortController | null = null;
  private readonly loading = new globalThis.Map<FeatureLayerName, AbortController>();
  private readonly shown = new globalThis.Map<VectorSource, symbol>();
  /** Whether clicks choose features. */
  picks = true;
  /** Whether clicks and keys are for what is measured, whatever tool is in hand. */
  isMeasured = false;
  private basketIds: readonly string[] = [];
  private scheme: string | null = null;
  private selectedIds: readonly string[] = [];

  constructor(options: CityMapOptions) {
    this.crs = options.crs;
    this.colours = options.colours;
    const projection = registerCrs(options.crs);
    this.projecting = new Projecting(options.crs);
    this.parcels = new ParcelTiles(projection, options.tileGrid);
    const styles: Record<FeatureLayerName, StyleLike> = {
      plots: this.plotStyle('Number'),
      roads: roadStyle,
      'control-lines': controlLineStyle(),
      boundary: boundaryStyle,
      places: placeStyle(),
    };
    const make = (name: FeatureLayerName) => new VectorSource<Feature>({ useSpatialIndex: true, attributions: name });
    this.sources = Object.fromEntries(FEATURE_LAYERS.map((name) => [name, make(name)])) as Record<FeatureLayerName, VectorSource>;
    this.layers = Object.fromEntries(
      FEATURE_LAYERS.map((name) => [
        name,
        new VectorLayer({ source: this.sources[name], style: styles[name], declutter: name === 'places' || name === 'plots' }),
      ]),
    ) as Record<FeatureLayerName, VectorLayer>;
    this.map = new Map({
      target: options.target,
      layers: [
        ...LAYERS.map((name) => this.layerOf(name)),
        new VectorLayer({ source: this.basket, style: basketStyle }),
        new VectorLayer({ source: this.selection, style: selectionStyle }),
        new VectorLayer({ source: this.after, style: afterStyle }),
        new VectorLayer({ source: this.before, style: beforeStyle }),
      ],
      controls: [],
      interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false }),
      view: new View({
        projection,
        center: [0, 0],
        resolution: 10,
        minResolution: 0.005,
        maxResolution: 5000,
        enableRotation: false,
        constrainResolution: false,
      }),
    });
    // A single click is told of a quarter of a second late: what it means is what it meant when it was made.
    let isPick = true;
    this.map.on('click', () => {
      isPick = this.picks && !this.isMeasured;
    });
    this.map.on('singleclick', (event) => {
      if (!isPick) return;
      const ids: string[] = [];
      this.map.forEachFeatureAtPixel(
        event.pixel,
        (feature) => {
          const id = feature.getId();
          if (id === undefined) return false;
          ids.push(String(id));
          return true;
        },
        { layerFilter: (layer) => layer === this.parcels.layer || layer === this.layers.plots },
      );
      const original = event.originalEvent as MouseEvent;
      options.onPick(ids, original.ctrlKey || original.shiftKey || original.metaKey);
    });
    this.map.on('pointermove', (event) => options.onPointer([event.coordinate[0]!, event.coordinate[1]!]));
    this.map.getViewport().addEventListener('pointerleave', () => options.onPointer(null));
  }

  /** Fetches a layer anew. A later call for the same layer overtakes an earlier one. */
  async load(layer: FeatureLayerName, address: string): Promise<number> {
    this.loading.get(layer)?.abort();
    const abort = new AbortController();
    this.loading.set(layer, abort);
    const features = await fetchFeatures(address, abort.signal);
    if (abort.signal.aborted) return 0;
    const source = this.sources[layer];
    source.clear(true);
    source.addFeatures(features);
    this.showChosen();
    return features.length;
  }

  /** Brings a layer up by what actions changed in it, in their order. What is there already is only put there again. */
  async renew(layer: FeatureLayerName, actions: readonly ChangeAddresses[]): Promise<void> {
    const changes = await Promise.all(actions.map(({ before, after }) => Promise.all([fetchFeatures(before), fetchFeatures(after)])));
    const source = this.sources[layer];
    for (const [before, after] of changes) {
      const ids = new Set([...before, ...after].map((feature) => feature.getId()!));
      source.removeFeatures([...ids].map((id) => source.getFeatureById(id) as Feature | null).filter((feature) => feature !== null));
      source.addFeatures(after);
    }
    this.showChosen();
  }

  /** Shows the parcels of another state of the plan. */
  loadParcels(addresses: ParcelAddresses): void {
    this.parcels.load(addresses);
    this.showChosen();
  }

  /** Draws the layers in another way. */
  setStyle(drawing: MapDrawing): void {
    this.parcels.setStyle(parcelStyle(drawing));
    this.layers.plots.setStyle(this.plotStyle(drawing.labels));
    drawing.layers.forEach(({ name, opacity }, place) => {
      const layer = this.layerOf(name as LayerName);
      layer.setOpacity(opacity);
      // Below what is chosen or changed, which comes after them at 0.
      layer.setZIndex(place - drawing.layers.length);
    });
  }

  setVisible(layer: LayerName, visible: boolean): void {
    this.layerOf(layer).setVisible(visible);
  }

  select(ids: readonly string[]): void {
    this.selectedIds = ids;
    void this.show(this.selection, ids);
  }

  setBasket(ids: readonly string[]): void {
    this.basketIds = ids;
    void this.show(this.basket, ids);
  }

  /** Outlines what an action changed, as it was before and is after. A later call overtakes an earlier one. */
  async showChange(before: string, after: string): Promise<Extent | null> {
    this.clearChange();
    const abort = new AbortController();
    this.change = abort;
    const extent = createEmpty();
    for (const [source, address] of [[this.before, before], [this.after, after]] as const) {
      const features = await fetchFeatures(address, abort.signal);
      if (abort.signal.aborted) return null;
      source.addFeatures(features);
      extend(extent, source.getExtent() ?? createEmpty());
    }
    return isEmpty(extent) ? null : extent;
  }

  clearChange(): void {
    this.change?.abort();
    this.before.clear(true);
    this.after.clear(true);
  }

  /** How many outlines of an action are drawn. */
  changeCounts(): { before: number; after: number } {
    return { before: this.before.getFeatures().length, after: this.after.getFeatures().length };
  }

  /** Shows the plots of one scheme; with null, of all. */
  showScheme(scheme: string | null): void {
    if (this.scheme === scheme) return;
    this.scheme = scheme;
    this.layers.plots.changed();
  }

  /** The features of a layer, exact. */
  source(layer: FeatureLayerName): VectorSource {
    return this.sources[layer];
  }

  /** The parcels in view at full resolution, where they are few. */
  async parcelsInView(): Promise<Feature[]> {
    const size = this.map.getSize();
    if (!size) return [];
    const ids = this.parcels.idsIn(this.map.getView().calculateExtent(size));
    return ids.length > MOST_EXACT ? [] : this.findParcels(ids);
  }

  /** The land and what lies on it, from the bottom up, for another map in the same CRS. */
  landLayers(style: StyleLike): Layer[] {
    return [this.parcels.layerOf(style), ...FEATURE_LAYERS.map((name) => new VectorLayer({ source: this.sources[name], style }))];
  }

  /** Width and height in CSS pixels; null while the pane is not shown. */
  size(): [number, number] | null {
    const [width = 0, height = 0] = this.map.getSize() ?? [];
    return width > 0 && height > 0 ? [width, height] : null;
  }

  /** What the projection does to lengths and directions in the middle of the pane. */
  distortion(): Distortion {
    return this.projecting.distortionAt(this.map.getView().getCenter()!);
  }

  /** Metres of ground per CSS pixel in the middle of the pane. */
  groundResolution(): number {
    return (this.map.getView().getResolution() ?? 1) / this.distortion().pointScale;
  }

  /** The extent of everything loaded, or null. */
  extent(): Extent | null {
    const whole = extend(createEmpty(), this.parcels.extent ?? createEmpty());
    for (const name of FEATURE_LAYERS) {
      if (name !== 'places') extend(whole, this.sources[name].getExtent() ?? createEmpty());
    }
    if (isEmpty(whole)) extend(whole, this.sources.places.getExtent() ?? createEmpty());
    return isEmpty(whole) ? null : whole;
  }

  /** Brings features into view; leaves the view as it is where they are seen whole, and the scale where it will do. */
  async reveal(ids: readonly string[]): Promise<void> {
    const extent = createEmpty();
    for (const feature of await this.find(ids)) {
      const geometry = feature.getGeometry();
      if (geometry) extend(extent, geometry.getExtent());
    }
    const size = this.size();
    if (isEmpty(extent) || !size) return;
    const view = this.map.getView();
    if (containsExtent(view.calculateExtent(size), extent)) return;
    const needed = view.getResolutionForExtent(extent, [size[0] * 0.6, size[1] * 0.6]);
    view.setCenter([(extent[0]! + extent[2]!) / 2, (extent[1]! + extent[3]!) / 2]);
    if (needed > (view.getResolution() ?? needed)) view.setResolution(needed);
  }

  dispose(): void {
    for (const abort of this.loading.values()) abort.abort();
    this.change?.abort();
    this.parcels.exact.dispose();
    this.map.setTarget(undefined);
    this.map.dispose();
  }

  private plotStyle(labels: MapDrawing['labels']): StyleLike {
    return onlyWhere((plot) => this.scheme === null || plot.get('scheme') === this.scheme, landStyle(this.colours, 0.92, '#444444', labels));
  }

  private layerOf(name: LayerName): Layer {
    return name === 'parcels' ? this.parcels.layer : this.layers[name];
  }

  private showChosen(): void {
    void this.show(this.selection, this.selectedIds);
    void this.show(this.basket, this.basketIds);
  }

  /** Outlines features. A later call for the same source overtakes an earlier one. */
  private async show(source: VectorSource, ids: readonly string[]): Promise<void> {
    const call = Symbol();
    this.shown.set(source, call);
    const features = await this.find(ids);
    if (this.shown.get(source) !== call) return;
    source.clear(true);
    source.addFeatures(features);
  }

  /** Those of the ids that are land here; none where the layer was changed or the map went away while they were fetched. */
  private async find(ids: readonly string[]): Promise<Feature[]> {
    const plots = ids.map((id) => this.sources.plots.getFeatureById(id) as Feature | null).filter((plot) => plot !== null);
    const plotIds = new Set(plots.map((plot) => plot.getId()));
    return [...plots, ...(await this.findParcels(ids.filter((id) => !plotIds.has(id))))];
  }

  private async findParcels(ids: readonly string[]): Promise<Feature[]> {
    try {
      return await this.parcels.exact.find(ids);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return [];
      throw error;
    }
  }
}

/** Coordinates are the pane's own; nothing is transformed. */
async function fetchFeatures(address: string, signal: AbortSignal | null = null): Promise<Feature[]> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new GeoJSON().readFeatures(await response.json()) as Feature[];
}
