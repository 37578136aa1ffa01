import type { FrameState } from 'ol/Map.js';
import { apply } from 'ol/transform.js';
import Layer from 'ol/layer/Layer.js';
import type { Projecting } from '../projecting.js';
import { degreeLabel, gridLabel, gridStep, degreeStep } from './gridSteps.js';

/** Lines are drawn no closer than this, CSS pixels. */
const CLOSEST = 110;
/** Meridians and parallels are curves in the plane: each is drawn through so many points. */
const PIECES = 32;
/** Labels keep clear of the pane's caption, CSS pixels from the top. */
const BELOW_CAPTION = 52;
const FONT = '11px "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';
const DEGREE_COLOUR = '#7a3db8';
const METRE_COLOUR = '#1f6f8b';

type Pixel = [number, number];

/** Meridians and parallels with their degrees, and the grid of the projection with its metres, drawn with every frame. */
export class Graticule extends Layer {
  /** Whether meridians and parallels are drawn. */
  degrees = false;
  /** Whether the lines of the metric grid are drawn. */
  metres = false;
  private readonly canvas = document.createElement('canvas');

  constructor(private readonly projecting: Projecting) {
    super({ zIndex: 5 });
    this.canvas.className = 'graticule';
    this.canvas.style.cssText = 'position: absolute; inset: 0; pointer-events: none';
  }

  override render(frame: FrameState | null): HTMLElement {
    if (!frame) return this.canvas;
    const [width, height] = frame.size as Pixel;
    this.canvas.width = Math.round(width * frame.pixelRatio);
    this.canvas.height = Math.round(height * frame.pixelRatio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    const pen = this.canvas.getContext('2d')!;
    pen.scale(frame.pixelRatio, frame.pixelRatio);
    pen.font = FONT;
    pen.lineWidth = 1;
    if (this.metres) this.drawMetres(pen, frame, width, height);
    if (this.degrees) this.drawDegrees(pen, frame, width, height);
    return this.canvas;
  }

  private drawMetres(pen: CanvasRenderingContext2D, frame: FrameState, width: number, height: number): void {
    const [west, south, east, north] = frame.extent as [number, number, number, number];
    const step = gridStep(frame.viewState.resolution * CLOSEST);
    pen.strokeStyle = METRE_COLOUR;
    pen.fillStyle = METRE_COLOUR;
    const pixel = pixels(frame);
    for (let y = Math.ceil(west / step) * step; y <= east; y += step) {
      const [x] = pixel([y, south]);
      line(pen, [[x, 0], [x, height]]);
      label(pen, `Y ${gridLabel(y)}`, x + 3, height - 6);
    }
    for (let x = Math.ceil(south / step) * step; x <= north; x += step) {
      const [, y] = pixel([west, x]);
      line(pen, [[0, y], [width, y]]);
      if (y > BELOW_CAPTION) label(pen, `X ${gridLabel(x)}`, 4, y - 4);
    }
  }

  private drawDegrees(pen: CanvasRenderingContext2D, frame: FrameState, width: number, height: number): void {
    const bounds = this.bounds(frame.extent as [number, number, number, number]);
    if (!bounds) return;
    const [west, south, east, north] = bounds;
    const step = degreeStep(((east - west) * CLOSEST) / width);
    if (step === null) return;
    pen.strokeStyle = DEGREE_COLOUR;
    pen.fillStyle = DEGREE_COLOUR;
    const pixel = pixels(frame);
    // Counted in whole seconds, so that no fraction builds up.
    const draw = (low: number, high: number, at: (value: number, share: number) => [number, number], name: (seconds: number, points: Pixel[]) => void) => {
      for (let seconds = Math.ceil((low * 3600) / step) * step; seconds <= high * 3600; seconds += step) {
        const points = Array.from({ length: PIECES + 1 }, (_, piece) => {
          const [longitude, latitude] = at(seconds / 3600, piece / PIECES);
          return pixel(this.projecting.fromLonLat(longitude, latitude));
        });
        line(pen, points);
        name(seconds, points);
      }
    };
    draw(west, east, (value, share) => [value, south + (north - south) * share], (seconds, points) => {
      const x = crossing(points, 1, BELOW_CAPTION);
      if (x !== null && x > 0 && x < width) label(pen, degreeLabel(seconds, 'E', 'W'), x + 3, BELOW_CAPTION);
    });
    draw(south, north, (value, share) => [west + (east - west) * share, value], (seconds, points) => {
      const y = crossing(points, 0, width - 4);
      if (y !== null && y > BELOW_CAPTION && y < height) label(pen, degreeLabel(seconds, 'N', 'S'), width - 4, y - 4, 'right');
    });
  }

  /** Degrees west, south, east and north of what is seen; null where the projection does not map all of it. */
  private bounds([west, south, east, north]: [number, number, number, number]): [number, number, number, number] | null {
    const places: [number, number][] = [];
    for (let piece = 0; piece <= 8; piece++) {
      const x = west + ((east - west) * piece) / 8;
      const y = south + ((north - south) * piece) / 8;
      for (const place of [[x, south], [x, north], [west, y], [east, y]]) {
        const lonLat = this.projecting.toLonLat(place);
        if (!lonLat) return null;
        places.push(lonLat);
      }
    }
    const longitudes = places.map(([longitude]) => longitude);
    const latitudes = places.map(([, latitude]) => latitude);
    const bounds: [number, number, number, number] = [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
    // So much of the Earth is no map of a city: beyond it meridians run together and round the back.
    return bounds[2] - bounds[0] < 60 && bounds[3] - bounds[1] < 60 ? bounds : null;
  }
}

function pixels(frame: FrameState): (place: [number, number]) => Pixel {
  return (place) => apply(frame.coordinateToPixelTransform, [...place]) as Pixel;
}

function line(pen: CanvasRenderingContext2D, points: readonly Pixel[]): void {
  pen.globalAlpha = 0.65;
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.stroke();
  pen.globalAlpha = 1;
}

function label(pen: CanvasRenderingContext2D, text: string, x: number, y: number, align: CanvasTextAlign = 'left'): void {
  pen.textAlign = align;
  pen.lineWidth = 3;
  const colour = pen.strokeStyle;
  pen.strokeStyle = '#ffffff';
  pen.strokeText(text, x, y);
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.fillText(text, x, y);
}

/** Where a line of pixels crosses the line on which one axis has a value: its place on the other axis. */
function crossing(points: readonly Pixel[], axis: 0 | 1, value: number): number | null {
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    if ((from[axis] - value) * (to[axis] - value) > 0 || from[axis] === to[axis]) continue;
    const share = (value - from[axis]) / (to[axis] - from[axis]);
    const other = axis === 0 ? 1 : 0;
    return from[other] + share * (to[other] - from[other]);
  }
  return null;
}
