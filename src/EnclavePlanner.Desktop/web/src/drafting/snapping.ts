import type Feature from 'ol/Feature.js';
import type OlMap from 'ol/Map.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type { Coordinate } from 'ol/coordinate.js';
import VectorSource from 'ol/source/Vector.js';
import { GuidedSnap, type SnapKind } from './guidedSnap.js';
import { bringUp } from './sources.js';

/** What the pointer snaps to, by the word that the user reads. */
export type SnapWords = Record<SnapKind, string>;

/** When the pointer is drawn to the features that are edited alone: what lies beside one of their vertices must not hide it. */
export type OwnOnly = 'never' | 'untilPressed' | 'always';

/** Draws the pointer to what is near, and says beside it to what. It is attached after the tool that it serves. */
export class Snapping {
  /** What is snapped to, and can be traced. */
  readonly targets = new VectorSource<Feature>();
  /** The parcels among them. */
  parcels: readonly Feature[] = [];
  private readonly own = new VectorSource<Feature>();
  private readonly toAll: GuidedSnap;
  private readonly toOwn: GuidedSnap;
  private readonly label = document.createElement('div');
  private readonly leave = () => this.say(null, [0, 0]);
  private readonly move = (event: MapBrowserEvent) => {
    const place = this.map.getCoordinateFromPixel(event.pixel);
    const snap = this.toOwn.getActive() ? this.toOwn : this.toAll;
    const found = place && snap.snapTo(event.pixel, place, this.map);
    this.say(found?.vertex ? snap.kind : null, event.pixel);
  };
  private readonly press = () => this.choose(this.ownOnly === 'always');
  private readonly release = () => this.choose(this.ownOnly !== 'never');

  /** @param sketch The points of the sketch that are fixed so far. */
  constructor(private readonly map: OlMap, private readonly words: SnapWords, private readonly ownOnly: OwnOnly, sketch: () => readonly Coordinate[]) {
    this.toAll = new GuidedSnap(this.targets, sketch);
    this.toOwn = new GuidedSnap(this.own, sketch);
    this.label.className = 'snap-label';
    this.label.hidden = true;
  }

  attach(): void {
    this.map.getOverlayContainer().append(this.label);
    this.map.addInteraction(this.toAll);
    this.map.addInteraction(this.toOwn);
    this.release();
    this.map.on('pointermove', this.move);
    this.map.on('pointerdrag', this.move);
    this.map.getViewport().addEventListener('pointerleave', this.leave);
    // The press itself finds what it presses; the drag that follows is drawn to all.
    this.map.on('pointerdrag', this.press);
    window.addEventListener('pointerup', this.release);
  }

  /**
   * Snaps to these features from now on.
   * @param own Those that the tool edits.
   */
  setTargets(features: readonly Feature[], own: readonly Feature[]): void {
    bringUp(this.targets, features);
    if (this.ownOnly !== 'never') bringUp(this.own, own);
  }

  dispose(): void {
    this.map.un('pointermove', this.move);
    this.map.un('pointerdrag', this.move);
    this.map.getViewport().removeEventListener('pointerleave', this.leave);
    this.map.un('pointerdrag', this.press);
    window.removeEventListener('pointerup', this.release);
    this.map.removeInteraction(this.toAll);
    this.map.removeInteraction(this.toOwn);
    this.label.remove();
  }

  private choose(isOwn: boolean): void {
    this.toOwn.setActive(isOwn);
    this.toAll.setActive(!isOwn);
  }

  private say(kind: SnapKind | null, pixel: number[]): void {
    this.label.hidden = kind === null;
    if (kind === null) return;
    this.label.dataset.kind = kind;
    this.label.textContent = this.words[kind];
    this.label.style.transform = `translate(${pixel[0]! + 14}px, ${pixel[1]! + 12}px)`;
  }
}
