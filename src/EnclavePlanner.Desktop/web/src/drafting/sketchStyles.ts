import type Feature from 'ol/Feature.js';
import LineString from 'ol/geom/LineString.js';
import { Circle, Fill, Stroke, Style } from 'ol/style.js';
import type { StyleFunction } from 'ol/style/Style.js';

const SKETCH = '#0b57d0';

/** What is being drawn, and waits to become part of the plan. */
export const sketchStyle = new Style({
  stroke: new Stroke({ color: SKETCH, width: 2, lineDash: [7, 4] }),
  fill: new Fill({ color: SKETCH + '22' }),
  image: new Circle({ radius: 4, fill: new Fill({ color: SKETCH }), stroke: new Stroke({ color: '#ffffff', width: 1.5 }) }),
});

/** An area whose vertex is being dragged. */
export const draggedStyle = new Style({ stroke: new Stroke({ color: SKETCH, width: 2 }), fill: new Fill({ color: SKETCH + '18' }) });

/** The vertex that a press would drag. */
export const handleStyle = new Style({
  image: new Circle({ radius: 6, fill: new Fill({ color: '#ffffff' }), stroke: new Stroke({ color: SKETCH, width: 2.5 }) }),
});

/** A pair of points, and areas as they would lie if they were moved from the one to the other. */
export function shiftStyle(areas: () => readonly Feature[]): StyleFunction {
  return (sketch) => {
    const line = sketch.getGeometry();
    if (!(line instanceof LineString)) return sketchStyle;
    const [from, to] = [line.getFirstCoordinate(), line.getLastCoordinate()];
    return [sketchStyle, ...ghosts(areas(), to[0]! - from[0]!, to[1]! - from[1]!)];
  };
}

/** Areas moved by so many metres. */
export function ghosts(areas: readonly Feature[], east: number, north: number): Style[] {
  return areas.flatMap((area) => {
    const geometry = area.getGeometry()?.clone();
    geometry?.translate(east, north);
    return geometry ? [new Style({ geometry, stroke: draggedStyle.getStroke()!, fill: draggedStyle.getFill()! })] : [];
  });
}

/** Where a finding is. */
export const placeStyle = new Style({ stroke: new Stroke({ color: '#d93025', width: 3 }), fill: new Fill({ color: '#d9302555' }) });
