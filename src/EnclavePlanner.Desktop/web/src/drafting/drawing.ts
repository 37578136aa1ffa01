import type OlMap from 'ol/Map.js';
import type { Coordinate } from 'ol/coordinate.js';
import { never } from 'ol/events/condition.js';
import type Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import Polygon from 'ol/geom/Polygon.js';
import Draw from 'ol/interaction/Draw.js';
import { sketchStyle } from './sketchStyles.js';

/** Draws a line or an area point by point: by clicks, and by places that are typed. */
export class Drawing {
  private readonly draw: Draw;
  private readonly keys = (event: KeyboardEvent) => this.press(event);
  private feature: Feature | null = null;

  /** @param onEnd Told the points of what was drawn, and the feature that shows it. */
  constructor(private readonly map: OlMap, type: 'Polygon' | 'LineString', onEnd: (points: Coordinate[], feature: Feature) => void) {
    this.draw = new Draw({ type, stopClick: true, freehandCondition: never, style: sketchStyle });
    this.draw.on('drawstart', (event) => (this.feature = event.feature));
    this.draw.on('drawabort', () => (this.feature = null));
    this.draw.on('drawend', (event) => {
      this.feature = null;
      onEnd(pointsOf(event.feature, 1), event.feature);
    });
    map.addInteraction(this.draw);
    window.addEventListener('keydown', this.keys);
  }

  setActive(active: boolean): void {
    this.draw.setActive(active);
  }

  /** Whether something is being drawn. */
  get isUnderWay(): boolean {
    return this.feature !== null;
  }

  /** Puts the next point at a place, or so far from the point before it; false where there is none before it. */
  sketchTo(x: number, y: number, isOffset: boolean): boolean {
    const last = this.feature ? pointsOf(this.feature, 2).at(-1) : undefined;
    if (isOffset && !last) return false;
    this.draw.appendCoordinates([isOffset ? [last![0]! + x, last![1]! + y] : [x, y]]);
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
  const points = geometry instanceof LineString ? geometry.getCoordinates() : [];
  return trailing === 1 ? points : points.slice(0, -1);
}
