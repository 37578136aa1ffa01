import TileLayer from 'ol/layer/Tile.js';
import { get as getProjection } from 'ol/proj.js';
import ImageTile from 'ol/source/ImageTile.js';
import TileGrid from 'ol/tilegrid/TileGrid.js';
import type { CityMap } from '../cityMap.js';
import { registerProjection } from '../cityCrs.js';

/** A base map as the program serves it: tiles on a grid of their own, which the map library turns into the city's CRS. */
export interface BaseMap {
  /** Identity of its source. */
  id: string;
  /** Address of a tile on this program's own port, with {z}, {x} and {y}. */
  address: string;
  /** EPSG code of its grid. */
  epsg: number;
  proj4: string;
  /** North-western corner of each zoom's grid, in the grid's units. */
  origins: [number, number][];
  /** Units per pixel of each zoom. */
  resolutions: number[];
  /** Pixels of each zoom's tiles. */
  tileSizes: [number, number][];
  /** West, south, east, north of what it covers, in the grid's units. */
  extent: [number, number, number, number];
  opacity: number;
}

/** The base maps beneath a city's land. */
export class BaseMaps {
  private readonly layers = new Map<string, { told: string; layer: TileLayer }>();

  constructor(private readonly pane: CityMap) {}

  /** Shows these and no others, the first at the bottom. */
  show(maps: readonly BaseMap[]): void {
    const wanted = new Set(maps.map((map) => map.id));
    for (const [id, { layer }] of this.layers) {
      if (wanted.has(id)) continue;
      this.pane.map.removeLayer(layer);
      this.layers.delete(id);
    }
    maps.forEach((map, index) => {
      const told = JSON.stringify({ ...map, opacity: 0 });
      let known = this.layers.get(map.id);
      if (known && known.told !== told) {
        this.pane.map.removeLayer(known.layer);
        known = undefined;
      }
      if (!known) {
        known = { told, layer: layerOf(map) };
        this.layers.set(map.id, known);
        this.pane.map.addLayer(known.layer);
      }
      known.layer.setOpacity(map.opacity);
      known.layer.setZIndex(index - 100);
    });
  }

  dispose(): void {
    this.show([]);
  }
}

function layerOf(map: BaseMap): TileLayer {
  const code = `EPSG:${map.epsg}`;
  const projection = getProjection(code) ?? registerProjection(code, map.proj4);
  return new TileLayer({
    source: new ImageTile({
      url: map.address,
      projection,
      tileGrid: new TileGrid({
        origins: map.origins,
        resolutions: map.resolutions,
        tileSizes: map.tileSizes,
        extent: map.extent,
      }),
      wrapX: false,
    }),
  });
}
