import type Feature from 'ol/Feature.js';
import GeoJSON from 'ol/format/GeoJSON.js';

/** Parcels by their identity at full resolution, fetched when they are asked for and kept while the layer stays as it is. */
export class ExactParcels {
  private address: string | null = null;
  private known = new Map<string, Feature>();
  private fetching = new AbortController();

  /** From here on parcels come from this address; what is still on its way is given up. */
  load(address: string): void {
    this.dispose();
    this.address = address;
    this.known = new Map();
    this.fetching = new AbortController();
  }

  /** Those of the ids that are parcels. */
  async find(ids: readonly string[]): Promise<Feature[]> {
    const { address, known, fetching } = this;
    const missing = ids.filter((id) => !known.has(id));
    if (address !== null && missing.length > 0) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(missing),
        signal: fetching.signal,
      });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      for (const feature of new GeoJSON().readFeatures(await response.json()) as Feature[]) known.set(String(feature.getId()), feature);
    }
    return ids.map((id) => known.get(id)).filter((feature) => feature !== undefined);
  }

  dispose(): void {
    this.fetching.abort();
  }
}
