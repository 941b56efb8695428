// Answers for: from what children need to where they are placed, at one census (MODEL 5), with named children
// taken out first (MODEL 8a).

import {
  add,
  byPlacement,
  INCLUDED,
  INDEPENDENT,
  MAINSTREAM,
  placements,
  placeOf,
  SIXTEEN,
  SPECIAL,
  SPI,
  UNIT,
} from "./placements.mjs";

export const BASE_PLACE = 6000; // £ a year for a place in a unit, frozen in cash since 2013
export const SPECIAL_PLACE = 10000; // the same for a place in a special school, and for an empty one in a new base

/** Takes named children off `need`, entry by entry, and says how many were placed and what their places cost. */
function takeNamed(need, entries, census) {
  return entries.map(({ children, ages: [first, last], from, to, start, years, places }) => {
    if (census <= start || census > start + years) return { asked: 0, placed: 0, placeFunding: 0 };
    const placement = placements.indexOf(from);
    const rows = need.slice(placeOf(first), placeOf(last) + 1);
    const there = add(rows.map((row) => row[placement]));
    const placed = Math.min(children, there);
    const share = there > 0 ? placed / there : 0;
    for (const row of rows) row[placement] -= row[placement] * share;
    return { asked: children, placed, placeFunding: to === "unit" ? basePlaces(placed, places, census === start + 1) : 0 };
  });
}

/** £ for the places of named children in a base: at their first census all of them stand empty before. */
function basePlaces(filled, places, first) {
  if (places === undefined) return BASE_PLACE * filled;
  return first ? SPECIAL_PLACE * places : BASE_PLACE * filled + SPECIAL_PLACE * (places - filled);
}

/** Named children by the placement that they are in. */
const namedByPlacement = (entries, named) =>
  byPlacement((p) => add(entries.map(({ to }, n) => (placements[p] === to ? named[n].placed : 0))));

/** Children by placement at a census, from `wanted` by age and placement. */
export function placeChildren({ wanted, unitShare, levers, capacity, entries, census }) {
  const need = wanted.map((row) => [...row]);
  const named = takeNamed(need, entries, census);
  const under16 = need.slice(0, SIXTEEN);
  const children = byPlacement((p) => add(need.map((row) => row[p])));
  const young = byPlacement((p) => add(under16.map((row) => row[p])));

  // Units, and places in new bases.
  const units = add(need.map((row, a) => row[MAINSTREAM] * unitShare[a]));
  const youngInUnits = add(under16.map((row, a) => row[MAINSTREAM] * unitShare[a]));
  const fromSpecial = Math.min(levers.unit_places * levers.base_from_special, young[SPECIAL]);
  const fromMainstream = Math.min(levers.unit_places * (1 - levers.base_from_special), young[MAINSTREAM] - youngInUnits);
  const extra = fromSpecial + fromMainstream;
  children[MAINSTREAM] -= units + fromMainstream;
  children[UNIT] += units + extra;
  children[SPECIAL] -= fromSpecial;
  young[SPECIAL] -= fromSpecial;

  // Children beyond the places of special schools.
  const overflow = Math.max(children[SPECIAL] - capacity, 0);
  const youngOverflow = overflow > 0 ? (overflow * young[SPECIAL]) / children[SPECIAL] : 0;
  children[SPECIAL] -= overflow;
  children[INDEPENDENT] += overflow * levers.overflow_independent;
  children[INCLUDED] += overflow * (1 - levers.overflow_independent);
  young[SPECIAL] -= youngOverflow;
  young[INDEPENDENT] += youngOverflow * levers.overflow_independent;

  // Places that are free.
  const spare = overflow > 0 ? 0 : Math.max(capacity - children[SPECIAL], 0);
  const back = Math.min(spare, levers.return_local * young[INDEPENDENT]);
  children[INDEPENDENT] -= back;
  children[SPECIAL] += back;
  young[INDEPENDENT] -= back;
  young[SPECIAL] += back;

  const namedIn = namedByPlacement(entries, named);
  namedIn.forEach((placed, p) => (children[p] += placed));
  const from16 = add(wanted.slice(SIXTEEN).map(add)); // named children at the ages that they came from
  const youngSpecialists = young[SPECIAL] + young[INDEPENDENT];
  return {
    children,
    plans: add(children),
    named,
    namedIn,
    extra,
    overflow,
    capacity,
    emptySpecialPlaces: capacity - children[SPECIAL],
    specialistPost16Rate: from16 > 0 ? children[SPI] / from16 : 0,
    independentRate: youngSpecialists > 0 ? young[INDEPENDENT] / youngSpecialists : 0,
  };
}
