import proj4, { type Converter } from 'proj4';
import type { CityCrs } from './cityCrs.js';

/** What a projection does in one place. */
export interface Distortion {
  /** k: a metre on the ground is k metres in the plane. */
  pointScale: number;
  /** Meridian convergence in degrees: where grid north points, east of true north. */
  convergence: number;
}

/** Step of the differences, radians. */
const STEP = 0.001;
const DEGREES = 180 / Math.PI;

/** Between a city's plane and longitude and latitude on its own datum. */
export class Projecting {
  private readonly converter: Converter;

  constructor(private readonly crs: CityCrs) {
    this.converter = proj4(crs.proj4);
  }

  /** Degrees; null where the projection maps nothing. */
  toLonLat(place: readonly number[]): [number, number] | null {
    const [longitude, latitude] = this.converter.inverse([place[0]!, place[1]!]) as [number, number];
    return Number.isFinite(longitude) && Number.isFinite(latitude) ? [longitude, latitude] : null;
  }

  /** Metres east and north of a place in degrees. */
  fromLonLat(longitude: number, latitude: number): [number, number] {
    return this.converter.forward([longitude, latitude]) as [number, number];
  }

  /**
   * From the change of the plane coordinates along the parallel, a five-point difference over 0.001 rad good to 1e-11, as the
   * server computes it. No distortion is told of a place that is not on the map.
   */
  distortionAt(place: readonly number[]): Distortion {
    const lonLat = this.toLonLat(place);
    if (!lonLat) return { pointScale: 1, convergence: 0 };
    const [longitude, latitude] = lonLat;
    const at = (steps: number) => this.fromLonLat(longitude + steps * STEP * DEGREES, latitude);
    const [two, one, minusOne, minusTwo] = [at(2), at(1), at(-1), at(-2)];
    const change = (axis: 0 | 1) => (8 * (one[axis] - minusOne[axis]) - (two[axis] - minusTwo[axis])) / (12 * STEP);
    const [east, north] = [change(0), change(1)];
    const sin = Math.sin(latitude / DEGREES);
    const radius = (this.crs.semiMajorAxis * Math.cos(latitude / DEGREES)) / Math.sqrt(1 - this.crs.eccentricitySquared * sin * sin);
    const pointScale = Math.hypot(east, north) / radius;
    return Number.isFinite(pointScale) && pointScale > 0
      ? { pointScale, convergence: Math.atan2(north, east) * DEGREES }
      : { pointScale: 1, convergence: 0 };
  }
}
