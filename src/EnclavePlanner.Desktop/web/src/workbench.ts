import type { Coordinate } from 'ol/coordinate.js';
import { buffer, getCenter, type Extent } from 'ol/extent.js';
import { CityMap, LAYERS, type ChangeAddresses, type FeatureLayerName, type LayerName } from './cityMap.js';
import type { CityCrs } from './cityCrs.js';
import { LinkedScale } from './linkedScale.js';
import { drawScaleBar } from './scaleBar.js';
import type { ParcelAddresses, TileGridOptions } from './parcelTiles.js';
import { PreviewMap } from './previewMap.js';
import { Drafting, type DraftState } from './drafting/drafting.js';
import { PlaceMark } from './drafting/placeMark.js';
import type { Server } from './server.js';
import { listenToKeys } from './shortcuts.js';
import type { ClassColours, MapDrawing } from './styles.js';
import { receiveDrops, sendFiles } from './uploads.js';
import { PaneViews, showPointer } from './views/paneViews.js';

export { forgetLayout, goTo, listenToWindow, openGuide, setTheme, windowIdentity } from './look.js';
export { focusOn, listenToTables, scrollToRow, writeClipboard } from './tables.js';

interface Pane {
  /** The city's code; the pane's elements are named after it. */
  city: string;
  crs: CityCrs;
}

interface WorkbenchOptions {
  panes: Pane[];
  colours: ClassColours;
  tileGrid: TileGridOptions;
}

/** What the import dialog's map is to show. */
interface Preview {
  city: string;
  cityName: string;
  fileName: string;
  /** Where the outlines are had. */
  address: string;
  extent: Extent;
}

/** Metres around a place that are shown with it. */
const AROUND_PLACE = 10;

/** Ids of the elements of the import dialog's map. */
const PREVIEW = 'import-map';
const PREVIEW_SCALE = 'import-map-scale';

/** The part of the window that the browser draws: two maps at one scale, read-outs, keys, files. */
class Workbench {
  private readonly panes = new Map<string, CityMap>();
  private readonly scale: LinkedScale;
  private readonly release: (() => void)[] = [];
  private preview: PreviewMap | null = null;
  private views: PaneViews | null = null;
  private drafting: Drafting | null = null;
  private readonly place = new PlaceMark();

  constructor(private readonly server: Server, options: WorkbenchOptions) {
    for (const pane of options.panes) {
      this.panes.set(
        pane.city,
        new CityMap({
          target: element(`map-${pane.city}`),
          crs: pane.crs,
          colours: options.colours,
          tileGrid: options.tileGrid,
          onPick: (ids, additive) => void server.invokeMethodAsync('Pick', pane.city, ids, additive),
          onPointer: (place) => showPointer(this.pane(pane.city), place),
        }),
      );
    }
    this.scale = new LinkedScale([...this.panes.values()], () => this.views?.viewChanged());
    this.release.push(
      listenToKeys((command) => {
        if (command === 'clear') this.place.clear();
        if (command !== 'clear' || !this.drafting?.cancel()) void server.invokeMethodAsync('Command', command);
      }),
      receiveDrops((files) => void this.send(files)),
    );
  }

  /**
   * Loads layers of a city; addresses carry the layer's version, so that unchanged ones come from the cache. Of layers that
   * lack a few actions only, what these changed is loaded. Parcels are given where they changed.
   */
  async load(
    city: string,
    layers: Partial<Record<FeatureLayerName, string>>,
    lacking: Partial<Record<FeatureLayerName, ChangeAddresses[]>>,
    parcels: ParcelAddresses | null,
  ): Promise<void> {
    const pane = this.pane(city);
    if (parcels) pane.loadParcels(parcels);
    await Promise.all([
      ...Object.entries(layers).map(([layer, address]) => pane.load(layer as FeatureLayerName, address)),
      ...Object.entries(lacking).map(([layer, actions]) => pane.renew(layer as FeatureLayerName, actions)),
    ]);
    element(`map-${city}`).dataset.loaded = String(Number(element(`map-${city}`).dataset.loaded ?? 0) + 1);
  }

  /** Begins to look after how the panes look at the land, for the part of the server side that keeps it. */
  startViews(server: Server): PaneViews {
    this.views = new PaneViews(server, this.panes, this.scale);
    return this.views;
  }

  fitAll(): void {
    this.scale.fitAll();
  }

  /** Draws the layers of all panes in another way. */
  setStyle(drawing: MapDrawing): void {
    for (const pane of this.panes.values()) pane.setStyle(drawing);
  }

  setVisible(city: string, layer: string, visible: boolean): void {
    this.pane(city).setVisible(asLayer(layer), visible);
  }

  select(city: string, ids: string[]): void {
    this.pane(city).select(ids);
  }

  setBasket(city: string, ids: string[]): void {
    this.pane(city).setBasket(ids);
  }

