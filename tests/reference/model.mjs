// Answers for: the model itself on the agreement basis (MODEL 3 to 9 and the first half of 10, with named
// children and with what is known by now), written from the specification alone, as a second opinion on the
// Rust program.
// Ages stand in arrays from age 2 (place 0) to age 25 (place 23); placements in the order of `placementNames`.

import { firstProjectedYear, lastProjectedYear, settingsOf, strengths, yearName } from "./settings.mjs";

export const placementNames = [
  "mainstream",
  "unit",
  "special",
  "independent",
  "ap",
  "fe",
  "spi",
  "elsewhere",
  "unplaced",
  "included",
];
/** Those with a unit cost of their own, which can be typed. */
export const pricedPlacements = ["mainstream", "unit", "special", "independent", "fe", "spi", "elsewhere"];
const [MAINSTREAM, UNIT, SPECIAL, INDEPENDENT, , FE, SPI, ELSEWHERE, , INCLUDED] = placementNames.keys();
const PLACEMENTS = placementNames.length;
const AGES = 24;
const place = (age) => age - 2;
const UNDER_16 = place(16); // ages at places below this are under 16
const LAST = place(25);
const POOLED = place(20); // hazards are pooled from here on
const K = 20; // plans of the England pattern added to every estimate

const MAINSTREAM_PLACE = 6000;
const SPECIAL_PLACE = 10000;

/** The agreement, from March 2023: MODEL 10, first half. */
export const basis = {
  baseCensus: 2023,
  plansAtBase: 2956,
  plansBefore: 2783,
  openingDeficit: 23.9e6,
  baseSpend: 66474446,
  baseBlock: 64174446,
  guidanceGrowth: 1.05,
  publishedBlock: 71850697, // 2023-24
  schoolsBlock: 276717227,
  specialCapacity: 757,
  unitCosts2020: { mainstream: 8603.41, special: 26434.78, independent: 40011.7, services: 644.61, ap: 1812.43 },
  costGrowth: 1.03, // a year, for two years
  plansOfUnitCosts: 2503,
  fe: 7500,
  spi: 35000,
  elsewhere: 30000,
  unmitigated: { 2023: 30e6, 2024: 41e6, 2025: 55e6, 2026: 72e6 },
  mitigated: { 2023: 24.1e6, 2024: 23.6e6, 2025: 23.1e6, 2026: 23.0e6 },
  remaining: { 2023: 12.11e6, 2024: 8.84e6, 2025: 5.53e6, 2026: 0 },
  payments: { 2022: 9.22e6, 2023: 2.77e6, 2024: 2.77e6, 2025: 2.77e6, 2026: 5.53e6 },
  rounding: 0.06e6,
};

/** The figures of the base year, those that are known by now in place of the basis's own (MODEL 8b). */
function baseFiguresOf(known) {
  const { unitCosts2020: cost, costGrowth, plansOfUnitCosts, fe, spi, elsewhere } = basis;
  const grown = (amount) => amount * costGrowth * costGrowth;
  const own = {
    mainstream: grown(cost.mainstream),
    unit: grown(cost.mainstream),
    special: grown(cost.special),
    independent: grown(cost.independent),
    fe,
    spi,
    elsewhere,
  };
  return {
    unitCost: { ...own, ...known.prices },
    ap: known.apBase ?? grown(cost.ap * plansOfUnitCosts),
    services: known.servicesBase ?? grown(cost.services * plansOfUnitCosts),
    spend: known.baseSpend ?? basis.baseSpend,
    opening: known.opening ?? basis.openingDeficit,
    specialCapacity: known.specialCapacity ?? basis.specialCapacity,
  };
}

const add = (list) => list.reduce((total, x) => total + x, 0);
const zeros = () => new Array(PLACEMENTS).fill(0);
const byAge = (make) => Array.from({ length: AGES }, (_, a) => make(a));
const clampToOne = (x) => Math.min(x, 1);

/** Nine counted placements as ten of the model, units folded into mainstream. */
function folded(counts) {
  const row = [...counts, 0];
  row[MAINSTREAM] += row[UNIT];
  row[UNIT] = 0;
  return row;
}

