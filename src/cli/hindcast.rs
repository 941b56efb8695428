//! `hindcast`: what the model would have said of years that are known by now, as JSON.
//!
//! Answers for: the shapes that scripts read (docs/hindcast.md), and the file that the page needs of
//! it (docs/data.md). Uses the engine's analysis, `import` and `data`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::arguments::Hindcast as Asked;
use crate::data;
use crate::import::{self, ImportError};
use engine::analysis::hindcast::{Case, Hindcast, InPounds, Published, Rule, Summary};
use engine::authority::{AuthorityError, Code, Records};
use engine::model::placement::Placement;

/// Everything that `hindcast` prints.
#[derive(Serialize)]
struct Tables {
    authority: Option<Named>,
    plans: Plans,
    growth: Vec<Ahead>,
    spending: Spending,
    places: Places,
    prices: Prices,
    opening: Opening,
}

#[derive(Serialize)]
struct Named {
    code: String,
    name: String,
}

/// What a rule said of one authority, and what was published.
#[derive(Serialize)]
struct Own {
    predicted: f64,
    real: f64,
    /// Predicted ÷ real − 1; of balances, predicted less real, in pounds.
    error: f64,
}

#[derive(Serialize)]
struct OneRule {
    rule: &'static str,
    authorities: usize,
    median_error: f64,
    mean_error: f64,
    bias: f64,
    within_5_percent: f64,
    within_10_percent: f64,
    /// The authorities furthest out, the furthest first.
    furthest: Vec<Furthest>,
    /// Null without `--authority`, and where that one is not counted in this table.
    own: Option<Own>,
}

#[derive(Serialize)]
struct Furthest {
    authority: String,
    error: f64,
}

/// Authorities furthest out that are named for each rule.
const FURTHEST: usize = 8;

#[derive(Serialize)]
struct Plans {
    census: &'static str,
    rules: Vec<OneRule>,
    /// In what share of authorities the first rule is nearer.
    nearer_than_last_growth_again: f64,
    nearer_than_no_change: f64,
    /// The authority's own children in some placements, by the first rule.
    own_placements: BTreeMap<&'static str, Own>,
}

#[derive(Serialize)]
struct Ahead {
    rule: &'static str,
    years: u16,
    cases: usize,
    median_error: f64,
    bias: f64,
    /// Where growth lay more than 5 points from England's in the year before.
    far_cases: usize,
    far_median_error: f64,
    own: Vec<OwnAhead>,
}

#[derive(Serialize)]
struct OwnAhead {
    from: String,
    #[serde(flatten)]
    own: Own,
}

#[derive(Serialize)]
struct Spending {
    financial_year: &'static str,
    growth_of_england: f64,
    rules: Vec<Summed>,
}

#[derive(Serialize)]
struct Summed {
    #[serde(flatten)]
    rule: OneRule,
    predicted_sum: f64,
    real_sum: f64,
}

#[derive(Serialize)]
struct Places {
    census: &'static str,
    authorities: usize,
    /// Children beyond special places.
    beyond_special_places: f64,
    special: SumOfSpecial,
    independent: Vec<Summed>,
    /// Between overflow and use of independent schools beyond what the model has.
    correlation: f64,
}

#[derive(Serialize)]
struct SumOfSpecial {
    predicted_sum: f64,
    real_sum: f64,
    own: Option<Own>,
}

#[derive(Serialize)]
struct Prices {
    authorities: usize,
    /// Medians beyond 3% a year.
    beyond_3_percent: BTreeMap<&'static str, f64>,
    correlation: f64,
    own: Option<OwnPrices>,
}

#[derive(Serialize)]
struct OwnPrices {
    beyond_3_percent: BTreeMap<&'static str, Option<f64>>,
    /// The default of `complexity` that follows.
    default_complexity: f64,
}

#[derive(Serialize)]
struct Opening {
    balance: &'static str,
    rules: Vec<OneOpening>,
    /// With an agreement, not counted in the medians.
    own: Option<Own>,
}

#[derive(Serialize)]
struct OneOpening {
    rule: &'static str,
    authorities: usize,
    median_error: f64,
    median_error_of_outturn: f64,
    bias: f64,
    within_5_million: f64,
    movements_sum: f64,
    real_movements_sum: f64,
    own: Option<Own>,
}

const PRICE_YEARS: [&str; 2] = ["2023-24", "2024-25"];

/// Prints every table, or writes what the page needs of them.
pub fn hindcast(asked: &Asked) -> Result<String, Box<dyn std::error::Error>> {
    let built_in = data::records()?;
    let published = import::hindcast(&asked.data)?;
    let agreed = data::with_agreement(&built_in)?.0;
    let agreement = agreed.agreement.as_ref();
    let agreement = agreement.ok_or_else(|| AuthorityError::NoBaseline {
        authority: agreed.name.clone(),
    })?;
    let found =
        Hindcast::new(&published, (agreed.code, agreement)).map_err(AuthorityError::from)?;
    if let Some(out) = &asked.out {
        let (authorities, text) = record(&published, &found)?;
        std::fs::write(out, text).map_err(|source| ImportError::Unwritable {
            path: out.display().to_string(),
            source,
        })?;
        return Ok(format!(
            "{authorities} authorities written to {}\n",
            out.display()
        ));
    }
    let tables = tables(&found, &built_in, asked.authority);
    Ok(format!("{}\n", serde_json::to_string(&tables)?))
}

