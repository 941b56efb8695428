// Answers for: prices, the cost lines of a financial year, named children in pounds, and the calibration κ (MODEL 6, 8a).

import {
  add,
  byPlacement,
  ELSEWHERE,
  FE,
  INCLUDED,
  INDEPENDENT,
  MAINSTREAM,
  noChildren,
  placements,
  SPECIAL,
  SPI,
  UNIT,
} from "./placements.mjs";
import { BASE_PLACE, SPECIAL_PLACE } from "./places.mjs";

/** Pupils funded in a financial year: April to August from the census before, September to March from the one in it. */
export const funded = (before, inside) => (5 / 12) * before + (7 / 12) * inside;

/** What £1 of the base year has become; 1 in the base year itself. */
export const atBase = { state: 1, independent: 1, harder: 1, ap: 1 };

/** The same a year later. */
export const yearOn = (risen, levers) => ({
  state: risen.state * (1 + levers.state_inflation),
  independent: risen.independent * (1 + levers.independent_inflation),
  harder: risen.harder * (1 + levers.complexity),
  ap: risen.ap * (1 + levers.ap_growth),
});

/** £ per funded pupil by placement, κ times. */
export function pricesOf(unitCost, levers, risen, kappa) {
  const state = kappa * risen.state * risen.harder;
  const independent = kappa * risen.independent * risen.harder;
  const price = noChildren();
  price[MAINSTREAM] = unitCost.mainstream * state * (1 + levers.mainstream_topup);
  price[UNIT] = unitCost.unit * state * (1 + levers.mainstream_topup);
  price[SPECIAL] = unitCost.special * state * (1 + levers.special_topup);
  price[INCLUDED] = (1 - levers.included_support) * price[MAINSTREAM] + levers.included_support * price[SPECIAL];
  price[INDEPENDENT] = unitCost.independent * independent * (1 + levers.independent_fees);
  price[SPI] = unitCost.spi * independent * (1 + levers.independent_fees);
  price[FE] = unitCost.fe * state;
  price[ELSEWHERE] = unitCost.elsewhere * state;
  return price;
}

/** Lines whose pounds are pupils times a price. */
const pricedLines = [
  "mainstream_topups",
  "unit_topups",
  "included_topups",
  "special_topups",
  "independent",
  "fe",
  "spi",
  "elsewhere",
];

/** What each entry of named children comes to in a year. `sinceStart` is what £1 of its start has become. */
export function namedCosts(entries, price, before, inside, sinceStart) {
  return entries.map(({ from, topUp }, n) => {
    const pupils = funded(before.named[n].placed, inside.named[n].placed);
    const modelPrice = from === "mainstream" ? price[MAINSTREAM] : price[INCLUDED];
    const topups = pupils * (topUp === undefined ? modelPrice : topUp * sinceStart[n]);
    const placeFunding = funded(before.named[n].placeFunding, inside.named[n].placeFunding);
    return {
      placed: inside.named[n].placed,
      asked: inside.named[n].asked,
      funded: pupils,
      named_topups: topups,
      named_place_funding: placeFunding,
      this_childs_place: pupils * price[placements.indexOf(from)] - topups - placeFunding,
    };
  });
}

/** Every cost line of a financial year, from the census before it and the census inside it. */
export function costLines({ figures, levers, risen, price, before, inside, named }) {
  const pupils = byPlacement((p) =>
    funded(before.children[p] - before.namedIn[p], inside.children[p] - inside.namedIn[p]),
  );
  const extra = funded(before.extra, inside.extra);
  const lines = {
    mainstream_topups: pupils[MAINSTREAM] * price[MAINSTREAM],
    unit_topups: (pupils[UNIT] - extra) * price[UNIT] + extra * price[INCLUDED],
    included_topups: pupils[INCLUDED] * price[INCLUDED],
    special_topups: pupils[SPECIAL] * price[SPECIAL],
    independent: pupils[INDEPENDENT] * price[INDEPENDENT],
    fe: pupils[FE] * price[FE],
    spi: pupils[SPI] * price[SPI],
    elsewhere: pupils[ELSEWHERE] * price[ELSEWHERE],
    unit_place_funding: pupils[UNIT] * BASE_PLACE,
    special_place_funding: funded(before.capacity, inside.capacity) * SPECIAL_PLACE,
    named_topups: add(named.map((entry) => entry.named_topups)),
    named_place_funding: add(named.map((entry) => entry.named_place_funding)),
    needs_met_without_plan: funded(before.met, inside.met) * levers.support_without_plan * risen.state,
    alternative_provision: figures.ap * risen.state * risen.ap,
    services: figures.services * risen.state + levers.services_investment,
  };
  lines.paid_by_health = -levers.health_contribution * (lines.independent + lines.spi + lines.elsewhere);
  return lines;
}

export const spendingOf = (lines) => add(Object.values(lines));
export const placeFundingOf = (lines) => lines.unit_place_funding + lines.special_place_funding;

/** The κ with which a year costs `spending`, from its lines at κ = 1 with no lever moved; `otherwise` if nothing has a price. */
export function calibrate(spending, lines, otherwise) {
  const fixed = placeFundingOf(lines) + lines.alternative_provision + lines.services;
  const priced = add(pricedLines.map((name) => lines[name]));
  return priced < 1 ? otherwise : Math.max(0, spending - fixed) / priced;
}