/** Share of plans that leave at each age: count ÷ plans, pooled from 20 on. */
function rawHazards(count, plans) {
  const share = (leaving, there) => (there > 0 ? clampToOne(leaving / there) : 0);
  const pooled = share(add(count.slice(POOLED)), add(plans.slice(POOLED)));
  return byAge((a) => (a < POOLED ? share(count[a], plans[a]) : pooled));
}

/** Counts with K plans of the England pattern added, as shares. */
function shrunkMix(counts, englandMix) {
  const plans = add(counts);
  return counts.map((x, p) => (x + K * englandMix[p]) / (plans + K));
}

const shares = (counts) => {
  const plans = add(counts);
  return counts.map((x) => x / plans);
};

/** MODEL 3: what the census says of an authority. `counts` holds southwark, london, england. */
export function estimate({ southwark: own, london: region, england: country }) {
  const stock = (area, year) => area.caseload[year].map(folded);
  const A = stock(own, 2024);
  const B = stock(own, 2025);
  const N = own.new_plans[2024].map(folded);
  const plansA = A.map(add);
  const plansB = B.map(add);
  const plansCountry = stock(country, 2024).map(add);

  // 1 hazards
  const hazards = (flow) => {
    const raw = rawHazards(own[flow][2024], plansA);
    const rawCountry = rawHazards(country[flow][2024], plansCountry);
    return byAge((a) => (raw[a] * plansA[a] + K * rawCountry[a]) / (plansA[a] + K));
  };
  const ending = hazards("ended");
  const out = hazards("transferred");
  const hazard = byAge((a) => (a === LAST ? 1 : clampToOne(ending[a] + out[a])));
  const comparator = rawHazards(region.ended[2024], stock(region, 2024).map(add));

  // 2 and 3 mixes
  const both = (area) => {
    const earlier = stock(area, 2024);
    const later = stock(area, 2025);
    return byAge((a) => earlier[a].map((x, p) => x + later[a][p]));
  };
  const countryMix = both(country).map(shares);
  const ownBoth = both(own);
  const mix = byAge((a) => shrunkMix(ownBoth[a], countryMix[a]));
  const countryNew = country.new_plans[2024].map(folded);
  const newMix = byAge((a) => shrunkMix(N[a], add(countryNew[a]) > 0 ? shares(countryNew[a]) : countryMix[a]));

  // 4 inflow
  const newPlans = N.map(add);
  const staying = byAge((a) => plansA[a] * (1 - hazard[a]));
  const netMoves = byAge((a) => (a === 0 ? plansB[0] : plansB[a] - staying[a - 1]) - newPlans[a]);
  const movedOut = byAge(() => 0);
  for (let a = 0; a < LAST; a++) {
    if (netMoves[a + 1] < 0 && staying[a] > 0) {
      movedOut[a] = clampToOne(-netMoves[a + 1] / staying[a]);
      netMoves[a + 1] += movedOut[a] * staying[a];
    }
  }

  // 5 moves
  const moves = [];
  for (let a = 0; a < LAST; a++) {
    const stay = mix[a].map((share) => staying[a] * (1 - movedOut[a]) * share);
    const arriving = Math.max(newPlans[a + 1] + netMoves[a + 1], 0);
    const arrive = newMix[a + 1].map((share) => arriving * share);
    const there = add(stay) + add(arrive);
    const change = mix[a + 1].map((share, p) => share * there - stay[p] - arrive[p]);
    const gains = change.map((d) => Math.max(d, 0));
    const gained = add(gains);
    moves.push(
      stay.map((from, q) => {
        const row = zeros();
        const lost = gained > 0 && from > 0 && change[q] < 0 ? Math.min(-change[q], from) / from : 0;
        row[q] = 1 - lost;
        if (lost > 0) gains.forEach((gain, p) => (row[p] += (lost * gain) / gained));
        return row;
      }),
    );
  }

  // units, to be split off mainstream again
  const recorded = (year) => add(own.caseload[year].map((row) => row[UNIT])) > 0;
  const unitYear = recorded(2025) ? 2025 : 2024;
  const unitShare = own.caseload[unitYear].map((row) => {
    const mainstream = row[UNIT] + row[MAINSTREAM];
    return mainstream > 0 ? row[UNIT] / mainstream : 0;
  });

  return { A, B, ending, out, comparator, mix, newMix, newPlans, netMoves, movedOut, moves, unitShare };
}

