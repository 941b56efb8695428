//! What is published of a council, what is estimated from it, and what a reader should know of it.
//!
//! Answers for: the known figures with their sources, the sentence on the last published balance,
//! and the notes of the engine in plain words. Uses `money` and `terms`.

use super::balance::standing_alone;
use super::figures::{self, Figures, Origin};
use super::terms::march;
use super::{money, terms};
use engine::authority::{Note, OpeningFrom, Published};
use engine::decimal;
use engine::estimate::repair::Repair;
use engine::levers::Lever;
use engine::model::agreement::Agreement;
use engine::model::placement::Placement;
use engine::model::project::Model;
use engine::origin::Code;
use engine::units::{FinancialYear, Pounds, Rate};

/// How a figure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Published,
    Estimated,
}

impl How {
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Estimated => "estimated",
        }
    }
}

/// A figure with where it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub figure: String,
    pub how: How,
    pub source: String,
}

/// A balance before the projection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    pub year: FinancialYear,
    pub after_grant: Pounds,
    pub how: How,
}

impl Balance {
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.how == How::Published
    }
}

/// What is known of a council before its projection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    /// The last published balance, and how it stood against the agreement.
    pub last: Option<String>,
    pub rows: Vec<Row>,
    pub balances: Vec<Balance>,
    /// Notes and repairs, in plain words.
    pub notes: Vec<String>,
    /// How spending grew in the last published year.
    pub growth: Option<Rate>,
}

/// Written statement on local government reorganisation, 28 October 2025.
const SURREY_ENDS: &str = "Surrey County Council ends on 1 April 2027. Two new councils, East Surrey and West Surrey, take over its children and its money; the figures here go on as if it were one.";

const OF_2023_24: FinancialYear = FinancialYear::starting(2023);
const OF_2024_25: FinancialYear = FinancialYear::starting(2024);

const BALANCES: &str = "DfE, LA and school expenditure 2023-24, section 251 line 1.9.3: all blocks of the grant, after payments received; read in a table made from it by others";
const OUTTURN: &str = "DfE, LA and school expenditure, section 251 lines 1.2.1 to 1.2.13, net; place funding is not in it";
const BLOCK: &str = "DfE, Dedicated schools grant allocations 2023-24, July 2024 edition; high needs block before deductions";
const PLANS: &str = "DfE, Education, health and care plans, reporting year 2025 (SEN2), June 2025; all plans in January";
const PLACES_PAID: &str = "DfE, Dedicated schools grant allocations 2023-24, July 2024 edition; deducted from the block for places in further education, 16 to 19 academies, alternative provision and hospital schools; taken to be the same since";
const OWN_PLACES: &str = "£10,000 for each special school place and £6,000 for each place in a base (DfE, High needs operational guide 2023 to 2024), for the places counted";
const PRICES: &str = "DfE, High needs benchmarking tool 2021-22: outturn for each plan of January 2021, raised by 3% a year; before all prices are multiplied to meet spending";
const BLOCK_2024: &str = "England’s increase (written answer 199436, 22 September 2023), or for a London borough the increase found for five of them";
const BLOCK_2025: &str = "at least 7% and at most 10% a head (written statement, 28 November 2024), less in London where there are fewer children";
const BLOCK_2026: &str =
    "rolled over, as the formula is suspended (written statement, 17 December 2025)";
const NEED: &str = "Computed from section 251 outturn, plans and unit costs of 2023-24 and 2024-25: 2% above prices, and three tenths of the council’s own difference from that";

