import { get as getProjection, type Projection } from 'ol/proj.js';
import { register } from 'ol/proj/proj4.js';
import proj4 from 'proj4';

/** A city's own projected CRS as the server describes it. Coordinates are east, north whatever the authority says. */
export interface CityCrs {
  /** EPSG code. */
  epsg: number;
  /** Definition for proj4. */
  proj4: string;
  /** Semi-major axis of its ellipsoid, metres. */
  semiMajorAxis: number;
  /** e² of its ellipsoid. */
  eccentricitySquared: number;
}

/** Makes a CRS known to the map library. A projection must be registered before a map is made in it. */
export function registerCrs(crs: CityCrs): Projection {
  return registerProjection(`EPSG:${crs.epsg}`, crs.proj4);
}

/** Makes a projection known to the map library under a code. */
export function registerProjection(code: string, definition: string): Projection {
  proj4.defs(code, definition);
  register(proj4);
  const projection = getProjection(code);
  if (!projection) throw new Error(`The map library did not take ${code}.`);
  return projection;
}