/** Of new plans, what the levers send to another placement (MODEL 4). */
function newMixWith(levers, mix) {
  const row = [...mix];
  for (const p of [SPECIAL, INDEPENDENT]) shift(row, p, INCLUDED, levers.inclusion_new);
  shift(row, SPI, FE, levers.fe_instead_of_spi);
  return row;
}

/** The moves between two ages, with what the levers send to another placement (MODEL 4). */
function movesWith(levers, matrix) {
  const moved = matrix.map((row) => [...row]);
  const included = [...matrix[MAINSTREAM]];
  included[INCLUDED] = included[MAINSTREAM];
  included[MAINSTREAM] = 0;
  moved[INCLUDED] = included;
  for (const q of [MAINSTREAM, INCLUDED]) {
    for (const p of [SPECIAL, INDEPENDENT]) shift(moved[q], p, INCLUDED, levers.inclusion_moves);
  }
  moved.forEach((row, q) => {
    if (q !== SPI) shift(row, SPI, FE, levers.fe_instead_of_spi);
  });
  return moved;
}

function shift(row, from, to, share) {
  const amount = row[from] * share;
  row[from] -= amount;
  row[to] += amount;
}

/** MODEL 4: from census `year` to the next. Gives what children need then, and the new plans avoided. */
function nextCensus(est, levers, year, growth, now) {
  const newMix = est.newMix.map((mix) => newMixWith(levers, mix));
  let avoided = 0;
  const inflow = byAge((a) => {
    const expected = est.newPlans[a] * levers.new_plans_scale * growth;
    let share = 0;
    if (a <= place(6)) share = levers.early_support;
    else if (a <= place(15)) share = levers.graduated_response;
    avoided += expected * share;
    return Math.max(expected * (1 - share) + est.netMoves[a], 0);
  });
  const next = [newMix[0].map((share) => inflow[0] * share)];
  for (let a = 0; a < LAST; a++) {
    let ending = levers.exit_rate * est.ending[a];
    if (a >= place(18)) ending += levers.adult_pathways * Math.max(0, est.comparator[a] - ending);
    else if (a >= place(5)) ending += levers.annual_reviews;
    const stays = (1 - clampToOne(ending + est.out[a])) * (1 - est.movedOut[a]);
    const moves = movesWith(levers, est.moves[a]);
    const row = newMix[a + 1].map((share) => inflow[a + 1] * share);
    now[a].forEach((children, q) => {
      for (let p = 0; p < PLACEMENTS; p++) row[p] += children * stays * moves[q][p];
    });
    next.push(row);
  }
  return { need: next, avoided };
}

/** MODEL 8a at a census: takes named children off `need`, in order, and says what becomes of each entry. */
function takeNamed(need, entries, census) {
  return entries.map(({ children, ages: [first, last], from, to, start, years, places }) => {
    if (census <= start || census > start + years) return { asked: 0, placed: 0, placeFunding: 0 };
    const p = placementNames.indexOf(from);
    const there = need.slice(place(first), place(last) + 1);
    const available = add(there.map((row) => row[p]));
    const filled = Math.min(children, available);
    const share = available > 0 ? filled / available : 0;
    for (const row of there) row[p] -= row[p] * share;
    let placeFunding = 0;
    if (to === "unit") {
      if (places === undefined) placeFunding = MAINSTREAM_PLACE * filled;
      else if (census === start + 1) placeFunding = SPECIAL_PLACE * places;
      else placeFunding = MAINSTREAM_PLACE * filled + SPECIAL_PLACE * (places - filled);
    }
    return { asked: children, placed: filled, placeFunding };
  });
}

