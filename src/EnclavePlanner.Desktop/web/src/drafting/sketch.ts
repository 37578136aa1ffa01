import type { Coordinate } from 'ol/coordinate.js';
import type { Server } from '../server.js';

/** What was drawn or pointed at, as the server understands it. */
export interface Sketch {
  /** draw, move, add, remove, reshape, split, equal, areas or round. */
  deed: string;
  /** Metres east and north in the pane's CRS. */
  points: Coordinate[];
}

/** Characters of a message over the circuit, which one of 32 kB would end. */
const LONGEST_MESSAGE = 20_000;

/**
 * Sends a sketch, a long one by a request of its own. Numbers are written so that they are read back bit for bit.
 * @param reach Metres within which a click meant something.
 * @returns Whether the plan has changed.
 */
export async function sendSketch(server: Server, sketch: Sketch, reach: number): Promise<boolean> {
  const numbers = sketch.points.flatMap((point) => [point[0]!, point[1]!]);
  const body = JSON.stringify(numbers);
  if (body.length <= LONGEST_MESSAGE) return (await server.invokeMethodAsync('Sketched', sketch.deed, numbers, reach)) as boolean;
  let id: string | null = null;
  try {
    const response = await fetch('sketches', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (response.ok) id = await response.text();
  } catch (error) {
    // The server is told of nothing, and says so to the user.
    if (!(error instanceof TypeError)) throw error;
  }
  return (await server.invokeMethodAsync('SketchSent', sketch.deed, id, reach)) as boolean;
}
