// Answers for: the names and order of placements and ages, and small sums over them (MODEL 1 and 2).
// A table by age has place 0 for age 2 ("under 3") and place 23 for age 25.

export const placements = [
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
export const [MAINSTREAM, UNIT, SPECIAL, INDEPENDENT, AP, FE, SPI, ELSEWHERE, UNPLACED, INCLUDED] = placements.keys();

/** Placements with a unit cost of their own. */
export const pricedPlacements = ["mainstream", "unit", "special", "independent", "fe", "spi", "elsewhere"];

export const AGES = 24;
export const ageAt = (place) => place + 2;
export const placeOf = (age) => age - 2;
export const LAST = placeOf(25);
export const SIXTEEN = placeOf(16);

export const add = (numbers) => numbers.reduce((total, number) => total + number, 0);
export const byAge = (make) => Array.from({ length: AGES }, (_, place) => make(place));
export const byPlacement = (make) => placements.map((_, p) => make(p));
export const noChildren = () => byPlacement(() => 0);
export const noTable = () => byAge(noChildren);

/** Two tables by age and placement, added. */
export const addTables = (one, other) => one.map((row, a) => row.map((children, p) => children + other[a][p]));

/** A table with every count multiplied by one number. */
export const timesTable = (table, factor) => table.map((row) => row.map((children) => children * factor));

/** Children of a table, by age, and in all. */
export const agesOf = (table) => table.map(add);
export const totalOf = (table) => add(agesOf(table));

/** A table with units folded into mainstream: movement does not tell them apart. */
export const folded = (table) =>
  table.map((row) => {
    const one = [...row];
    one[MAINSTREAM] += one[UNIT];
    one[UNIT] = 0;
    return one;
  });
