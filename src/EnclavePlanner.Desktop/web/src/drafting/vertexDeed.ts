import type Geometry from 'ol/geom/Geometry.js';
import type { Coordinate } from 'ol/coordinate.js';
import { chainsOf } from './segments.js';
import type { Sketch } from './sketch.js';

/** What was done to one vertex of a feature, told from its geometry before and after; null where nothing was. */
export function vertexDeed(before: Geometry, after: Geometry): Sketch | null {
  const chains = chainsOf(after);
  for (const [index, old] of chainsOf(before).entries()) {
    const now = chains[index];
    const isRing = old.length > 1 && same(old[0]!, old.at(-1));
    // A ring that has lost its third vertex is gone: the server is asked, and says why that cannot be.
    if (!now || (isRing && now.length < 4)) return { deed: 'remove', points: [old[0]!] };
    const at = old.findIndex((vertex, place) => !same(vertex, now[place]));
    if (at < 0) continue;
    if (now.length === old.length) return { deed: 'move', points: [old[at]!, now[at]!] };
    if (now.length > old.length) return { deed: 'add', points: [old[at - 1]!, old[at]!, now[at]!] };
    return { deed: 'remove', points: [old[at]!] };
  }
  return null;
}

function same(one: Coordinate, other: Coordinate | undefined): boolean {
  return other !== undefined && one[0] === other[0] && one[1] === other[1];
}