fn tables(found: &Hindcast, records: &Records, code: Option<Code>) -> Tables {
    let shown = &Shown { records, code };
    Tables {
        authority: code.map(|code| Named {
            code: code.to_string(),
            name: shown.name(code),
        }),
        plans: plans(found, shown),
        growth: growth(found, shown),
        spending: Spending {
            financial_year: "2024-25",
            growth_of_england: found.spending.growth_of_england,
            rules: summed(&found.spending.rules, shown),
        },
        places: places(found, shown),
        prices: prices(found, shown),
        opening: opening(found, shown),
    }
}

/// Names, and whose own figures are beside the medians.
struct Shown<'a> {
    records: &'a Records,
    code: Option<Code>,
}

impl Shown<'_> {
    fn name(&self, code: Code) -> String {
        let record = self.records.of(code);
        record.map_or_else(|| code.to_string(), |record| record.name.clone())
    }

    fn own<'a>(&self, rule: &'a Rule) -> Option<&'a Case> {
        rule.of(self.code?)
    }
}

impl Own {
    fn share(case: &Case) -> Self {
        Self {
            predicted: case.predicted,
            real: case.real,
            error: case.error(),
        }
    }

    fn pounds(case: &Case) -> Self {
        Self {
            error: case.difference(),
            ..Self::share(case)
        }
    }
}

fn one_rule(rule: &Rule, shown: &Shown<'_>) -> OneRule {
    let Summary {
        cases,
        median,
        mean,
        bias,
        within_5_percent,
        within_10_percent,
    } = rule.summary();
    OneRule {
        rule: rule.name,
        authorities: cases,
        median_error: median,
        mean_error: mean,
        bias,
        within_5_percent,
        within_10_percent,
        furthest: rule
            .furthest(FURTHEST)
            .into_iter()
            .map(|case| Furthest {
                authority: shown.name(case.code),
                error: case.error(),
            })
            .collect(),
        own: shown.own(rule).map(Own::share),
    }
}

fn sums(cases: &[Case]) -> (f64, f64) {
    let predicted = cases.iter().map(|case| case.predicted).sum();
    (predicted, cases.iter().map(|case| case.real).sum())
}

fn summed(rules: &[Rule], shown: &Shown<'_>) -> Vec<Summed> {
    rules
        .iter()
        .map(|rule| {
            let (predicted_sum, real_sum) = sums(&rule.cases);
            Summed {
                rule: one_rule(rule, shown),
                predicted_sum,
                real_sum,
            }
        })
        .collect()
}

fn plans(found: &Hindcast, shown: &Shown<'_>) -> Plans {
    let rules = &found.plans.rules;
    let nearer_than = |name| {
        let [first, ..] = rules.as_slice() else {
            return 0.0;
        };
        let other = rules.iter().find(|rule| rule.name == name);
        other.map_or(0.0, |other| first.nearer_than(other))
    };
    let own = |placement: Placement| {
        let case = found.plans.placement(placement, shown.code?)?;
        Some((placement.name(), Own::share(case)))
    };
    Plans {
        census: "January 2025",
        nearer_than_last_growth_again: nearer_than("last_growth_again"),
        nearer_than_no_change: nearer_than("no_change"),
        rules: rules.iter().map(|rule| one_rule(rule, shown)).collect(),
        own_placements: Placement::ALL.into_iter().filter_map(own).collect(),
    }
}

fn growth(found: &Hindcast, shown: &Shown<'_>) -> Vec<Ahead> {
    found
        .growth
        .rules
        .iter()
        .map(|ahead| {
            let (all, far) = (ahead.summary(), ahead.summary_far());
            let own = ahead
                .cases
                .iter()
                .filter(|(_, _, case)| Some(case.code) == shown.code);
            Ahead {
                rule: ahead.rule,
                years: ahead.years,
                cases: all.cases,
                median_error: all.median,
                bias: all.bias,
                far_cases: far.cases,
                far_median_error: far.median,
                own: own
                    .map(|(january, _, case)| OwnAhead {
                        from: format!("January {january}"),
                        own: Own::share(case),
                    })
                    .collect(),
            }
        })
        .collect()
}

fn places(found: &Hindcast, shown: &Shown<'_>) -> Places {
    let places = &found.places;
    let (predicted_sum, real_sum) = sums(&places.special);
    let own = places
        .special
        .iter()
        .find(|case| Some(case.code) == shown.code);
    Places {
        census: "January 2025",
        authorities: places.special.len(),
        beyond_special_places: places.overflow,
        special: SumOfSpecial {
            predicted_sum,
            real_sum,
            own: own.map(Own::share),
        },
        independent: summed(&places.independent, shown),
        correlation: places.correlation,
    }
}

