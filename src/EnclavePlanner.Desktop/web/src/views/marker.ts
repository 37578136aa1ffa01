import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { Circle, RegularShape, Stroke, Style } from 'ol/style.js';

/** A cross on the place that was gone to. */
export class Marker {
  private readonly source = new VectorSource<Feature>();
  readonly layer = new VectorLayer({ source: this.source, zIndex: 7, style: styles() });

  show(place: number[] | null): void {
    this.source.clear(true);
    if (place) this.source.addFeature(new Feature(new Point(place)));
  }
}

function styles(): Style[] {
  return [['#ffffff', 5], ['#0b57d0', 2]].flatMap(([color, width]) => {
    const stroke = new Stroke({ color: color as string, width: width as number });
    return [
      new Style({ image: new RegularShape({ points: 4, radius: 12, radius2: 0, stroke }) }),
      new Style({ image: new Circle({ radius: 7, stroke }) }),
    ];
  });
}