/// What is known of a council.
#[must_use]
pub fn known(
    published: &Published,
    model: &Model,
    notes: &[Note],
    agreement: Option<&Agreement>,
) -> Known {
    let record = &published.record;
    let mut rows = Vec::new();
    let mut balances = Vec::new();
    let mut add = |name: String, figure: String, how, source: &str| {
        // A published figure is in the row of its council.
        let row = match how {
            How::Published => format!("; row of {} ({})", record.name, record.code),
            How::Estimated => String::new(),
        };
        rows.push(Row {
            name,
            figure,
            how,
            source: format!("{source}{row}"),
        });
    };
    for january in [2024, 2025] {
        if let Some(plans) = record.plans_in(january) {
            add(
                format!("Children with a plan, January {january}"),
                money::grouped(plans),
                How::Published,
                PLANS,
            );
        }
    }
    for (first, outturn) in (2022..).zip(record.outturn) {
        if let Some(outturn) = outturn {
            add(
                format!("High needs spending, {}", FinancialYear::starting(first)),
                money::whole(Pounds::of(outturn)),
                How::Published,
                OUTTURN,
            );
        }
    }
    if let Some(block) = record.block {
        add(
            format!("High needs block, {OF_2023_24}"),
            money::whole(Pounds::of(block)),
            How::Published,
            BLOCK,
        );
    }
    let block = model.basis().block.base;
    let mut before = record.block.map_or(block, Pounds::of);
    add(
        format!("High needs block, {OF_2024_25}"),
        format!("about {}", money::size(block)),
        How::Estimated,
        &raised(before, block, BLOCK_2024),
    );
    before = block;
    if let Some(balance) = record.balance_2024.map(Pounds::of) {
        add(
            format!("Deficit at {}", march(OF_2023_24)),
            exact(balance),
            How::Published,
            BALANCES,
        );
        balances.push(Balance {
            year: OF_2023_24,
            after_grant: balance,
            how: How::Published,
        });
    }
    let unmoved = model.project(&model.untouched());
    let opening = unmoved.opening().1;
    match published.latest.opening_from {
        Some(OpeningFrom::Council) => {
            let paper = record.balance_2025_source.as_deref().unwrap_or_default();
            add(
                format!("Deficit at {}", march(OF_2024_25)),
                exact(opening),
                How::Published,
                format!("The council’s own paper on 2024-25 {paper}").trim_end(),
            );
            balances.push(Balance {
                year: OF_2024_25,
                after_grant: opening,
                how: How::Published,
            });
        }
        Some(OpeningFrom::Estimate) => {
            add(
                format!("Deficit at {}", march(OF_2024_25)),
                about_size(opening),
                How::Estimated,
                "The balance of March 2024 with the spending, block and payments of 2024-25",
            );
            balances.push(Balance {
                year: OF_2024_25,
                after_grant: opening,
                how: How::Estimated,
            });
        }
        None => {}
    }
    let sources = [BLOCK_2025, BLOCK_2026];
    for (result, source) in unmoved.years.iter().zip(sources) {
        add(
            format!("High needs block, {}", result.year),
            format!("about {}", money::size(result.block)),
            How::Estimated,
            &raised(before, result.block, source),
        );
        before = result.block;
    }
    add(
        "Places that DfE pays for itself, 2023-24".to_owned(),
        money::whole(model.basis().other_places),
        How::Published,
        PLACES_PAID,
    );
    let calibrated = model.calibrated(&model.untouched().actuals);
    add(
        format!("Place funding, {OF_2024_25}"),
        format!("about {}", money::size(calibrated.own_place_funding)),
        How::Estimated,
        OWN_PLACES,
    );
    for placement in [
        Placement::Mainstream,
        Placement::Special,
        Placement::Independent,
    ] {
        let cost = model.basis().costs.unit_cost[placement.at()];
        add(
            format!(
                "A place, {OF_2024_25}: {}",
                terms::placement(placement).to_ascii_lowercase()
            ),
            money::whole(Pounds::of(cost.get())),
            How::Estimated,
            PRICES,
        );
    }
    add(
        "Yearly growth in need per child".to_owned(),
        format!(
            "{}%",
            decimal::fixed(model.basis().values.get(Lever::Complexity) * 100.0, 1)
                .replace('-', "−")
        ),
        How::Estimated,
        NEED,
    );
    let repairs = published
        .latest
        .repaired
        .iter()
        .map(|repair| repaired(*repair));
    Known {
        last: balances
            .iter()
            .rev()
            .find(|balance| balance.how == How::Published)
            .map(|balance| last(balance, agreement)),
        rows,
        notes: (record.code == Code::SURREY)
            .then(|| SURREY_ENDS.to_owned())
            .into_iter()
            .chain(repairs.map(str::to_owned))
            .chain(notes.iter().map(|note| said(*note, published, model)))
            .collect(),
        growth: model.basis().own_growth,
        balances,
    }
}

/// The figures, each with how it is known and where it is from.
#[must_use]
pub fn table(known: &Known) -> Figures {
    let row = |row: &Row| {
        let origin = match row.how {
            How::Published => Origin::Published,
            How::Estimated => Origin::Computed,
        };
        let cells = [&row.figure, row.how.words(), &row.source].map(str::to_owned);
        figures::Row::new(&row.name, origin, cells)
    };
    Figures {
        label: KNOWN,
        caption: KNOWN.to_owned(),
        corner: "Figure",
        columns: ["£ or children", "How it is known", "Source"]
            .map(str::to_owned)
            .into(),
        rows: known.rows.iter().map(row).collect(),
    }
}

const KNOWN: &str = "Published and estimated figures";

/// "£8.7m in March 2024, £3.4m better than agreed."
fn last(balance: &Balance, agreement: Option<&Agreement>) -> String {
    let agreed = agreement.and_then(|agreement| agreement.of(balance.year));
    let against = agreed.map_or_else(String::new, |row| {
        let gap = balance.after_grant - row.remaining.pounds();
        if !money::shows(gap) {
            ", as agreed".to_owned()
        } else if gap < Pounds::ZERO {
            format!(", {} better than agreed", money::size(gap))
        } else {
            format!(", {} worse than agreed", money::size(gap))
        }
    });
    format!(
        "Last published: {} in {}{against}.",
        standing_alone(balance.after_grant),
        march(balance.year)
    )
}

/// An estimated block: by how much it was raised, and why by that.
fn raised(before: Pounds, block: Pounds, why: &str) -> String {
    let growth = (block.get() / before.get() - 1.0) * 100.0;
    format!(
        "The block of the year before, raised by {}%: {why}",
        decimal::fixed(growth, 1).replace("-0.0", "0.0")
    )
}

