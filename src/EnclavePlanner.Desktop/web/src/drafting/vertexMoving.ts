import type OlMap from 'ol/Map.js';
import { altKeyOnly, primaryAction, singleClick } from 'ol/events/condition.js';
import type Feature from 'ol/Feature.js';
import type Geometry from 'ol/geom/Geometry.js';
import Modify from 'ol/interaction/Modify.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import type { Sketch } from './sketch.js';
import { draggedStyle, handleStyle } from './sketchStyles.js';
import { bringUp } from './sources.js';
import { vertexDeed } from './vertexDeed.js';

/** CSS pixels over which a press on an edge is a drag: a mere click there adds no vertex. */
const DRAG_PIXELS = 4;

/** Drags vertices on copies of areas; the areas themselves change only when the server has changed them. */
export class VertexMoving {
  private readonly copies = new VectorSource<Feature>();
  private readonly copyOf = new WeakMap<Feature, Feature>();
  private readonly layer: VectorLayer;
  private readonly modify: Modify;
  private readonly before = new Map<Feature, Geometry>();
  private pressed = [0, 0];
  private readonly press = (event: PointerEvent) => (this.pressed = [event.clientX, event.clientY]);

  /**
   * @param condition Whether a press is for this, not for the map.
   * @param onNothing Told that a press changed nothing.
   */
  constructor(private readonly map: OlMap, condition: () => boolean, onDeed: (sketch: Sketch) => void, onNothing: () => void) {
    this.layer = new VectorLayer({ source: this.copies, zIndex: 10, style: (feature) => (this.before.has(feature as Feature) ? draggedStyle : undefined) });
    map.addLayer(this.layer);
    this.modify = new Modify({
      source: this.copies,
      style: handleStyle,
      condition: (event) => primaryAction(event) && condition(),
      deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
    });
    this.modify.on('modifystart', (event) => {
      for (const feature of event.features.getArray()) this.before.set(feature, feature.getGeometry()!.clone());
    });
    this.modify.on('modifyend', (event) => {
      const original = event.mapBrowserEvent.originalEvent as PointerEvent;
      const moved = Math.hypot(original.clientX - this.pressed[0]!, original.clientY - this.pressed[1]!);
      const deeds = [...this.before].map(([feature, geometry]) => vertexDeed(geometry, feature.getGeometry()!));
      const deed = deeds.find((one) => one !== null);
      if (deed && (deed.deed === 'remove' || moved > DRAG_PIXELS)) onDeed(deed);
      else onNothing();
    });
    map.getViewport().addEventListener('pointerdown', this.press, { capture: true });
    map.addInteraction(this.modify);
  }

  /** Takes areas as they are now; what was dragged is forgotten. */
  setAreas(features: readonly Feature[]): void {
    const dragged = new Set(this.before.keys());
    this.before.clear();
    bringUp(
      this.copies,
      features.map((feature) => {
        const known = this.copyOf.get(feature);
        if (known && !dragged.has(known)) return known;
        const copy = feature.clone();
        this.copyOf.set(feature, copy);
        return copy;
      }),
    );
  }

  setActive(active: boolean): void {
    this.modify.setActive(active);
  }

  dispose(): void {
    this.map.getViewport().removeEventListener('pointerdown', this.press, { capture: true });
    this.map.removeInteraction(this.modify);
    this.map.removeLayer(this.layer);
  }
}
