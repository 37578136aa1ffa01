import Feature from 'ol/Feature.js';
import Map from 'ol/Map.js';
import View from 'ol/View.js';
import { createEmpty, extend, getCenter, isEmpty, type Extent } from 'ol/extent.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import Point from 'ol/geom/Point.js';
import { fromExtent } from 'ol/geom/Polygon.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import type { CityMap } from './cityMap.js';
import { existingLandStyle, outlineStyle, whereaboutsStyle } from './styles.js';

/** What the map of an import dialog shows. */
export interface PreviewOptions {
  /** The empty element that becomes the map. */
  target: HTMLElement;
  /** The pane of the city that the file is to come into: its CRS, and the land that it has. */
  city: CityMap;
  cityName: string;
  fileName: string;
  /** Where the file lies, metres in the city's CRS. */
  extent: Extent;
  /** Told the metres of the projection per CSS pixel after each change. */
  onScale: (resolution: number) => void;
}

/** No farther than this, metres per CSS pixel: twice round the Earth on a small map. */
const FARTHEST = 200_000;

/** A small map of a file that is not yet imported, beside the land its city has. It is looked at only. */
export class PreviewMap {
  private readonly map: Map;
  private readonly outlines = new VectorSource<Feature>();
  private readonly fetching = new AbortController();

  constructor(private readonly options: PreviewOptions) {
    const land = options.city.extent();
    const places = [whereabouts(options.extent, options.fileName, true)];
    if (land) places.unshift(whereabouts(land, options.cityName, false));
    this.map = new Map({
      target: options.target,
      controls: [],
      layers: [
        ...options.city.landLayers(existingLandStyle),
        new VectorLayer({ source: this.outlines, style: outlineStyle }),
        new VectorLayer({ source: new VectorSource({ features: places }), style: whereaboutsStyle }),
      ],
      view: new View({
        projection: options.city.map.getView().getProjection(),
        center: getCenter(options.extent),
        resolution: 10,
        minResolution: 0.005,
        maxResolution: FARTHEST,
        enableRotation: false,
        constrainResolution: false,
      }),
    });
    this.map.getView().on('change:resolution', () => this.tellScale());
    this.fitAll();
  }

  /** Fetches and draws the outlines. */
  async load(address: string): Promise<number> {
    const response = await fetch(address, { signal: this.fetching.signal });
    if (response.status === 204) return 0;
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const features = new GeoJSON().readFeatures(await response.json()) as Feature[];
    this.outlines.addFeatures(features);
    return features.length;
  }

  fitFile(): void {
    this.fit(this.options.extent);
  }

  /** Shows the file and the city's land, however far apart they lie. */
  fitAll(): void {
    const whole = extend(createEmpty(), this.options.extent);
    extend(whole, this.options.city.extent() ?? createEmpty());
    this.fit(whole);
  }

  dispose(): void {
    this.fetching.abort();
    this.map.setTarget(undefined);
    this.map.dispose();
  }

  private fit(extent: Extent): void {
    const size = this.map.getSize();
    if (isEmpty(extent) || !size) return;
    const view = this.map.getView();
    view.setCenter(getCenter(extent));
    view.setResolution(view.getResolutionForExtent(extent, [size[0]! - 90, size[1]! - 60]));
    this.tellScale();
  }

  private tellScale(): void {
    this.options.onScale(this.map.getView().getResolution() ?? 1);
  }
}

/** A feature that says where something lies, also where it is too small to be seen. */
function whereabouts(extent: Extent, name: string, isFile: boolean): Feature {
  const isPoint = extent[0] === extent[2] && extent[1] === extent[3];
  const feature = new Feature(isPoint ? new Point(getCenter(extent)) : fromExtent(extent));
  feature.setProperties({ name, isFile });
  return feature;
}
