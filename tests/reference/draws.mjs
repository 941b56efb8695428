// Answers for: argument sets of the command line, drawn from seeded numbers, for a basis of any authority; and sets at
// the edges, each of which one reading of a sentence would get wrong.

import { namedFrom, namedTo } from "./command-line.mjs";
import { yearName } from "./levers.mjs";
import { pricedPlacements } from "./placements.mjs";

/** Seeded numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What can be drawn from seeded numbers. */
export function drawsFrom(random) {
  const whole = (low, high) => low + Math.floor(random() * (high - low + 1));
  return {
    whole,
    pick: (list) => list[whole(0, list.length - 1)],
    some: (list, n) => {
      const left = [...list];
      return Array.from({ length: Math.min(n, list.length) }, () => left.splice(whole(0, left.length - 1), 1)[0]);
    },
    between: (low, high) => low + random() * (high - low),
    pounds: (low, high) => Number((low + random() * (high - low)).toFixed(2)),
    chance: (share) => random() < share,
  };
}

const yearsOf = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => yearName(first + i));

/** Preset, levers, timings and switches. `fractional` also draws phase-ins such as 2.5 years. */
export function leverArguments(random, basis, fractional) {
  const { whole, pick, some, between, chance } = drawsFrom(random);
  const year = () => yearName(whole(basis.baseYear + 1, basis.lastYear));
  const phaseIn = () => (fractional && chance(0.5) ? whole(4, 24) / 4 : whole(1, 6));
  const value = ({ low, high }) => {
    if (chance(0.1)) return low;
    if (chance(0.1)) return high;
    return Math.min(Math.max(Number(between(low, high).toPrecision(6)), low), high);
  };
  const ramped = basis.levers.filter((lever) => lever.ramped);
  const words = [];
  if (chance(0.8)) words.push("--preset", pick(Object.keys(basis.presets)));
  const moved = pick([0, whole(1, 5), whole(1, 5), whole(6, 20), basis.levers.length]);
  for (const lever of some(basis.levers, moved)) words.push("--set", `${lever.name}=${value(lever)}`);
  if (chance(0.6)) words.push("--start", year());
  if (chance(0.6)) words.push("--phase-in", String(phaseIn()));
  if (chance(0.5)) for (const { name } of some(ramped, whole(1, 8))) words.push("--lever-start", `${name}=${year()}`);
  if (chance(0.5)) for (const { name } of some(ramped, whole(1, 8))) words.push("--lever-phase-in", `${name}=${phaseIn()}`);
  if (basis.name === "agreement" && chance(0.25)) words.push("--no-reconciliation");
  if (basis.name === "agreement" && chance(0.25)) words.push("--published-block");
  return words;
}

/** Figures that are known by now (MODEL 8b), of the size of the authority; at least one in every set. */
export function knownArguments(random, basis) {
  const { whole, pick, some, pounds, chance } = drawsFrom(random);
  const { block, figures } = basis;
  const words = [];
  const byYear = (option, first, low, high) => {
    const years = yearsOf(first, basis.lastYear);
    for (const year of some(years, chance(0.2) ? years.length : whole(1, 3))) {
      words.push(option, `${year}=${low <= 0 && chance(0.1) ? 0 : pounds(low, high)}`);
    }
  };
  const kinds = [
    () => byYear("--actual", basis.baseYear + 1, -block, 2 * block),
    () => byYear("--actual-block", basis.baseYear, block / 2, 2 * block),
    () => byYear("--actual-grant", basis.baseYear, 0, block / 4),
    () => byYear("--outturn", basis.baseYear + 1, block / 2, 2 * block),
    () => {
      for (const name of some(pricedPlacements, whole(1, pricedPlacements.length))) {
        words.push("--price", `${name}=${pounds(500, 100000)}`);
      }
    },
    () => words.push("--base-spend", String(pounds(block / 2, 2 * block))),
    () => words.push("--opening", String(pounds(0, block))),
    () => words.push("--special-capacity", String(Math.round(figures.specialCapacity * (0.5 + whole(0, 100) / 100)))),
    () => words.push("--ap-base", String(pounds(0, block / 8))),
    () => words.push("--services-base", String(pounds(0, block / 8))),
    () => {
      const year = pick(yearsOf(2026, basis.lastYear));
      words.push("--stability-grant", chance(0.5) ? year : `${year}=${whole(0, 100) / 100}`);
    },
  ];
  for (const kind of some(kinds, whole(1, 6))) kind();
  return words;
}

/** Named children (MODEL 8a): one to three entries, some after the same children, some more than there are. */
export function namedArguments(random, basis) {
  const { whole, pick, pounds, chance } = drawsFrom(random);
  const words = [];
  let same;
  for (let entries = whole(1, 3); entries > 0; entries--) {
    const first = whole(2, 25);
    const drawn = { ages: [first, whole(first, chance(0.5) ? 25 : Math.min(first + 6, 25))], from: pick(namedFrom) };
    const { ages, from } = same && chance(0.4) ? same : drawn;
    same = { ages, from };
    const children = chance(0.2) ? whole(50, 400) : whole(1, 30);
    const start = whole(basis.baseYear + 1, basis.lastYear);
    const entry = {
      children,
      ages: ages[0] === ages[1] && chance(0.5) ? ages[0] : ages.join("-"),
      from,
      to: pick(namedTo),
      start: yearName(start),
      years: whole(1, basis.lastYear + 1 - start),
    };
    if (chance(0.6)) entry.top_up = pounds(0, 40000);
    if (entry.to === "unit" && chance(0.6)) entry.places = children + whole(0, 20);
    words.push("--named", Object.entries(entry).map(([name, value]) => `${name}=${value}`).join(","));
  }
  return words;
}

