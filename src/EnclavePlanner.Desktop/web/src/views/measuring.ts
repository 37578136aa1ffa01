import Feature from 'ol/Feature.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import LineString from 'ol/geom/LineString.js';
import MultiPoint from 'ol/geom/MultiPoint.js';
import Polygon from 'ol/geom/Polygon.js';
import Interaction from 'ol/interaction/Interaction.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { Circle, Fill, Stroke, Style } from 'ol/style.js';
import type { CityMap } from '../cityMap.js';

export type Measure = 'length' | 'area';

/** More points are not taken: a message to the server stays short. */
const MOST_POINTS = 500;
const DOUBLE_CLICK_PIXELS = 6;
const COLOUR = '#b3261e';

/**
 * Takes the points of what is measured: clicks in a pane, or Enter for the place in its middle while it has the keyboard. Backspace
 * takes the last point back; a double click, or Enter on the last point, ends the line, and the next point begins another. The figures
 * come from the server.
 */
export class Measuring extends Interaction {
  private points: number[][] = [];
  private pointer: number[] | null = null;
  private ended = false;
  private isDouble = false;
  private readonly source = new VectorSource<Feature>();
  private readonly layer = new VectorLayer({ source: this.source, style: styles(), zIndex: 8 });
  private readonly keys = (event: KeyboardEvent) => this.press(event);

  /** @param onPoints Told the points after each change. */
  constructor(private readonly pane: CityMap, private readonly kind: Measure, private readonly onPoints: (points: number[][]) => void) {
    super();
    pane.map.addLayer(this.layer);
    pane.map.addInteraction(this);
    pane.isMeasured = true;
    const target = pane.map.getTargetElement();
    target.dataset.measuring = kind;
    target.addEventListener('keydown', this.keys);
  }

  /** Whether anything was clicked here. */
  get isUsed(): boolean {
    return this.points.length > 0;
  }

  override handleEvent(event: MapBrowserEvent): boolean {
    switch (event.type) {
      case 'pointermove':
        this.pointer = event.coordinate;
        this.draw();
        return true;
      case 'click':
        // The second click of a double click meets the point of the first; two quick clicks apart are two points.
        this.isDouble = !this.ended && this.isAtLast(event.pixel);
        if (!this.isDouble) this.add(event.coordinate);
        return false;
      case 'dblclick':
        if (this.isDouble) this.end();
        return false;
      default:
        return true;
    }
  }

  /** Takes the last point back. */
  back(): void {
    if (this.points.length === 0) return;
    this.ended = false;
    this.points = this.points.slice(0, -1);
    this.tell();
  }

  clear(): void {
    this.points = [];
    this.ended = false;
    this.draw();
  }

  dispose(): void {
    const target = this.pane.map.getTargetElement();
    target.removeEventListener('keydown', this.keys);
    delete target.dataset.measuring;
    this.pane.map.removeInteraction(this);
    this.pane.map.removeLayer(this.layer);
    this.pane.isMeasured = false;
    super.dispose();
  }

  private add(place: number[]): void {
    if (this.ended) this.points = [];
    this.ended = false;
    if (this.points.length >= MOST_POINTS) return;
    this.points = [...this.points, [place[0]!, place[1]!]];
    this.tell();
  }

  private isAtLast(pixel: number[]): boolean {
    const last = this.points.at(-1);
    if (!last) return false;
    const [x, y] = this.pane.map.getPixelFromCoordinate(last) as [number, number];
    return Math.hypot(x - pixel[0]!, y - pixel[1]!) < DOUBLE_CLICK_PIXELS;
  }

  private end(): void {
    this.ended = this.points.length > 0;
    this.draw();
  }

  private press(event: KeyboardEvent): void {
    const { map } = this.pane;
    const middle = map.getView().getCenter()!;
    if (event.key === 'Enter' && !this.ended && this.isAtLast(map.getPixelFromCoordinate(middle))) this.end();
    else if (event.key === 'Enter') this.add(middle);
    else if (event.key === 'Backspace') this.back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private tell(): void {
    this.draw();
    this.onPoints(this.points);
  }

  private draw(): void {
    this.source.clear(true);
    if (this.points.length === 0) return;
    const line = this.ended || !this.pointer ? this.points : [...this.points, this.pointer];
    const shape = this.kind === 'area' && line.length > 2 ? new Polygon([[...line, line[0]!]]) : new LineString(line);
    this.source.addFeatures([new Feature(shape), new Feature(new MultiPoint(this.points))]);
  }
}

function styles(): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: '#ffffff', width: 4 }) }),
    new Style({
      stroke: new Stroke({ color: COLOUR, width: 2 }),
      fill: new Fill({ color: 'rgb(179 38 30 / 12%)' }),
      image: new Circle({ radius: 4, fill: new Fill({ color: '#ffffff' }), stroke: new Stroke({ color: COLOUR, width: 2 }) }),
    }),
  ];
}