/// A published balance to the pound, a surplus in words.
fn exact(balance: Pounds) -> String {
    if balance < Pounds::ZERO {
        format!("a surplus of {}", money::whole(-balance))
    } else {
        money::whole(balance)
    }
}

/// An estimate as finely as it is known: to £1m below £50m, to £5m above.
#[must_use]
pub fn about_size(balance: Pounds) -> String {
    let size = balance.get().abs();
    let step = if size < 50e6 { 1e6 } else { 5e6 };
    let rounded = (size / step).round() * step / 1e6;
    let of = if balance < Pounds::ZERO {
        "a surplus of "
    } else {
        ""
    };
    if rounded == 0.0 {
        "about £0".to_owned()
    } else {
        format!("about {of}£{rounded}m")
    }
}

const fn repaired(repair: Repair) -> &'static str {
    match repair {
        Repair::Ages => {
            "The ages of children with plans in January 2024 were not published. They are taken to be as in January 2025."
        }
        Repair::Placements => {
            "Where children were placed in January 2025 was not published. It is worked out from January 2024 and from England."
        }
    }
}

/// A cost as the file names it, in words.
fn cost_of(name: &str) -> &str {
    match name {
        "ap_per_plan" => "alternative provision",
        "services_per_plan" => "support services",
        other => other,
    }
}

/// A note in plain words.
#[must_use]
pub fn said(note: Note, published: &Published, model: &Model) -> String {
    let record = &published.record;
    let words = match note {
        Note::GrewLittle => {
            "Plans fell by more than 3% in the year to January 2025, which is unusual."
        }
        Note::GrewMuch => {
            "Plans grew by more than 15% in the year to January 2025, which is unusual."
        }
        Note::Unplaced => {
            "More than one child in ten with a plan had no placement recorded in January 2025."
        }
        Note::NetMoves => {
            "The council’s return does not explain much of the change in plans: moves, late records and corrections are more than half as many as its new plans."
        }
        Note::FewEnded => "Almost no plans were recorded as ended in 2024.",
        Note::UnitCostsOfRegion => {
            let costs: Vec<_> = record.of_region.iter().map(|cost| cost_of(cost)).collect();
            return format!(
                "Some costs of a place ({}) are the region’s middle value: the council’s own were missing or out of the ordinary.",
                costs.join(", ")
            );
        }
        Note::Kappa => {
            return format!(
                "Known costs explain its spending less well than most: every price is multiplied by {} to meet what it spent.",
                decimal::fixed(model.kappa().get(), 2)
            );
        }
        Note::UnitsStopped => {
            "It recorded children in resource bases in January 2024 and none in January 2025: a change of recording."
        }
        Note::UnitsBegan => {
            "It recorded no children in resource bases in January 2024 and some in January 2025: a change of recording."
        }
        Note::Reorganised => {
            "The council was created or changed its borders after 2019, so its history is short."
        }
        Note::OutturnJumped => {
            "Its published spending jumped or fell sharply from one year to the next, perhaps by a change of accounting."
        }
        Note::SpecialBreak => {
            "The number of children in its special schools jumped or fell sharply in one year."
        }
        Note::SpecialTrendOfRegion => {
            "Its special schools have not grown, or their history is too short: the yearly growth in places is its share of the region’s."
        }
        Note::PaymentsUnknown => {
            "It had a Safety Valve agreement whose yearly payments are not published: those since the balance that this starts from are not counted."
        }
    };
    words.to_owned()
}

/// The naive rule beside the model: spending grows as it last did.
#[must_use]
pub fn own_growth(
    growth: Rate,
    earlier: Option<(FinancialYear, Pounds)>,
    (year, after_grant): (FinancialYear, Pounds),
) -> String {
    let in_march =
        |year, after_grant| format!("{} in {}", standing_alone(after_grant), march(year));
    let earlier = earlier.map_or_else(String::new, |(year, after_grant)| {
        format!("{}, ", in_march(year, after_grant))
    });
    format!(
        "If spending grew again as in its last published year ({}%): {earlier}{}.",
        decimal::fixed((growth.get() - 1.0) * 100.0, 1).replace('-', "−"),
        in_march(year, after_grant)
    )
}

/// How the rule and the model compare, and why they can be far apart.
pub const OWN_GROWTH: &str = "“If spending grew again as in its last published year” is a simple rule. Tried on one past year over 144 councils, it was about as near as the model: half of its figures were within 4.4%, half of the model’s within 4.8%. They differ because the rule repeats what the council’s prices did last, and the model counts on three tenths only of how far they rose faster or slower than elsewhere.";

/// What the balances cover.
pub const ALL_BLOCKS: &str = "Balances cover all blocks of the grant, not high needs alone. They are after payments received. The balance of March 2024 comes from a table that others made of the Department’s return.";

/// What is said over the table.
#[must_use]
pub fn caption(authority: &str) -> String {
    terms::capitalised(&format!(
        "what is published of {authority}, and what is estimated from it"
    ))
}
