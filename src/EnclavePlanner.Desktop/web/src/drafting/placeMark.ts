import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import Feature from 'ol/Feature.js';
import type { Coordinate } from 'ol/coordinate.js';
import type { Extent } from 'ol/extent.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import type { CityMap } from '../cityMap.js';
import { placeStyle } from './sketchStyles.js';

/** Outlines the place of a finding on a map. */
export class PlaceMark {
  private readonly source = new VectorSource<Feature>();
  private readonly layer = new VectorLayer({ source: this.source, style: placeStyle, zIndex: 11 });
  private pane: CityMap | null = null;

  /** Outlines polygons; where they were outlined before goes. Returns what holds them. */
  show(pane: CityMap, polygons: Coordinate[][][]): Extent {
    this.clear();
    this.pane = pane;
    const outline = new MultiPolygon(polygons);
    this.source.addFeature(new Feature(outline));
    pane.map.addLayer(this.layer);
    pane.map.getTargetElement().dataset.place = String(polygons.length);
    return outline.getExtent();
  }

  clear(): void {
    if (!this.pane) return;
    this.pane.map.removeLayer(this.layer);
    delete this.pane.map.getTargetElement()?.dataset.place;
    this.pane = null;
    this.source.clear();
  }
}
