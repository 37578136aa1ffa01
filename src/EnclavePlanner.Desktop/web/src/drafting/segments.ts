import type { Coordinate } from 'ol/coordinate.js';
import type Geometry from 'ol/geom/Geometry.js';
import LineString from 'ol/geom/LineString.js';
import MultiLineString from 'ol/geom/MultiLineString.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import type { Segment } from './guides.js';

/** The rings of areas, the lines of roads, the points of places: chains of vertices. A ring repeats its first at the end. */
export function chainsOf(geometry: Geometry | undefined): Coordinate[][] {
  if (geometry instanceof Polygon || geometry instanceof MultiLineString) return geometry.getCoordinates();
  if (geometry instanceof MultiPolygon) return geometry.getCoordinates().flat();
  if (geometry instanceof LineString) return [geometry.getCoordinates()];
  return geometry instanceof Point ? [[geometry.getCoordinates()]] : [];
}

/** The edges between their vertices; that of a place has no length. */
export function segmentsOf(geometry: Geometry | undefined): Segment[] {
  return chainsOf(geometry).flatMap((chain) =>
    chain.length === 1 ? [[chain[0]!, chain[0]!] as Segment] : chain.slice(1).map((vertex, index): Segment => [chain[index]!, vertex]),
  );
}
