import { Circle, Fill, Stroke, Style } from 'ol/style.js';

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