/** MODEL 5: where children can be placed at a census, named children first. */
function placed(est, levers, wanted, capacity, entries = [], census = 0) {
  const need = wanted.map((row) => [...row]);
  const named = takeNamed(need, entries, census);
  const total = (p, from = 0, to = AGES) => add(need.slice(from, to).map((row) => row[p]));
  const count = Array.from({ length: PLACEMENTS }, (_, p) => total(p));
  const young = Array.from({ length: PLACEMENTS }, (_, p) => total(p, 0, UNDER_16));

  const unitsByAge = byAge((a) => est.unitShare[a] * need[a][MAINSTREAM]);
  const units = add(unitsByAge);
  const mainstreamYoung = young[MAINSTREAM] - add(unitsByAge.slice(0, UNDER_16));
  const fromSpecial = Math.min(levers.unit_places * levers.base_from_special, young[SPECIAL]);
  const fromMainstream = Math.min(levers.unit_places * (1 - levers.base_from_special), mainstreamYoung);
  const extra = fromSpecial + fromMainstream;
  count[MAINSTREAM] -= units + fromMainstream;
  count[UNIT] += units + extra;
  count[SPECIAL] -= fromSpecial;
  young[SPECIAL] -= fromSpecial;

  const overflow = Math.max(count[SPECIAL] - capacity, 0);
  if (overflow > 0) {
    const overflowYoung = (overflow * young[SPECIAL]) / count[SPECIAL];
    count[SPECIAL] -= overflow;
    count[INDEPENDENT] += overflow;
    young[SPECIAL] -= overflowYoung;
    young[INDEPENDENT] += overflowYoung;
  }
  const spare = Math.max(capacity - count[SPECIAL], 0);
  const returned = overflow > 0 ? 0 : Math.min(spare, levers.return_local * young[INDEPENDENT]);
  count[INDEPENDENT] -= returned;
  count[SPECIAL] += returned;
  young[INDEPENDENT] -= returned;
  young[SPECIAL] += returned;

  const namedIn = zeros();
  entries.forEach(({ to }, n) => (namedIn[placementNames.indexOf(to)] += named[n].placed));
  namedIn.forEach((children, p) => (count[p] += children));

  const plans = add(count);
  const post16 = add(wanted.slice(UNDER_16).map(add)); // named children at the ages that they came from
  const youngSpecialists = young[SPECIAL] + young[INDEPENDENT];
  return {
    count,
    named,
    namedIn,
    extra,
    overflow,
    capacity,
    plans,
    specialistPost16Rate: post16 > 0 ? count[SPI] / post16 : 0,
    independentRate: youngSpecialists > 0 ? young[INDEPENDENT] / youngSpecialists : 0,
  };
}

const funded = (before, inside) => (5 / 12) * before + (7 / 12) * inside;

/** Prices before calibration, £ per funded pupil, by placement (MODEL 6). */
function pricesOf({ unitCost }, levers, since) {
  const state = since.state * since.harder;
  const indep = since.indep * since.harder;
  const prices = zeros();
  prices[MAINSTREAM] = unitCost.mainstream * state * (1 + levers.mainstream_topup);
  prices[UNIT] = unitCost.unit * state * (1 + levers.mainstream_topup);
  prices[SPECIAL] = unitCost.special * state * (1 + levers.special_topup);
  prices[INCLUDED] = (1 - levers.included_support) * prices[MAINSTREAM] + levers.included_support * prices[SPECIAL];
  prices[INDEPENDENT] = unitCost.independent * indep * (1 + levers.independent_fees);
  prices[SPI] = unitCost.spi * indep * (1 + levers.independent_fees);
  prices[FE] = unitCost.fe * state;
  prices[ELSEWHERE] = unitCost.elsewhere * state;
  return prices;
}

/** MODEL 8a: what each entry comes to in a financial year. `risen` is what £1 of its start costs now. */
function namedOf(entries, price, before, inside, risen) {
  return entries.map(({ from, topUp }, n) => {
    const pupils = funded(before.named[n].placed, inside.named[n].placed);
    const untyped = from === "mainstream" ? price[MAINSTREAM] : price[INCLUDED];
    const topups = pupils * (topUp === undefined ? untyped : topUp * risen[n]);
    const placeFunding = funded(before.named[n].placeFunding, inside.named[n].placeFunding);
    return {
      placed: inside.named[n].placed,
      asked: inside.named[n].asked,
      funded: pupils,
      named_topups: topups,
      named_place_funding: placeFunding,
      this_childs_place: pupils * price[placementNames.indexOf(from)] - topups - placeFunding,
    };
  });
}

