import type OlMap from 'ol/Map.js';
import type { Coordinate } from 'ol/coordinate.js';
import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import type VectorSource from 'ol/source/Vector.js';
import { chainsOf, segmentsOf } from './segments.js';
import type { Segment } from './guides.js';

/** What the cursor can be told to do where it is. */
export interface CursorDeeds {
  /** Enter: the tool's own work at a vertex, or in the middle of an edge. */
  act?: (place: Coordinate) => void;
  /** Delete: the vertex goes. */
  remove?: (vertex: Coordinate) => void;
  /** Insert: a vertex in the middle of the edge from here to the next. */
  insert?: (edge: Segment) => void;
}

/** A vertex or an edge chosen by the comma and the full stop, for hands that have no mouse. */
export class BoundaryCursor {
  private readonly mark = new Feature();
  private index = -1;

  /** @param features Whose vertices are gone through. */
  constructor(
    private readonly map: OlMap,
    private readonly source: VectorSource<Feature>,
    private readonly kind: 'vertex' | 'edge',
    private readonly features: () => readonly Feature[],
    private readonly deeds: CursorDeeds,
  ) {
    window.addEventListener('keydown', this.press, { capture: true });
  }

  /** The vertex where it is; null where it was not set yet, or for edges. */
  get vertex(): Coordinate | null {
    return this.kind === 'vertex' ? (this.edge?.[0] ?? null) : null;
  }

  /** Draws it anew after the features changed, moved by so many metres. */
  show(east = 0, north = 0): void {
    const edge = this.edge;
    if (this.source.hasFeature(this.mark)) this.source.removeFeature(this.mark);
    this.map.getTargetElement().dataset.cursor = edge ? String(this.index) : '';
    if (!edge) return;
    this.mark.setGeometry(this.kind === 'vertex' ? new Point([edge[0][0]! + east, edge[0][1]! + north]) : new LineString([...edge]));
    this.source.addFeature(this.mark);
  }

  dispose(): void {
    this.index = -1;
    this.show();
    window.removeEventListener('keydown', this.press, { capture: true });
  }

  /** Edges, which begin at each vertex of a ring once; the last vertex of a road begins one without length. */
  private get edges(): Segment[] {
    return this.features().flatMap((feature) => {
      const geometry = feature.getGeometry();
      const ends = this.kind === 'edge' ? [] : chainsOf(geometry).filter(isOpen).map((chain): Segment => [chain.at(-1)!, chain.at(-1)!]);
      return [...segmentsOf(geometry), ...ends];
    });
  }

  private get edge(): Segment | undefined {
    return this.index < 0 ? undefined : this.edges[this.index];
  }

  private readonly press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (target !== document.body && !this.map.getTargetElement().contains(target)) return;
    const edge = this.edge;
    if (event.key === '.' || event.key === ',') this.step(event.key === '.' ? 1 : -1);
    else if (edge && event.key === 'Enter' && this.deeds.act) this.deeds.act(this.kind === 'vertex' ? edge[0] : middle(edge));
    else if (edge && event.key === 'Delete' && this.deeds.remove) this.deeds.remove(edge[0]);
    else if (edge && event.key === 'Insert' && this.deeds.insert) this.deeds.insert(edge);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private step(by: number): void {
    const count = this.edges.length;
    if (count > 0) this.index = (Math.max(this.index, by > 0 ? -1 : 0) + by + count) % count;
    this.show();
  }
}

function isOpen(chain: Coordinate[]): boolean {
  const [first, last] = [chain[0]!, chain.at(-1)!];
  return chain.length > 1 && (first[0] !== last[0] || first[1] !== last[1]);
}

export function middle([start, end]: Segment): Coordinate {
  return [(start[0]! + end[0]!) / 2, (start[1]! + end[1]!) / 2];
}
