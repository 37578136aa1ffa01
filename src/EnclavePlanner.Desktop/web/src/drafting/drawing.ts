import type OlMap from 'ol/Map.js';
import type { Coordinate } from 'ol/coordinate.js';
import { never, primaryAction } from 'ol/events/condition.js';
import Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import Draw from 'ol/interaction/Draw.js';
import type VectorSource from 'ol/source/Vector.js';
import type { StyleLike } from 'ol/style/Style.js';

/** What is drawn, and how. */
export interface DrawingOptions {
  /** A pair is two points: where from, and where to. */
  type: 'Polygon' | 'LineString' | 'Pair' | 'Point';
  style: StyleLike;
  /** Features whose boundaries can be traced. */
  traced: VectorSource<Feature>;
  /** Whether a press is for this, not for the map. */
  condition: () => boolean;
  /** Told the points of what was drawn, and the feature that shows it. */
  onEnd: (points: Coordinate[], feature: Feature) => void;
}

/** Draws points, lines and areas point by point: by clicks, and by places that are typed. */
export class Drawing {
  private readonly draw: Draw;
  private readonly keys = (event: KeyboardEvent) => this.press(event);
  private feature: Feature | null = null;

  constructor(private readonly map: OlMap, private readonly options: DrawingOptions) {
    this.draw = new Draw({
      type: options.type === 'Pair' ? 'LineString' : options.type,
      ...(options.type === 'Pair' ? { maxPoints: 2 } : {}),
      stopClick: true,
      freehandCondition: never,
      condition: (event) => primaryAction(event) && options.condition(),
      traceSource: options.traced as VectorSource,
      style: options.style,
    });
    this.draw.on('drawstart', (event) => (this.feature = event.feature));
    this.draw.on('drawabort', () => (this.feature = null));
    this.draw.on('drawend', (event) => {
      this.feature = null;
      options.onEnd(pointsOf(event.feature, 1), event.feature);
    });
    map.addInteraction(this.draw);
    window.addEventListener('keydown', this.keys);
  }

  setActive(active: boolean): void {
    this.draw.setActive(active);
  }

  /** Whether clicks on boundaries follow them. */
  setTrace(traces: boolean): void {
    this.draw.setTrace(traces);
  }

  /** Whether something is being drawn. */
  get isUnderWay(): boolean {
    return this.feature !== null;
  }

  /** The points that are fixed so far. */
  get points(): Coordinate[] {
    return this.feature ? pointsOf(this.feature, 2) : [];
  }

  /** Puts the next point at a place, or so far from the point before it; false where there is none before it. */
  sketchTo(x: number, y: number, isOffset: boolean): boolean {
    const last = this.points.at(-1);
    const { type, onEnd } = this.options;
    // What is moved by an offset is moved from wherever it is.
    if (isOffset && !last && type !== 'Pair') return false;
    const place: Coordinate = isOffset ? [(last?.[0] ?? 0) + x, (last?.[1] ?? 0) + y] : [x, y];
    if (type === 'Point') onEnd([place], new Feature(new Point(place)));
    else if (type === 'Pair' && (last || isOffset)) {
      const pair = [last ?? [0, 0], place];
      this.abort();
      onEnd(pair, new Feature(last ? new LineString(pair) : undefined));
    } else this.draw.appendCoordinates([place]);
    this.map.render();
    return true;
  }

  finish(): void {
    if (this.feature) this.draw.finishDrawing();
  }

  abort(): void {
    this.draw.abortDrawing();
  }

  dispose(): void {
    window.removeEventListener('keydown', this.keys);
    this.draw.abortDrawing();
    this.map.removeInteraction(this.draw);
  }

  private press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (!this.feature || !(target === document.body || this.map.getTargetElement().contains(target))) return;
    if (event.key === 'Enter') this.finish();
    else if (event.key === 'Backspace') this.draw.removeLastPoint();
    else return;
    event.preventDefault();
  }
}

/**
 * The points of a sketch. A polygon's ring repeats its first at the end; while it is drawn, the pointer's place comes last
 * before that.
 * @param trailing 1 for what is finished, 2 for what is being drawn.
 */
function pointsOf(feature: Feature, trailing: 1 | 2): Coordinate[] {
  const geometry = feature.getGeometry();
  if (geometry instanceof Polygon) return geometry.getCoordinates()[0]?.slice(0, -trailing) ?? [];
  if (geometry instanceof Point) return [geometry.getCoordinates()];
  const points = geometry instanceof LineString ? geometry.getCoordinates() : [];
  return trailing === 1 ? points : points.slice(0, -1);
}