  reveal(city: string, ids: string[]): Promise<void> {
    return this.pane(city).reveal(ids);
  }

  /** Outlines what an action of the history changed in each city, and brings it into view. */
  async showChange(addresses: Record<string, ChangeAddresses>): Promise<void> {
    const extents = new Map<CityMap, Extent>();
    await Promise.all(
      Object.entries(addresses).map(async ([city, { before, after }]) => {
        const pane = this.pane(city);
        try {
          const extent = await pane.showChange(before, after);
          if (extent) extents.set(pane, extent);
        } catch (error) {
          if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
        }
        this.countChange(city);
      }),
    );
    this.scale.show(extents);
  }

  clearChange(): void {
    for (const [city, pane] of this.panes) {
      pane.clearChange();
      this.countChange(city);
    }
  }

  /** Shows a file that is to be imported on the dialog's map. A later call overtakes an earlier one. */
  async showPreview(shown: Preview): Promise<void> {
    this.hidePreview();
    const target = document.getElementById(PREVIEW);
    const city = this.panes.get(shown.city);
    // The dialog may be closed by now, and a city that came into the plan since the window was opened has no map.
    if (!target || !city) return;
    const preview = new PreviewMap({
      target,
      city,
      cityName: shown.cityName,
      fileName: shown.fileName,
      extent: shown.extent,
      onScale: (resolution) => drawScaleBar(element(PREVIEW_SCALE), resolution / city.projecting.distortionAt(getCenter(shown.extent)).pointScale),
    });
    this.preview = preview;
    try {
      const count = await preview.load(shown.address);
      if (this.preview === preview) target.dataset.outlines = String(count);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    }
  }

  hidePreview(): void {
    this.preview?.dispose();
    this.preview = null;
    delete document.getElementById(PREVIEW)?.dataset.outlines;
  }

  fitPreview(toFile: boolean): void {
    if (toFile) this.preview?.fitFile();
    else this.preview?.fitAll();
  }

  /** Readies the drafting tools, which have a server side of their own. */
  startDrafting(server: Server): void {
    this.drafting = new Drafting(server, this.panes);
  }

  draft(state: DraftState): void {
    this.drafting?.apply(state);
  }

  sketchTo(x: number, y: number, isOffset: boolean): boolean {
    return this.drafting?.sketchTo(x, y, isOffset) ?? false;
  }

  finishSketch(): void {
    this.drafting?.finish();
  }

  /** Outlines a place of a city, and brings it into view. */
  showPlace(city: string, polygons: Coordinate[][][]): void {
    const pane = this.pane(city);
    this.scale.show(new Map([[pane, buffer(this.place.show(pane, polygons), AROUND_PLACE)]]));
  }

  setScale(denominator: number): void {
    if (denominator > 0) this.scale.setGroundResolution((denominator * 0.0254) / 96);
  }

  /** Sends the files chosen in an input. */
  async sendChosen(inputId: string): Promise<void> {
    const input = element(inputId) as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) await this.send(files);
  }

  choose(inputId: string): void {
    element(inputId).click();
  }

  dispose(): void {
    for (const release of this.release) release();
    this.hidePreview();
    this.views?.dispose();
    this.drafting?.dispose();
    this.place.clear();
    this.scale.dispose();
    for (const pane of this.panes.values()) pane.dispose();
    this.panes.clear();
  }

  private countChange(city: string): void {
    const { before, after } = this.pane(city).changeCounts();
    Object.assign(element(`map-${city}`).dataset, { before: String(before), after: String(after) });
  }

  private async send(files: File[]): Promise<void> {
    await this.server.invokeMethodAsync('TransferBegins', files.map((file) => file.name));
    let told = 0;
    try {
      const folder = await sendFiles('uploads', files, (sent, total) => {
        const now = performance.now();
        if (now - told < 100 && sent < total) return;
        told = now;
        void this.server.invokeMethodAsync('TransferAdvances', sent, total);
      });
      await this.server.invokeMethodAsync('TransferEnds', folder);
    } catch (error) {
      await this.server.invokeMethodAsync('TransferFails', error instanceof Error ? error.message : String(error));
    }
  }

  private pane(city: string): CityMap {
    const pane = this.panes.get(city);
    if (!pane) throw new Error(`No pane for ${city}.`);
    return pane;
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`No element ${id}.`);
  return found;
}

function asLayer(name: string): LayerName {
  const layer = LAYERS.find((known) => known === name);
  if (!layer) throw new Error(`No layer ${name}.`);
  return layer;
}

/** Builds the workbench into the elements that the page holds ready for it. */
export function createWorkbench(server: Server, options: WorkbenchOptions): Workbench {
  return new Workbench(server, options);
}

/** Tells the page's language to the browser and to screen readers. */
export function setLanguage(language: string): void {
  document.documentElement.lang = language;
}

/** Hands a finished file to the browser's downloads. */
export function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