/** MODEL 6: every cost line of a financial year, from its two censuses and the named children in it. */
function linesOf(base, levers, since, price, before, inside, named) {
  const counted = before.count.map((x, p) => funded(x, inside.count[p]));
  const pupils = counted.map((x, p) => x - funded(before.namedIn[p], inside.namedIn[p]));
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
    unit_place_funding: pupils[UNIT] * MAINSTREAM_PLACE,
    special_place_funding: funded(before.capacity, inside.capacity) * SPECIAL_PLACE,
    needs_met_without_plan: funded(before.met, inside.met) * levers.support_without_plan * since.state,
    named_topups: add(named.map((entry) => entry.named_topups)),
    named_place_funding: add(named.map((entry) => entry.named_place_funding)),
    alternative_provision: base.ap * since.state * since.ap,
    services: base.services * since.state + levers.services_investment,
  };
  lines.paid_by_health = -levers.health_contribution * (lines.independent + lines.spi + lines.elsewhere);
  return lines;
}

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

/** Growth since the base year; 1 in the base year itself. */
const atBase = { state: 1, indep: 1, harder: 1, ap: 1 };

/** Levers of a year in which nothing is done: the ramped ones at 0. */
const idle = () => strengths({ ...settingsOf(), start: Infinity }, 0);

/** The number that makes the base year, with no lever moved, cost what it cost. */
function calibrate(base, before, inside) {
  const lines = linesOf(base, idle(), atBase, pricesOf(base, idle(), atBase), before, inside, []);
  const fixed = lines.unit_place_funding + lines.special_place_funding + lines.alternative_provision + lines.services;
  return Math.max(0, base.spend - fixed) / add(pricedLines.map((name) => lines[name]));
}

/** The pattern of January 2024, scaled to so many plans. */
function stockOf(est, plans) {
  const counted = add(est.A.map(add));
  return est.A.map((row) => row.map((x) => (x * plans) / counted));
}

/** Children, places, spending and block of every projected year; no reconciliation and no ledger yet. */
function yearsOf(est, settings) {
  const { baseCensus } = basis;
  const { known, named } = settings;
  const base = baseFiguresOf(known);
  const { specialCapacity } = base;
  const nothingNamed = { named: named.map(() => ({ placed: 0, placeFunding: 0 })) };
  let need = stockOf(est, basis.plansAtBase);
  let before = { ...placed(est, idle(), need, specialCapacity), ...nothingNamed, avoided: 0, met: 0 };
  const earlier = { ...placed(est, idle(), stockOf(est, basis.plansBefore), specialCapacity), avoided: 0, met: 0 };
  const kappa = calibrate(base, earlier, before);

  const years = [];
  const avoidedSoFar = [0, 0]; // of the two censuses before
  let since = { ...atBase };
  let growth = 1;
  let block = known.block[baseCensus - 1] ?? basis.baseBlock;
  const risen = named.map(() => 1); // what £1 of an entry's start costs
  for (let year = firstProjectedYear; year <= lastProjectedYear; year++) {
    const levers = strengths(settings, year);
    if (year > baseCensus) growth *= 1 + levers.new_plans_growth;
    const next = nextCensus(est, levers, year, growth, need);
    need = next.need;
    avoidedSoFar.push(next.avoided);
    const censusesAfterBase = year + 1 - baseCensus;
    const capacity = specialCapacity + levers.special_trend * censusesAfterBase + levers.special_places;
    const inside = {
      ...placed(est, levers, need, capacity, named, year + 1),
      avoided: next.avoided,
      met: add(avoidedSoFar.slice(-3)),
    };
    since = {
      state: since.state * (1 + levers.state_inflation),
      indep: since.indep * (1 + levers.independent_inflation),
      harder: since.harder * (1 + levers.complexity),
      ap: since.ap * (1 + levers.ap_growth),
    };
    named.forEach(({ start }, n) => {
      if (year > start) risen[n] *= (1 + levers.state_inflation) * (1 + levers.complexity);
    });
    const price = pricesOf(base, levers, since).map((p) => kappa * p);
    const entries = namedOf(named, price, before, inside, risen);
    const lines = linesOf(base, levers, since, price, before, inside, entries);
    if (year > firstProjectedYear) block *= 1 + levers.hnb_growth;
    else block = settings.publishedBlock ? basis.publishedBlock : block * basis.guidanceGrowth;
    block = known.block[year] ?? block;
    const transfer = levers.block_transfer * basis.schoolsBlock;
    years.push({
      year,
      inside,
      price,
      named: entries,
      lines,
      spending: add(Object.values(lines)),
      block,
      transfer,
      income: block + transfer,
      contribution: levers.council_contribution,
    });
    before = inside;
  }
  return { kappa, years };
}

