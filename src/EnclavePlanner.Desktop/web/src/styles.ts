import type { FeatureLike } from 'ol/Feature.js';
import { getCenter, getHeight, getWidth } from 'ol/extent.js';
import Point from 'ol/geom/Point.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import type { StyleFunction } from 'ol/style/Style.js';

/** Fill colours by land-use code; a code without one takes its parent's. */
export type ClassColours = Readonly<Record<string, string>>;

const FONT = '11px "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';
const ACCENT = '#0b57d0';
const NO_CLASS = '#ffffff';
const RED_LINE = '#b3261e';
const BEFORE = '#ff6a13';
const AFTER = '#0f7b3f';

/** Numbers are drawn where a pixel is less than this many metres. */
const LABEL_RESOLUTION = 1.6;

/** The class colour of a code; rolls the code up by pairs of digits until the guide has it. */
export function classColour(colours: ClassColours, code: string | null | undefined): string {
  for (let key = code ?? ''; key.length >= 2; key = key.slice(0, -2)) {
    const colour = colours[key];
    if (colour) return colour;
  }
  return NO_CLASS;
}

/** Land areas in their class colour, with their number where there is room. */
export function landStyle(colours: ClassColours, opacity: number, outline: string, labels: MapDrawing['labels'] = 'Number'): StyleFunction {
  const alpha = alphaOf(opacity);
  const cache = new Map<string, Style>();
  return (feature: FeatureLike, resolution: number) => {
    const colour = classColour(colours, feature.get('code') as string | null);
    let style = cache.get(colour);
    if (!style) {
      style = new Style({
        fill: new Fill({ color: colour + alpha }),
        stroke: new Stroke({ color: outline, width: 0.7 }),
        text: landLabel(),
      });
      cache.set(colour, style);
    }
    style.getText()?.setText(resolution < LABEL_RESOLUTION ? labelOf(feature, labels) : '');
    return style;
  };
}

/** Features of which something holds in a style; the others are not drawn. */
export function onlyWhere(holds: (feature: FeatureLike) => boolean, style: StyleFunction): StyleFunction {
  return (feature, resolution) => (holds(feature) ? style(feature, resolution) : undefined);
}

/** How one class of parcels is drawn. */
interface ClassDrawing {
  colour: string;
  hidden: boolean;
}

/** How the maps draw their layers, as the server says. */
export interface MapDrawing {
  /** What a parcel's class is called in its tile. */
  theme: string;
  /** By code or owner. */
  classes: Record<string, ClassDrawing>;
  /** Parcels without one. */
  unknown: ClassDrawing;
  /** Parcels of any other. */
  others: ClassDrawing;
  labels: 'None' | 'Number' | 'NumberAndArea';
  /** From the bottom up; opacity from 0 to 1. */
  layers: { name: string; opacity: number }[];
}

/** Parcels of tiles: with outline and label, or where they are too small to be told apart areas of their classes without outlines. */
export function parcelStyle(drawing: MapDrawing): StyleFunction {
  // Owners are data: one may be called like a member of every object.
  const classes = new Map(Object.entries(drawing.classes));
  const parcels = new Map<string, Style>();
  const areas = new Map<string, Style>();
  return (feature: FeatureLike, resolution: number) => {
    const value = feature.get(drawing.theme) as string | undefined;
    const { colour, hidden } = value ? (classes.get(value) ?? drawing.others) : drawing.unknown;
    if (hidden) return undefined;
    const isArea = feature.getId() === undefined;
    const cache = isArea ? areas : parcels;
    let style = cache.get(colour);
    if (!style) {
      const fill = new Fill({ color: colour + alphaOf(0.85) });
      style = isArea ? new Style({ fill }) : new Style({ fill, stroke: new Stroke({ color: '#6b6b6b', width: 0.7 }), text: landLabel() });
      cache.set(colour, style);
    }
    style.getText()?.setText(resolution < LABEL_RESOLUTION ? labelOf(feature, drawing.labels) : '');
    return style;
  };
}

/** A number, and beneath it the area that the server measured. */
function labelOf(feature: FeatureLike, labels: MapDrawing['labels']): string {
  if (labels === 'None') return '';
  const number = (feature.get('number') as string | undefined) ?? '';
  const area = labels === 'NumberAndArea' ? (feature.get('area') as string | undefined) : undefined;
  return area ? `${number}\n${area} m²`.trimStart() : number;
}

function landLabel(): Text {
  return new Text({
    font: FONT,
    fill: new Fill({ color: '#1d2129' }),
    stroke: new Stroke({ color: '#ffffff', width: 2.5 }),
    overflow: false,
  });
}

function alphaOf(opacity: number): string {
  return Math.round(opacity * 255).toString(16).padStart(2, '0');
}

/** Control lines by kind: farmland green, red line red, growth boundary black; others grey. */
export function controlLineStyle(): StyleFunction {
  const colours: Record<string, string> = { YJJBNT: '#8a6d00', STBHHX: '#c2185b', CZKFBJ: '#3c4043' };
  return (feature) =>
    new Style({
      fill: new Fill({ color: 'rgba(255,255,255,0)' }),
      stroke: new Stroke({
        color: colours[feature.get('kind') as string] ?? '#5c6470',
        width: 1.6,
        lineDash: [8, 3, 2, 3],
      }),
    });
}

