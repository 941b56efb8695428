// Answers for: the projection of either basis, year by year (MODEL 7, 8b and 9): κ, spending, income, the ledger,
// the Stability Grant, and the lines to hold it against.
//
// A basis (latest.mjs, agreement.mjs) is:
//   name, code, levers, presets, start          the authority, and what settingsOf begins with
//   baseYear, lastYear                          financial years; the base census is the January inside the base year
//   estimate, stocks                            section 3; need at the base year's two censuses, earlier first
//   figures                                     unitCost, ap, services, specialCapacity of the base year
//   otherPlaces                                 £ of places that the Department pays out of the block itself
//   baseSpend or outturn                        what the base year cost, or its outturn without place funding
//   block, blockGrowth, publishedBlock          £ of the base year; by year, growth that no lever sets; by year, a switch
//   schoolsBlock, payments                      £; Safety Valve payments by year
//   opening(...)                                at the end of the base year
//   published                                   rows of the agreement by year: unmitigated, mitigated, remaining
//   ownGrowth                                   yearly growth of the second line, or null

import { nextCensus } from "./cohort.mjs";
import {
  atBase,
  calibrate,
  costLines,
  funded,
  namedCosts,
  placeFundingOf,
  pricesOf,
  spendingOf,
  yearOn,
} from "./costs.mjs";
import { defaultsOf, settingsOf, strengths, yearName } from "./levers.mjs";
import { placements } from "./placements.mjs";
import { placeChildren } from "./places.mjs";

const ROUNDING = 60000; // £: the agreement's own rows disagree by as much
const STABILITY_BALANCE_YEAR = 2025; // the Stability Grant pays a share of the deficit at 31 March 2026

/** Figures of the base year, with those that are typed in place of the basis's own. */
function figuresOf(basis, known) {
  const { unitCost, ap, services, specialCapacity } = basis.figures;
  return {
    unitCost: { ...unitCost, ...known.prices },
    ap: known.apBase ?? ap,
    services: known.servicesBase ?? services,
    specialCapacity: known.specialCapacity ?? specialCapacity,
  };
}

/** The base year with no lever moved: its two censuses and its lines at κ = 1. */
function baseYearOf(basis, figures) {
  const levers = defaultsOf(basis);
  const [before, inside] = basis.stocks.map((wanted) => ({
    ...placeChildren({
      wanted,
      unitShare: basis.estimate.unitShare,
      levers,
      capacity: figures.specialCapacity,
      entries: [],
      census: 0,
    }),
    avoided: 0,
    met: 0,
  }));
  const price = pricesOf(figures.unitCost, levers, atBase, 1);
  const lines = costLines({ figures, levers, risen: atBase, price, before, inside, named: [] });
  return { before, inside, lines };
}

/** Children, prices and costs of every projected year. `kappaOf` gives κ by year. */
function yearsOf(basis, settings, figures, base, kappaOf) {
  const { named: entries } = settings;
  let need = basis.stocks[1];
  // Named children are nowhere before their start, whatever the list.
  let before = { ...base.inside, named: entries.map(() => ({ asked: 0, placed: 0, placeFunding: 0 })) };
  let risen = atBase;
  let growth = 1;
  const avoided = [0, 0]; // at the two censuses before; none before the projection
  const sinceStart = entries.map(() => 1);
  const years = [];
  for (let year = basis.baseYear + 1; year <= basis.lastYear; year++) {
    const levers = strengths(basis, settings, year);
    if (year > basis.baseYear + 1) growth *= 1 + levers.new_plans_growth;
    const next = nextCensus(basis.estimate, levers, growth, need);
    need = next.need;
    avoided.push(next.avoided);
    const inside = {
      ...placeChildren({
        wanted: need,
        unitShare: basis.estimate.unitShare,
        levers,
        capacity: figures.specialCapacity + levers.special_trend * (year - basis.baseYear) + levers.special_places,
        entries,
        census: year + 1,
      }),
      avoided: next.avoided,
      met: avoided.slice(-3).reduce((sum, plans) => sum + plans, 0),
    };
    risen = yearOn(risen, levers);
    entries.forEach(({ start }, n) => {
      if (year > start) sinceStart[n] *= (1 + levers.state_inflation) * (1 + levers.complexity);
    });
    const kappa = kappaOf(year);
    const price = pricesOf(figures.unitCost, levers, risen, kappa);
    const named = namedCosts(entries, price, before, inside, sinceStart);
    const lines = costLines({ figures, levers, risen, price, before, inside, named });
    const pupils = funded(before.plans, inside.plans);
    years.push({ year, levers, inside, kappa, price, named, lines, spending: spendingOf(lines), pupils });
    before = inside;
  }
  return years;
}

