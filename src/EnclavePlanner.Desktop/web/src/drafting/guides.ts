import type { Coordinate } from 'ol/coordinate.js';

/** Why the pointer is drawn to a line through the last point of a sketch. */
export type GuideKind = 'rightAngle' | 'parallel' | 'extension';

export type Segment = readonly [Coordinate, Coordinate];

/** A line from the last point of a sketch, along which the next one may lie. */
export interface Guide {
  kind: GuideKind;
  from: Coordinate;
  /** Of length one. */
  direction: [number, number];
}

/** Sine of the angle within which two directions are one. */
const SAME = 1e-6;

/**
 * The guides of a sketch: across and along its last edge and the edges of land that its last point lies on, parallel to its
 * earlier edges and to the edge of land that the pointer met last.
 */
export function guidesOf(points: readonly Coordinate[], touching: readonly Segment[], met: Segment | null): Guide[] {
  const from = points.at(-1);
  if (!from) return [];
  const guides: Guide[] = [];
  const add = (kind: GuideKind, direction: [number, number] | null) => {
    if (!direction || guides.some((other) => Math.abs(cross(other.direction, direction)) < SAME)) return;
    guides.push({ kind, from, direction });
  };
  const edges = points.slice(1).map((point, index): Segment => [points[index]!, point]);
  for (const edge of [...edges.slice(-1), ...touching]) {
    const along = directionOf(edge);
    add('extension', along);
    add('rightAngle', along && [-along[1], along[0]]);
  }
  for (const edge of [...(met ? [met] : []), ...edges]) add('parallel', directionOf(edge));
  return guides;
}

/** The place on the nearest guide, where it lies within reach of the pointer; metres. */
export function onGuide(guides: readonly Guide[], pointer: Coordinate, reach: number): { guide: Guide; place: Coordinate } | null {
  let best: { guide: Guide; place: Coordinate } | null = null;
  let least = reach;
  for (const guide of guides) {
    const to: [number, number] = [pointer[0]! - guide.from[0]!, pointer[1]! - guide.from[1]!];
    const along = to[0] * guide.direction[0] + to[1] * guide.direction[1];
    const aside = Math.abs(cross(guide.direction, to));
    // Beside the last point every guide is near.
    if (Math.abs(along) < 2 * reach || aside > least) continue;
    least = aside;
    best = { guide, place: [guide.from[0]! + along * guide.direction[0], guide.from[1]! + along * guide.direction[1]] };
  }
  return best;
}

/** Where a guide crosses an edge; null where it does not. */
export function crossing(guide: Guide, edge: Segment): Coordinate | null {
  const [start, end] = edge;
  const way: [number, number] = [end[0]! - start[0]!, end[1]! - start[1]!];
  const across = cross(guide.direction, way);
  if (Math.abs(across) < SAME * Math.hypot(...way)) return null;
  const part = cross(guide.direction, [guide.from[0]! - start[0]!, guide.from[1]! - start[1]!]) / across;
  return part < 0 || part > 1 ? null : [start[0]! + part * way[0], start[1]! + part * way[1]];
}

/** Whether a place lies on an edge, to within so many metres. */
export function isOn(place: Coordinate, edge: Segment, metres: number): boolean {
  const along = directionOf(edge);
  if (!along) return false;
  const to: [number, number] = [place[0]! - edge[0][0]!, place[1]! - edge[0][1]!];
  const length = Math.hypot(edge[1][0]! - edge[0][0]!, edge[1][1]! - edge[0][1]!);
  const at = to[0] * along[0] + to[1] * along[1];
  return at >= -metres && at <= length + metres && Math.abs(cross(along, to)) <= metres;
}

function directionOf([start, end]: Segment): [number, number] | null {
  const way: [number, number] = [end[0]! - start[0]!, end[1]! - start[1]!];
  const length = Math.hypot(...way);
  return length > 0 ? [way[0] / length, way[1] / length] : null;
}

function cross(one: readonly [number, number], other: readonly [number, number]): number {
  return one[0] * other[1] - one[1] * other[0];
}
