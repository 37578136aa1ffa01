import type OlMap from 'ol/Map.js';
import type { Coordinate } from 'ol/coordinate.js';
import type Feature from 'ol/Feature.js';
import { segmentsOf } from './segments.js';
import Snap from 'ol/interaction/Snap.js';
import type { Pixel } from 'ol/pixel.js';
import type VectorSource from 'ol/source/Vector.js';
import { crossing, guidesOf, isOn, onGuide, type GuideKind, type Segment } from './guides.js';

/** To what the pointer was drawn. */
export type SnapKind = 'vertex' | 'edge' | 'intersection' | GuideKind;

type Snapped = ReturnType<Snap['snapTo']>;

/** CSS pixels within which the pointer snaps. */
export const SNAP_PIXELS = 10;

/** Metres within which the last point of a sketch lies on an edge: some steps of the survey grid. */
const ON_EDGE = 0.001;

/** Draws the pointer to vertices, intersections, edges, and where none of these is near to lines through the sketch's last point. */
export class GuidedSnap extends Snap {
  /** To what the last place that was asked for was drawn. */
  kind: SnapKind | null = null;
  private met: Segment | null = null;

  /** @param sketch The points that are fixed so far. */
  constructor(private readonly targets: VectorSource<Feature>, private readonly sketch: () => readonly Coordinate[]) {
    super({ source: targets, pixelTolerance: SNAP_PIXELS, intersection: true });
  }

  override snapTo(pixel: Pixel, place: Coordinate, map: OlMap): Snapped {
    const found = super.snapTo(pixel, place, map);
    if (found?.vertex && !found.segment) {
      this.kind = isVertex(found.vertex, found.feature) ? 'vertex' : 'intersection';
      return found;
    }
    const edge = found?.segment && found.segment.length > 1 ? ([found.segment[0]!, found.segment[1]!] as Segment) : null;
    if (edge) this.met = edge;
    const points = this.sketch();
    const reach = SNAP_PIXELS * (map.getView().getResolution() ?? 0);
    const guided = onGuide(guidesOf(points, this.touching(points.at(-1)), this.met), place, reach);
    if (!guided) {
      this.kind = found ? 'edge' : null;
      return found;
    }
    const end = edge ? crossing(guided.guide, edge) : guided.place;
    if (!end || Math.hypot(end[0]! - place[0]!, end[1]! - place[1]!) > reach) {
      this.kind = found ? 'edge' : null;
      return found;
    }
    this.kind = guided.guide.kind;
    return { vertex: end, vertexPixel: map.getPixelFromCoordinate(end), feature: found?.feature ?? null, segment: found?.segment ?? null } as Snapped;
  }

  /** The edges of land that a place lies on. */
  private touching(place: Coordinate | undefined): Segment[] {
    if (!place) return [];
    const around = [place[0]! - ON_EDGE, place[1]! - ON_EDGE, place[0]! + ON_EDGE, place[1]! + ON_EDGE];
    return this.targets.getFeaturesInExtent(around).flatMap((feature) => segmentsOf(feature.getGeometry())).filter((edge) => isOn(place, edge, ON_EDGE));
  }
}

/** An intersection is where no vertex is. */
function isVertex(place: Coordinate, feature: Feature | null): boolean {
  return segmentsOf(feature?.getGeometry()).some((edge) => edge.some((vertex) => vertex[0] === place[0] && vertex[1] === place[1]));
}
