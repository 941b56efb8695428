// Answers for: one year of the cohort (MODEL 4): what children need at the next census.

import {
  ageAt,
  byAge,
  FE,
  INCLUDED,
  INDEPENDENT,
  LAST,
  MAINSTREAM,
  noChildren,
  noTable,
  placements,
  SPECIAL,
  SPI,
} from "./placements.mjs";

/** Moves a share of one placement's part of a row to another. */
function redirect(row, from, to, share) {
  const amount = row[from] * share;
  row[from] -= amount;
  row[to] += amount;
}

/** Where new plans start, with what levers send elsewhere. */
function newMixWith(levers, newMix) {
  const row = [...newMix];
  redirect(row, SPECIAL, INCLUDED, levers.inclusion_new);
  redirect(row, INDEPENDENT, INCLUDED, levers.inclusion_new);
  redirect(row, SPI, FE, levers.fe_instead_of_spi);
  return row;
}

/** The moves from one age to the next, with what levers send elsewhere. */
function movesWith(levers, moves) {
  const changed = moves.map((row) => [...row]);
  // An included child moves as one in mainstream does, and stays included where that one stays in mainstream.
  changed[INCLUDED] = [...moves[MAINSTREAM]];
  changed[INCLUDED][INCLUDED] = moves[MAINSTREAM][MAINSTREAM];
  changed[INCLUDED][MAINSTREAM] = 0;
  for (const from of [MAINSTREAM, INCLUDED]) {
    redirect(changed[from], SPECIAL, INCLUDED, levers.inclusion_moves);
    redirect(changed[from], INDEPENDENT, INCLUDED, levers.inclusion_moves);
  }
  changed.forEach((row, from) => {
    if (from !== SPI) redirect(row, SPI, FE, levers.fe_instead_of_spi);
  });
  return changed;
}

/** Share of new plans at an age that are no longer needed. */
function avoidedShare(levers, age) {
  if (age <= 6) return levers.early_support;
  return age <= 15 ? levers.graduated_response : 0;
}

/** Share of those at an age whose plan ends, before transfers. */
function endingAt(levers, estimate, place) {
  const age = ageAt(place);
  const ending = levers.exit_rate * estimate.ending[place];
  if (age >= 18) return ending + levers.adult_pathways * Math.max(0, estimate.comparator[place] - ending);
  return age >= 5 ? ending + levers.annual_reviews : ending;
}

/** From one census to the next: need by age and placement, and the new plans avoided. `growth` is of new plans. */
export function nextCensus(estimate, levers, growth, now) {
  const newMix = estimate.newMix.map((row) => newMixWith(levers, row));
  const expected = estimate.newPlans.map((plans) => plans * levers.new_plans_scale * growth);
  const avoided = byAge((a) => expected[a] * avoidedShare(levers, ageAt(a)));
  const inflow = byAge((a) => Math.max(expected[a] - avoided[a] + estimate.netMoves[a], 0));

  const need = noTable();
  need.forEach((row, a) => newMix[a].forEach((share, p) => (row[p] = inflow[a] * share)));
  for (let a = 0; a < LAST; a++) {
    const leaving = Math.min(endingAt(levers, estimate, a) + estimate.out[a], 1);
    const stay = (1 - leaving) * (1 - estimate.movedOut[a]);
    const moves = movesWith(levers, estimate.moves[a]);
    const arrived = noChildren();
    for (let from = 0; from < placements.length; from++) {
      for (let to = 0; to < placements.length; to++) arrived[to] += now[a][from] * stay * moves[from][to];
    }
    arrived.forEach((children, p) => (need[a + 1][p] += children));
  }
  return { need, avoided: avoided.reduce((sum, plans) => sum + plans, 0) };
}