/** Sets at the edges of sections 5 to 8b. Years are counted from the base year: Y1 is the first projected one. */
export function edgeArguments(basis) {
  const { block, lastYear } = basis;
  const base = basis.baseYear;
  const millions = (share) => Math.round((share * block) / 1e6) * 1e6;
  const eight = "children=8,ages=4-10,start=Y2,years=3";
  const sets = [
    "--actual Y1=0",
    `--actual Y2=${millions(0.3)} --set council_contribution=1000000`,
    `--actual Y1=${millions(0.4)} --actual Y2=${-millions(0.1)} --actual LAST=${millions(1)}`,
    `--actual-block Y0=${millions(0.9)}`,
    `--actual-block Y1=${millions(1.1)}`,
    `--actual-block Y0=${millions(0.9)} --actual-block Y1=${millions(1)} --actual-block Y4=${millions(1.3)}`,
    `--actual-block LAST=${millions(0.7)} --set block_transfer=0.005`,
    "--actual-grant Y0=0",
    "--actual-grant Y0=3000000",
    "--actual-grant Y0=3000000 --opening 30000000",
    "--actual-grant 2024-25=1000000",
    "--actual-grant Y1=0 --actual-grant Y3=5530000",
    "--actual-grant LAST=1234567.89",
    `--outturn Y1=${millions(0.9)}`,
    `--outturn Y1=${millions(0.9)} --outturn Y3=${millions(1.4)}`,
    `--outturn Y2=${millions(1)} --actual Y2=${millions(0.3)} --preset everything --start Y1 --set complexity=0.05`,
    `--outturn Y2=${millions(1)} --set new_plans_scale=1.3 --set overflow_independent=0.9 --special-capacity 100`,
    `--outturn Y1=${millions(0.9)} --price special=30000 --ap-base 2000000 --services-base 1000000`,
    `--outturn Y1=${millions(0.9)} --named ${eight},from=special,to=unit,places=10`,
    "--outturn Y1=0",
    "--price mainstream=9000",
    "--price unit=20000 --set unit_places=40",
    "--price special=30000 --set inclusion_moves=0.5",
    "--price fe=0",
    "--opening 0",
    `--base-spend ${millions(1.1)}`,
    `--base-spend ${millions(1.1)} --ap-base 0 --services-base 0`,
    "--base-spend 1000000",
    "--special-capacity 10000 --set return_local=0.3",
    "--special-capacity 100 --set special_trend=0",
    "--special-capacity 100 --set overflow_independent=0",
    "--set overflow_independent=1",
    "--set overflow_independent=0 --preset places-first --start Y1 --phase-in 1",
    "--set included_support=0 --set support_without_plan=15000 --set early_support=0.3",
    "--stability-grant 2026-27",
    "--stability-grant 2028-29",
    "--stability-grant LAST=1",
    "--stability-grant 2026-27=0",
    "--stability-grant 2027-28 --actual 2025-26=-1000000",
    "--stability-grant 2027-28=0.5 --actual 2025-26=30000000 --actual-grant 2025-26=0 --actual 2026-27=40000000",
    `--named ${eight},from=special,to=unit,places=8 --special-capacity 10000`,
    `--named ${eight},from=mainstream,to=mainstream,top_up=0`,
    `--named ${eight},from=special,to=unit,top_up=12000 --set complexity=0.02 --set mainstream_topup=0.1`,
    `--named ${eight},from=independent,to=unit --set health_contribution=0.2 --set return_local=0.5`,
    "--named children=400,ages=2-25,from=independent,to=unit,start=Y1,years=8,places=400",
    "--named children=100000,ages=2-15,from=mainstream,to=unit,start=Y3,years=2" +
      " --named children=1000,ages=2-15,from=mainstream,to=unit,start=Y3,years=2 --set unit_places=300",
    "--named children=100000,ages=2-15,from=special,to=mainstream,start=Y2,years=4 --set unit_places=300",
    "--named children=50,ages=25,from=fe,to=mainstream,start=LAST,years=1",
    "--named children=30,ages=16-25,from=spi,to=mainstream,start=Y2,years=3 --set fe_instead_of_spi=0.8",
    "--named children=20,ages=11,from=independent,to=mainstream,start=Y2,years=3" +
      " --named children=20,ages=11-12,from=independent,to=unit,start=Y3,years=3,places=25",
  ];
  if (basis.name === "agreement") {
    sets.push(
      "--no-reconciliation",
      "--published-block",
      "--published-block --actual-block Y0=66000000",
      "--published-block --actual-block Y1=70000000",
    );
  }
  for (const from of namedFrom) for (const to of namedTo) sets.push(`--named ${eight},from=${from},to=${to}`);
  const withYears = (text) =>
    text.replaceAll("LAST", yearName(lastYear)).replace(/\bY(\d)\b/g, (_, n) => yearName(base + Number(n)));
  return sets.map((text) => withYears(text).split(" "));
}

/** Each lever at each end of its range. */
export const endsOfLevers = (basis) =>
  basis.levers.flatMap(({ name, low, high }) => [low, high].map((end) => ["--set", `${name}=${end}`]));