/** κ by year: the base year's, calibrated again in each year whose outturn is given. */
function kappasOf(basis, settings, figures, base, kappaAtBase) {
  const { outturn } = settings.known;
  let kappa = kappaAtBase;
  const kappas = {};
  const untouched = settingsOf({ ...basis, presets: { defaults: {} } });
  for (const { year, lines } of yearsOf(basis, untouched, figures, base, () => 1)) {
    if (outturn[year] !== undefined) {
      kappa = calibrate(outturn[year] + placeFundingOf(lines) + basis.otherPlaces, lines, kappa);
    }
    kappas[year] = kappa;
  }
  return (year) => kappas[year];
}

/** High needs block by year, before deductions. */
function blocksOf(basis, settings) {
  const { known, publishedBlock } = settings;
  const blocks = { [basis.baseYear]: known.block[basis.baseYear] ?? basis.block };
  for (let year = basis.baseYear + 1; year <= basis.lastYear; year++) {
    const growth = basis.blockGrowth[year] ?? 1 + strengths(basis, settings, year).hnb_growth;
    const published = publishedBlock ? basis.publishedBlock[year] : undefined;
    blocks[year] = known.block[year] ?? published ?? blocks[year - 1] * growth;
  }
  return blocks;
}

/** Everything but the ledger, for these settings. */
function withoutLedger(basis, settings) {
  const { known } = settings;
  const figures = figuresOf(basis, known);
  const base = baseYearOf(basis, figures);
  const ownPlaceFunding = placeFundingOf(base.lines);
  const baseSpending = known.baseSpend ?? basis.baseSpend ?? basis.outturn + ownPlaceFunding + basis.otherPlaces;
  const kappa = calibrate(baseSpending, base.lines, 1);
  const kappaOf = kappasOf(basis, settings, figures, base, kappa);
  const blocks = blocksOf(basis, settings);
  const years = yearsOf(basis, settings, figures, base, kappaOf).map((row) => {
    const block = blocks[row.year];
    const transfer = row.levers.block_transfer * basis.schoolsBlock;
    return { ...row, block, transfer, income: block + transfer };
  });
  return { figures, ownPlaceFunding, baseSpending, kappa, blocks, years };
}

/**
 * What the published no-action forecast holds and the model does not, by year: fitted once, on the basis's first
 * preset with nothing typed. After the last published year it fades: two thirds, one third, nothing.
 */
function reconciliationOf(basis) {
  const { unmitigated } = basis.published;
  if (unmitigated === undefined) return {};
  const settings = settingsOf(basis);
  const { years, baseSpending, blocks } = withoutLedger(basis, settings);
  const payment = (year) => basis.payments[year] ?? 0;
  let { cumulative: balance } = basis.opening({ known: settings.known, baseSpending, blocks, payment });
  const lastYear = Math.max(...Object.keys(unmitigated).map(Number));
  const result = {};
  for (const { year, spending, income } of years) {
    if (unmitigated[year] === undefined) {
      result[year] = (result[lastYear] * Math.max(3 - (year - lastYear), 0)) / 3;
      continue;
    }
    result[year] = unmitigated[year] - balance - (spending - income);
    balance = unmitigated[year];
  }
  return result;
}

const byPlacementName = (list) => Object.fromEntries(placements.map((name, p) => [name, list[p]]));

