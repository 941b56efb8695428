// Answers for: what the census says of one authority (MODEL 3): who leaves at each age, who arrives, where they
// are and where they move. It starts from counts that areas.mjs has repaired already.

import {
  add,
  addTables,
  agesOf,
  AGES,
  byAge,
  byPlacement,
  folded,
  LAST,
  MAINSTREAM,
  noChildren,
  placeOf,
  totalOf,
  UNIT,
} from "./placements.mjs";

/** Plans of the England pattern added to every estimate, so that small counts do not speak louder than they should. */
export const K = 20;
const POOLED = placeOf(20);

const shareOf = (part, whole) => (whole > 0 ? part / whole : 0);

/** Counts as shares of their sum; null where nobody is there. */
function sharesOf(counts) {
  const all = add(counts);
  return all > 0 ? counts.map((children) => children / all) : null;
}

/** Shares of a row with K children of the England pattern added. */
export function mixed(row, england) {
  const all = add(row);
  return row.map((children, p) => (children + K * england[p]) / (all + K));
}

/** England's shares by age over January 2024 and 2025 together, units folded. */
export const mixOfEngland = (england) =>
  addTables(folded(england.stock[2024]), folded(england.stock[2025])).map((row) => sharesOf(row) ?? noChildren());

/** Of those at each age, the share that leaves: pooled from 20 on, and at most all of them. */
function rawHazards(leaving, plans) {
  const pooled = Math.min(shareOf(add(leaving.slice(POOLED)), add(plans.slice(POOLED))), 1);
  return byAge((a) => (a < POOLED ? Math.min(shareOf(leaving[a], plans[a]), 1) : pooled));
}

/** Hazards with K plans at England's added. */
function hazards(leaving, plans, leavingEngland, plansEngland) {
  const raw = rawHazards(leaving, plans);
  const england = rawHazards(leavingEngland, plansEngland);
  return byAge((a) => (raw[a] * plans[a] + K * england[a]) / (plans[a] + K));
}

/** Share of mainstream that is in units, by age: of January 2025 if any are recorded then, else of January 2024. */
function unitShareOf({ 2024: earlier, 2025: later }) {
  const recorded = later.some((row) => row[UNIT] > 0) ? later : earlier;
  return recorded.map((row) => shareOf(row[UNIT], row[UNIT] + row[MAINSTREAM]));
}

/** The moves from each age to the next: the least movement that carries one mix to the other (point 5). */
function movesOf({ mix, newMix, staying, arriving }) {
  return byAge((a) => {
    if (a === LAST) return null;
    const stay = mix[a].map((share) => staying[a] * share);
    const arrive = newMix[a + 1].map((share) => arriving[a + 1] * share);
    const there = add(stay) + add(arrive);
    const change = byPlacement((p) => mix[a + 1][p] * there - stay[p] - arrive[p]);
    const gains = change.map((children) => Math.max(children, 0));
    const gained = add(gains);
    return byPlacement((from) => {
      const lost = gained > 0 ? shareOf(Math.min(Math.max(-change[from], 0), stay[from]), stay[from]) : 0;
      return byPlacement((to) => (to === from ? 1 - lost : 0) + (lost > 0 ? (lost * gains[to]) / gained : 0));
    });
  });
}

/** Everything that section 3 takes from the census, for one authority, its region and England. */
export function estimate(own, region, england) {
  const A = folded(own.stock[2024]);
  const B = folded(own.stock[2025]);
  const N = folded(own.newPlans);
  const plansA = agesOf(A);
  const plansB = agesOf(B);
  const plansEngland = agesOf(england.stock[2024]);

  const ending = hazards(own.ended, plansA, england.ended, plansEngland);
  const out = hazards(own.transferred, plansA, england.transferred, plansEngland);
  const leaving = byAge((a) => (a === LAST ? 1 : Math.min(ending[a] + out[a], 1)));
  const comparator = rawHazards(region.ended, agesOf(region.stock[2024]));

  const englandMix = mixOfEngland(england);
  const englandNew = folded(england.newPlans).map((row, a) => sharesOf(row) ?? englandMix[a]);
  const mix = addTables(A, B).map((row, a) => mixed(row, englandMix[a]));
  const newMix = N.map((row, a) => mixed(row, englandNew[a]));

  const newPlans = agesOf(N);
  const left = byAge((a) => plansA[a] * (1 - leaving[a])); // of those at each age, who is still there a year later
  const published = byAge((a) => (a === 0 ? plansB[0] : plansB[a] - left[a - 1]) - newPlans[a]);
  const netMoves = [...published];
  const movedOut = byAge(() => 0);
  for (let a = 0; a < AGES - 1; a++) {
    if (netMoves[a + 1] >= 0 || left[a] <= 0) continue;
    movedOut[a] = Math.min(-netMoves[a + 1] / left[a], 1);
    netMoves[a + 1] += movedOut[a] * left[a];
  }

  const staying = byAge((a) => left[a] * (1 - movedOut[a]));
  const arriving = byAge((a) => Math.max(newPlans[a] + netMoves[a], 0));
  return {
    A,
    B,
    ending,
    out,
    comparator,
    newPlans,
    newMix,
    netMoves,
    movedOut,
    moves: movesOf({ mix, newMix, staying, arriving }),
    unitShare: unitShareOf(own.stock),
    /** Net moves in all, before what is negative became a rate. */
    netMovesPublished: add(published),
    newPlansInAll: totalOf(N),
  };
}
