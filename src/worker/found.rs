//! What was found, as figures.
//!
//! Answers for: the one notation between what works and what says it, as JSON. Uses the engine's.

use engine::analysis::futures::{Fan, FanYear};
use engine::decimal;
use engine::json::{Json, JsonError, push_text};
use engine::levers::Lever;
use engine::units::{FinancialYear, Pounds};

/// What was found of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// How sure.
    Spread(Spread),
    /// What it would take.
    Change(Change),
    /// The target is reached as things are.
    Already,
    /// There is no such target in that year.
    NoTarget,
    /// The year is not projected.
    NoYear,
}

/// The spread of futures, and which input matters most.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    pub fan: Fan,
    /// The largest share first; none where too few futures were drawn.
    pub shares: Vec<Share>,
}

/// What one input does to the spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Its place in the scenario's list of ranges.
    pub input: u16,
    /// Sobol indices: by itself, and with others.
    pub first_order: f64,
    pub total: f64,
}

/// A change that reaches a target, or comes nearest to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Levers that end elsewhere than they are.
    pub moved: Vec<(Lever, f64)>,
    pub reachable: bool,
    /// In which share of the futures it would still be enough.
    pub enough: Option<f64>,
}

const NONE: &str = "null";

impl Found {
    /// As JSON.
    #[must_use]
    pub fn write(&self) -> String {
        match self {
            Self::Spread(spread) => spread.write(),
            Self::Change(change) => change.write(),
            Self::Already => "{\"none\":\"already\"}".to_owned(),
            Self::NoTarget => "{\"none\":\"target\"}".to_owned(),
            Self::NoYear => "{\"none\":\"year\"}".to_owned(),
        }
    }

    /// From JSON.
    ///
    /// # Errors
    /// [`JsonError`] where it is none of ours.
    pub fn read(text: &str) -> Result<Self, JsonError> {
        let json = Json::read(text)?;
        if let Some(none) = json.find("none")? {
            return match none.text()? {
                "already" => Ok(Self::Already),
                "target" => Ok(Self::NoTarget),
                "year" => Ok(Self::NoYear),
                _ => Err(none.error("not known".to_owned())),
            };
        }
        if json.find("moved")?.is_some() {
            return Change::read(&json).map(Self::Change);
        }
        Spread::read(&json).map(Self::Spread)
    }
}

fn number_or_none(number: Option<f64>) -> String {
    number.map_or_else(|| NONE.to_owned(), decimal::shortest)
}

fn read_or_none(json: &Json<'_>) -> Result<Option<f64>, JsonError> {
    if json.is_null() {
        return Ok(None);
    }
    json.number().map(Some)
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

impl Spread {
    /// `{"draws": n, "years": [[year, central, five quantiles, chances], …], "shares": [[…], …]}`.
    fn write(&self) -> String {
        let year = |of: &FanYear| {
            let pounds = std::iter::once(of.central).chain(of.quantiles);
            let chances = [Some(of.within_income), of.at_agreement, of.at_most];
            let figures = pounds.map(|pounds| decimal::shortest(pounds.get()));
            let year = of.year.first_calendar_year().to_string();
            list(
                std::iter::once(year)
                    .chain(figures)
                    .chain(chances.map(number_or_none)),
            )
        };
        let share = |of: &Share| {
            let indices = [of.first_order, of.total].map(decimal::shortest);
            list(std::iter::once(of.input.to_string()).chain(indices))
        };
        format!(
            "{{\"draws\":{},\"years\":{},\"shares\":{}}}",
            self.fan.draws,
            list(self.fan.years.iter().map(year)),
            list(self.shares.iter().map(share))
        )
    }

    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let years = json.each("years", |row| {
            let [
                year,
                central,
                q10,
                q25,
                q50,
                q75,
                q90,
                income,
                agreed,
                at_most,
            ] = row.list()?
            else {
                return Err(row.error("ten figures are expected".to_owned()));
            };
            let pounds = |json: &Json<'_>| json.number().map(Pounds::of);
            Ok(FanYear {
                year: FinancialYear::starting(year.small()?),
                central: pounds(central)?,
                quantiles: [
                    pounds(q10)?,
                    pounds(q25)?,
                    pounds(q50)?,
                    pounds(q75)?,
                    pounds(q90)?,
                ],
                within_income: income.number()?,
                at_agreement: read_or_none(agreed)?,
                at_most: read_or_none(at_most)?,
            })
        })?;
        let shares = json.each("shares", |row| {
            let [input, first_order, total] = row.list()? else {
                return Err(row.error("three figures are expected".to_owned()));
            };
            Ok(Share {
                input: input.small()?,
                first_order: first_order.number()?,
                total: total.number()?,
            })
        })?;
        let draws = json.field("draws")?.whole()?;
        Ok(Self {
            fan: Fan { draws, years },
            shares,
        })
    }
}

impl Change {
    /// `{"moved": [[lever, value], …], "reachable": true or false, "enough": share or null}`.
    fn write(&self) -> String {
        let lever = |(lever, value): &(Lever, f64)| {
            let mut pair = String::from("[");
            push_text(&mut pair, lever.name());
            format!("{pair},{}]", decimal::shortest(*value))
        };
        format!(
            "{{\"moved\":{},\"reachable\":{},\"enough\":{}}}",
            list(self.moved.iter().map(lever)),
            self.reachable,
            number_or_none(self.enough)
        )
    }

    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let moved = json.each("moved", |pair| {
            let [lever, value] = pair.list()? else {
                return Err(pair.error("a lever and a value are expected".to_owned()));
            };
            let named = Lever::named(lever.text()?);
            let lever = named.ok_or_else(|| lever.error("no such lever".to_owned()))?;
            Ok((lever, value.number()?))
        })?;
        Ok(Self {
            moved,
            reachable: json.field("reachable")?.boolean()?,
            enough: read_or_none(json.field("enough")?)?,
        })
    }
}