fn prices(found: &Hindcast, shown: &Shown<'_>) -> Prices {
    let prices = &found.prices;
    let (authorities, medians) = prices.medians();
    let own = shown
        .code
        .and_then(|code| Some((code, prices.of_authority(code)?)));
    Prices {
        authorities,
        beyond_3_percent: PRICE_YEARS.into_iter().zip(medians).collect(),
        correlation: prices.correlation(),
        own: own.map(|(code, own)| OwnPrices {
            beyond_3_percent: PRICE_YEARS.into_iter().zip(own.beyond).collect(),
            default_complexity: prices.default_complexity(code),
        }),
    }
}

fn opening(found: &Hindcast, shown: &Shown<'_>) -> Opening {
    let openings = &found.openings;
    let rules = openings.rules.iter().map(|rule| {
        let InPounds {
            cases,
            median,
            median_of_outturn,
            bias,
            within_5_million,
            movements,
            movements_real,
        } = openings.summary(rule);
        OneOpening {
            rule: rule.name,
            authorities: cases,
            median_error: median,
            median_error_of_outturn: median_of_outturn,
            bias,
            within_5_million,
            movements_sum: movements,
            real_movements_sum: movements_real,
            own: shown.own(rule).map(Own::pounds),
        }
    });
    Opening {
        balance: "March 2024",
        rules: rules.collect(),
        own: shown
            .code
            .and_then(|code| openings.of_authority(code))
            .map(Own::pounds),
    }
}

/// What the page needs: whole numbers, short.
#[derive(Serialize)]
struct Record {
    /// How far off each rule is: the median, and the median with its sign. In tenths of a per cent;
    /// of balances, in thousands of pounds.
    medians: BTreeMap<&'static str, BTreeMap<&'static str, (i64, i64)>>,
    columns: [&'static str; 8],
    authorities: Vec<Row>,
}

/// As `columns` has it. Pounds are thousands; null where an authority is not counted.
type Row = (
    String,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
);

const COLUMNS: [&str; 8] = [
    "code",
    "plans_predicted",
    "plans_real",
    "spending_all_overflow_independent",
    "spending_defaults",
    "spending_real",
    "opening_predicted",
    "opening_real",
];

/// The file of the page, and how many authorities are in it.
fn record(published: &Published, found: &Hindcast) -> Result<(usize, String), serde_json::Error> {
    let medians = |rules: &[Rule]| -> BTreeMap<&'static str, (i64, i64)> {
        let of = |rule: &Rule| {
            let Summary { median, bias, .. } = rule.summary();
            (rule.name, (whole(median * 1_000.0), whole(bias * 1_000.0)))
        };
        rules.iter().map(of).collect()
    };
    let openings = &found.openings;
    let of_openings = openings.rules.iter().map(|rule| {
        let InPounds { median, bias, .. } = openings.summary(rule);
        (rule.name, (thousands(median), thousands(bias)))
    });
    let rows: Vec<Row> = published
        .records
        .authorities
        .iter()
        .filter_map(|record| row(found, record.code))
        .collect();
    let record = Record {
        medians: BTreeMap::from([
            ("plans", medians(&found.plans.rules)),
            ("spending", medians(&found.spending.rules)),
            ("opening", of_openings.collect()),
        ]),
        columns: COLUMNS,
        authorities: rows,
    };
    let text = serde_json::to_string(&record)?.replace("],[\"E", "],\n[\"E") + "\n";
    Ok((record.authorities.len(), text))
}

/// An authority's row; none where it is counted nowhere.
fn row(found: &Hindcast, code: Code) -> Option<Row> {
    let of = |rules: &[Rule], name| {
        let rule = rules.iter().find(|rule| rule.name == name);
        rule.and_then(|rule| rule.of(code)).copied()
    };
    let plans = of(&found.plans.rules, "cohort");
    let [all, defaults] = ["model_all_overflow_independent", "model_defaults"]
        .map(|name| of(&found.spending.rules, name));
    let opening = found.openings.of_authority(code);
    if plans.is_none() && all.is_none() && opening.is_none() {
        return None;
    }
    Some((
        code.to_string(),
        plans.map(|case| whole(case.predicted)),
        plans.map(|case| whole(case.real)),
        all.map(|case| thousands(case.predicted)),
        defaults.map(|case| thousands(case.predicted)),
        all.map(|case| thousands(case.real)),
        opening.map(|case| thousands(case.predicted)),
        opening.map(|case| thousands(case.real)),
    ))
}

fn thousands(pounds: f64) -> i64 {
    whole(pounds / 1_000.0)
}

/// The nearest whole number.
#[allow(
    clippy::cast_possible_truncation,
    reason = "children, and thousands of pounds"
)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}
