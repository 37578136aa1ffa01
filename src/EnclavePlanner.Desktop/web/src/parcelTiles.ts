import MVT from 'ol/format/MVT.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import type { Extent } from 'ol/extent.js';
import type { Projection } from 'ol/proj.js';
import type { StyleLike } from 'ol/style/Style.js';
import TileGrid from 'ol/tilegrid/TileGrid.js';
import { ExactParcels } from './exactParcels.js';

/** The grid of the server's tiles, the same in every city's CRS. */
export interface TileGridOptions {
  /** North-western corner, metres. */
  origin: [number, number];
  /** Metres per pixel at each zoom. */
  resolutions: number[];
  /** Pixels. */
  tileSize: number;
}

/** Where a city's parcels are had. */
export interface ParcelAddresses {
  /** Tiles, with {z}, {x} and {y}. */
  tiles: string;
  /** The same parcels exactly. */
  features: string;
  /** What holds them all; null where there are none. */
  extent: Extent | null;
}

/** A city's parcels on the map: tiles to look at, and what is chosen of them exactly. */
export class ParcelTiles {
  readonly exact = new ExactParcels();
  readonly layer: VectorTileLayer;
  extent: Extent | null = null;
  private readonly source: VectorTileSource;

  constructor(projection: Projection, grid: TileGridOptions) {
    this.source = new VectorTileSource({
      format: new MVT({ idProperty: 'id' }),
      projection,
      tileGrid: new TileGrid({ origin: grid.origin, resolutions: grid.resolutions, tileSize: grid.tileSize }),
      // The nearest zoom, so that a tile is drawn no more than some 1.4 times larger or smaller than it was cut.
      zDirection: 0,
      wrapX: false,
    });
    // Labels that would collide are left out. Nothing is drawn until the server has said how.
    this.layer = new VectorTileLayer({ source: this.source, style: () => undefined, declutter: true, preload: 1 });
  }

  /** Draws the parcels in another way. */
  setStyle(style: StyleLike): void {
    this.layer.setStyle(style);
  }

  /** Another layer of the same tiles, for another map in the same CRS. */
  layerOf(style: StyleLike): VectorTileLayer {
    return new VectorTileLayer({ source: this.source, style });
  }

  /** Identities of the parcels that are drawn in an extent. */
  idsIn(extent: Extent): string[] {
    if (!this.layer.isVisible()) return [];
    const ids = this.layer.getFeaturesInExtent(extent).map((feature) => feature.getId());
    return [...new Set(ids.filter((id) => id !== undefined).map(String))];
  }

  /** Shows the parcels of another state of the plan; the tiles before stay until theirs have come. */
  load(addresses: ParcelAddresses): void {
    this.extent = addresses.extent;
    this.exact.load(addresses.features);
    this.source.setUrl(addresses.tiles);
  }
}