/** The whole projection of a basis with these settings. */
export function project(basis, settings) {
  const { known, stabilityGrant } = settings;
  const { ownPlaceFunding, baseSpending, kappa, blocks, years } = withoutLedger(basis, settings);
  const reconciliation = reconciliationOf(basis);
  const payment = (year) => known.payments[year] ?? basis.payments[year] ?? 0;
  const opening = basis.opening({ known, baseSpending, blocks, payment });

  let received = opening.received;
  let cumulative = opening.cumulative ?? 0;
  let ownCumulative = cumulative;
  let ownSpending = baseSpending;
  let stabilityBalance = null; // after-grant deficit at 31 March 2026
  let stabilityPaid = 0;
  const rows = years.map((row) => {
    const { year, inside, levers, lines, spending, income } = row;
    const reconciled = settings.reconciliation ? (reconciliation[year] ?? 0) : 0;
    const inYear = spending - income + reconciled;
    const contribution = levers.council_contribution;
    const modelled = cumulative + inYear - contribution;
    const actual = known.cumulative[year];
    cumulative = actual ?? modelled;
    const actualDifference = cumulative - modelled;
    const inYearKnown = actual === undefined ? null : inYear + actualDifference;
    const grant = payment(year);
    received += grant;
    const afterGrant = cumulative - received;
    if (basis.ownGrowth !== null) {
      ownSpending *= basis.ownGrowth;
      ownCumulative = actual ?? ownCumulative + ownSpending - income;
    }
    if (year === STABILITY_BALANCE_YEAR) stabilityBalance = afterGrant;
    const stability = year === stabilityGrant?.year ? stabilityGrant.share * Math.max(stabilityBalance, 0) : 0;
    stabilityPaid += stability;
    const { mitigated, remaining } = basis.published;
    const gap = (published, figure) => (published?.[year] === undefined ? null : figure - published[year]);
    const gapToRemaining = gap(remaining, afterGrant);
    return {
      financial_year: yearName(year),
      kappa: row.kappa,
      plans: inside.plans,
      placements: byPlacementName(inside.children),
      overflow: inside.overflow,
      capacity: inside.capacity,
      empty_special_places: inside.emptySpecialPlaces,
      plans_avoided: inside.avoided,
      prices: byPlacementName(row.price),
      lines,
      spending,
      spending_per_plan: spending / row.pupils,
      block: row.block,
      transfer: row.transfer,
      income,
      reconciliation: reconciled,
      in_year: inYear,
      in_year_known: inYearKnown,
      council_contribution: contribution,
      actual_difference: actualDifference,
      cumulative,
      grant,
      grant_received: received,
      after_grant: afterGrant,
      own_growth_after_grant: basis.ownGrowth === null ? null : ownCumulative - received,
      gap_to_mitigated: gap(mitigated, cumulative),
      gap_to_remaining: gapToRemaining,
      within_income: (inYearKnown ?? inYear) <= 0,
      at_or_below_agreement: gapToRemaining === null ? null : gapToRemaining <= ROUNDING,
      specialist_post_16_rate: inside.specialistPost16Rate,
      independent_rate: inside.independentRate,
      ...(stabilityGrant && {
        stability_grant: stability,
        after_stability_grant: year < stabilityGrant.year ? null : afterGrant - stabilityPaid,
      }),
      named: row.named,
    };
  });
  return {
    kappa,
    calibrated: true,
    base_spending: baseSpending,
    own_place_funding: ownPlaceFunding,
    opening_from: opening.from,
    opening_known: opening.cumulative !== null,
    opening: opening.cumulative ?? 0,
    opening_after_grant: opening.cumulative === null ? null : opening.cumulative - opening.received,
    first_balanced_year: rows.find((row) => row.within_income)?.financial_year ?? null,
    years: rows,
  };
}

/** What the named children save once the places that they leave are refilled, in pounds by year (MODEL 8a). */
export function savedOnceRefilled(basis, settings) {
  const spending = (named) => withoutLedger(basis, { ...settings, named }).years.map((row) => row.spending);
  const withList = spending(settings.named);
  return spending([]).map((pounds, i) => pounds - withList[i]);
}
