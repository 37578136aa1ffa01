import Collection from 'ol/Collection.js';
import type Feature from 'ol/Feature.js';
import type OlMap from 'ol/Map.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type { Coordinate } from 'ol/coordinate.js';
import type SimpleGeometry from 'ol/geom/SimpleGeometry.js';
import Snap from 'ol/interaction/Snap.js';

/** What the pointer snaps to, by the word that the user reads. */
export interface SnapWords {
  vertex: string;
  edge: string;
  intersection: string;
}

/** CSS pixels within which the pointer snaps. */
export const SNAP_PIXELS = 10;

/** Draws the pointer to vertices, edges and their intersections, and says beside it to which. Add it after what it serves. */
export class Snapping {
  private readonly targets = new Collection<Feature>();
  private readonly snap = new Snap({ features: this.targets, pixelTolerance: SNAP_PIXELS, intersection: true });
  private readonly label = document.createElement('div');
  private readonly leave = () => this.say(null, [0, 0]);
  private readonly move = (event: MapBrowserEvent) => {
    const place = this.map.getCoordinateFromPixel(event.pixel);
    const found = place && this.snap.snapTo(event.pixel, place, this.map);
    this.say(found?.vertex ? kindOf(found.vertex, found.segment !== null, found.feature) : null, event.pixel);
  };

  constructor(private readonly map: OlMap, private readonly words: SnapWords) {
    this.label.className = 'snap-label';
    this.label.hidden = true;
    map.getOverlayContainer().append(this.label);
    map.addInteraction(this.snap);
    map.on('pointermove', this.move);
    map.on('pointerdrag', this.move);
    map.getViewport().addEventListener('pointerleave', this.leave);
  }

  /** Snaps to these features from now on. */
  setTargets(features: readonly Feature[]): void {
    this.targets.clear();
    this.targets.extend([...features]);
  }

  dispose(): void {
    this.map.un('pointermove', this.move);
    this.map.un('pointerdrag', this.move);
    this.map.getViewport().removeEventListener('pointerleave', this.leave);
    this.map.removeInteraction(this.snap);
    this.label.remove();
  }

  private say(kind: keyof SnapWords | null, pixel: number[]): void {
    this.label.hidden = kind === null;
    if (kind === null) return;
    this.label.dataset.kind = kind;
    this.label.textContent = this.words[kind];
    this.label.style.transform = `translate(${pixel[0]! + 14}px, ${pixel[1]! + 12}px)`;
  }
}

/** An intersection is where no vertex is. */
function kindOf(place: Coordinate, onEdge: boolean, feature: Feature | null): keyof SnapWords {
  if (onEdge) return 'edge';
  const geometry = feature?.getGeometry() as SimpleGeometry | undefined;
  const numbers = geometry?.getFlatCoordinates() ?? [];
  const stride = geometry?.getStride() ?? 2;
  for (let at = 0; at < numbers.length; at += stride) {
    if (numbers[at] === place[0] && numbers[at + 1] === place[1]) return 'vertex';
  }
  return 'intersection';
}