/** What the published unmitigated forecast holds and the model does not, by year, with nothing typed (MODEL 7). */
function reconciliationOf(est) {
  const { years } = yearsOf(est, settingsOf("no-action"));
  const result = {};
  let published = basis.openingDeficit;
  let last = 0;
  let lastYear = 0;
  for (const { year, spending, income } of years) {
    if (basis.unmitigated[year] !== undefined) {
      last = basis.unmitigated[year] - published - (spending - income);
      lastYear = year;
      published = basis.unmitigated[year];
      result[year] = last;
    } else result[year] = (last * Math.max(3 - (year - lastYear), 0)) / 3;
  }
  return result;
}

/** MODEL 9: the whole projection. `settings` as `settingsOf` makes them, with `counts` of the three areas. */
export function project(settings) {
  const est = estimate(settings.counts);
  const { kappa, years } = yearsOf(est, settings);
  const reconciliation = reconciliationOf(est);
  const { known, stabilityGrant } = settings;
  const payment = (year) => known.payments[year] ?? basis.payments[year] ?? 0;
  let cumulative = baseFiguresOf(known).opening;
  let received = payment(basis.baseCensus - 1);
  let stabilityPaid = 0;
  const rows = years.map(({ year, inside, price, named, lines, spending, block, transfer, income, contribution }) => {
    const reconciled = settings.reconciliation ? reconciliation[year] : 0;
    const inYear = spending - income + reconciled;
    const stability = year === stabilityGrant?.year ? stabilityGrant.share * Math.max(cumulative - received, 0) : 0;
    stabilityPaid += stability;
    cumulative += inYear - contribution;
    const actualDifference = Object.hasOwn(known.cumulative, year) ? known.cumulative[year] - cumulative : 0;
    cumulative = known.cumulative[year] ?? cumulative;
    const grant = payment(year);
    received += grant;
    const afterGrant = cumulative - received;
    const gap = (published, figure) => (published === undefined ? null : figure - published);
    const gapToRemaining = gap(basis.remaining[year], afterGrant);
    return {
      financial_year: yearName(year),
      plans: inside.plans,
      placements: Object.fromEntries(placementNames.map((name, p) => [name, inside.count[p]])),
      overflow: inside.overflow,
      capacity: inside.capacity,
      empty_special_places: inside.capacity - inside.count[SPECIAL],
      plans_avoided: inside.avoided,
      prices: Object.fromEntries(placementNames.map((name, p) => [name, price[p]])),
      lines,
      spending,
      block,
      transfer,
      income,
      reconciliation: reconciled,
      in_year: inYear,
      council_contribution: contribution,
      actual_difference: actualDifference,
      cumulative,
      grant,
      grant_received: received,
      after_grant: afterGrant,
      gap_to_mitigated: gap(basis.mitigated[year], cumulative),
      gap_to_remaining: gapToRemaining,
      within_income: inYear <= 0,
      at_or_below_agreement: gapToRemaining === null ? null : gapToRemaining <= basis.rounding,
      specialist_post_16_rate: inside.specialistPost16Rate,
      independent_rate: inside.independentRate,
      ...(stabilityGrant && {
        stability_grant: stability,
        after_stability_grant: year < stabilityGrant.year ? null : afterGrant - stabilityPaid,
      }),
      named,
    };
  });
  return {
    kappa,
    calibrated: true,
    first_balanced_year: rows.find((row) => row.within_income)?.financial_year ?? null,
    years: rows,
  };
}
