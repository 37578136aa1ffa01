import { get as getProjection, type Projection } from 'ol/proj.js';
import { register } from 'ol/proj/proj4.js';
import proj4 from 'proj4';

/** A city's own projected CRS as the server describes it. Coordinates are east, north whatever the authority says. */
export interface CityCrs {
  /** EPSG code. */
  epsg: number;
  /** Definition for proj4. */
  proj4: string;
  /** Point scale of the projection where the city's land lies: metres on the map for one metre on the ground. */
  pointScale: number;
}

/** Makes a CRS known to the map library. A projection must be registered before a map is made in it. */
export function registerCrs(crs: CityCrs): Projection {
  const code = `EPSG:${crs.epsg}`;
  proj4.defs(code, crs.proj4);
  register(proj4);
  const projection = getProjection(code);
  if (!projection) throw new Error(`The map library did not take ${code}.`);
  return projection;
}