/** The boundary of the enclave. */
export const boundaryStyle = new Style({ stroke: new Stroke({ color: RED_LINE, width: 3 }) });

/** Road centre lines. */
export const roadStyle = new Style({ stroke: new Stroke({ color: '#7a4b00', width: 1, lineDash: [6, 4] }) });

/** Places: a dot with its name. */
export function placeStyle(): StyleFunction {
  return (feature) =>
    new Style({
      image: new Circle({ radius: 4, fill: new Fill({ color: '#1d2129' }), stroke: new Stroke({ color: '#fff', width: 1.5 }) }),
      text: new Text({
        text: feature.get('name') as string,
        font: FONT,
        offsetY: -11,
        fill: new Fill({ color: '#1d2129' }),
        stroke: new Stroke({ color: '#fff', width: 3 }),
      }),
    });
}

/** What is in a basket of the proposal on the screen. */
export const basketStyle = [
  new Style({ stroke: new Stroke({ color: '#ffffff', width: 5 }), zIndex: 1 }),
  new Style({ stroke: new Stroke({ color: ACCENT, width: 3 }), fill: new Fill({ color: hatch() }), zIndex: 2 }),
];

/** What is selected. */
export const selectionStyle = [
  new Style({ stroke: new Stroke({ color: '#ffffff', width: 6 }), zIndex: 3 }),
  new Style({ stroke: new Stroke({ color: '#1d2129', width: 3 }), zIndex: 4 }),
];

/** What an action of the history changed, as it is after; drawn beneath what it was. */
export const afterStyle = [
  new Style({ stroke: new Stroke({ color: '#ffffff', width: 5 }), zIndex: 5 }),
  new Style({
    stroke: new Stroke({ color: AFTER, width: 3 }),
    image: new Circle({ radius: 7, stroke: new Stroke({ color: AFTER, width: 3 }) }),
    zIndex: 6,
  }),
];

/** And as it was before: thin dashes, so that edges that stayed show both. */
export const beforeStyle = new Style({
  stroke: new Stroke({ color: BEFORE, width: 2, lineDash: [7, 5] }),
  image: new Circle({ radius: 7, stroke: new Stroke({ color: BEFORE, width: 2, lineDash: [3, 3] }) }),
});

/** Land that the plan has, beneath a file that is looked at before it is imported. */
export const existingLandStyle = new Style({
  fill: new Fill({ color: '#ffffff' }),
  stroke: new Stroke({ color: '#9aa1ab', width: 1 }),
  image: new Circle({ radius: 2.5, fill: new Fill({ color: '#9aa1ab' }) }),
});

/** The outlines of such a file. */
export const outlineStyle = new Style({
  fill: new Fill({ color: ACCENT + '22' }),
  stroke: new Stroke({ color: ACCENT, width: 2 }),
  image: new Circle({ radius: 3.5, fill: new Fill({ color: ACCENT }), stroke: new Stroke({ color: '#ffffff', width: 1 }) }),
});

/** An extent narrower than so many pixels is marked by a dot, or it would not be seen. */
const SMALLEST_EXTENT = 14;

/** Where such a file lies, and where the city does: the extent with its name, or a dot where it is too small. */
export const whereaboutsStyle: StyleFunction = (feature, resolution) => {
  const extent = feature.getGeometry()!.getExtent();
  const isFile = feature.get('isFile') as boolean;
  const colour = isFile ? ACCENT : '#5c6470';
  const middle = new Point(getCenter(extent));
  const isSmall = Math.max(getWidth(extent), getHeight(extent)) / resolution < SMALLEST_EXTENT;
  const label = new Text({
    text: feature.get('name') as string,
    font: FONT,
    // Above and below, so that both can be read where one lies in the other.
    textBaseline: isFile ? 'bottom' : 'top',
    offsetY: (isSmall ? 9 : 3) * (isFile ? -1 : 1),
    overflow: true,
    fill: new Fill({ color: isFile ? ACCENT : '#1d2129' }),
    stroke: new Stroke({ color: '#ffffff', width: 3 }),
  });
  if (isSmall) {
    const image = new Circle({ radius: 6, fill: new Fill({ color: colour }), stroke: new Stroke({ color: '#ffffff', width: 2 }) });
    return new Style({ geometry: middle, image, text: label });
  }

  const edge = new Point([middle.getCoordinates()[0]!, isFile ? extent[3]! : extent[1]!]);
  return [
    new Style({ stroke: new Stroke({ color: colour, width: 1.2, lineDash: isFile ? [6, 3] : [2, 3] }) }),
    new Style({ geometry: edge, text: label }),
  ];
};

function hatch(): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const context = tile.getContext('2d');
  if (!context) return ACCENT + '33';
  context.strokeStyle = ACCENT;
  context.lineWidth = 1;
  context.beginPath();
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift, 8);
    context.lineTo(shift + 8, 0);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? ACCENT + '33';
}
