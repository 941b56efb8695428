//! Why it moved: the difference to nothing changed, shared out, and what drives the deficit.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words` and the engine's
//! analysis; knows no state.

use crate::app::pages::subject::Subject;
use crate::words::{levers, money, why};
use engine::analysis::attribution::{Asked, Share, attribute};
use engine::analysis::drivers::{Driver, KnownBalance, drivers};
use engine::model::actuals::BaseSum;
use engine::order::order;
use engine::units::Pounds;

/// A part with its bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub name: String,
    /// What it was changed to.
    pub value: String,
    pub effect: String,
    /// Whether it takes off or adds.
    pub takes_off: bool,
    /// Where the bar begins and how long it is, in thousandths of the room.
    pub from: u16,
    pub length: u16,
}

/// Bars that add up, under a heading and over a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    pub title: String,
    pub says: String,
    /// What the first and the last row say: name and pounds.
    pub start: [String; 2],
    pub end: [String; 2],
    pub bars: Vec<Bar>,
    /// Where zero is, in thousandths.
    pub zero: u16,
    /// What all together take off and add.
    pub off: String,
    pub on: String,
}

/// The panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// Nothing where nothing is changed.
    pub moved: Option<Bars>,
    pub sentence: String,
    pub drivers: Option<Bars>,
}

/// The whole room of a bar.
const ROOM: f64 = 1000.0;

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 1000"
)]
fn thousandths(share: f64) -> u16 {
    (share * ROOM).round().clamp(0.0, ROOM) as u16
}

fn bars(
    title: String,
    says: String,
    start: [String; 2],
    end: [String; 2],
    parts: &[([String; 2], Pounds)],
) -> Bars {
    let of = |sign: f64| {
        let sizes = parts.iter().map(|(_, pounds)| pounds.get() * sign);
        sizes.fold(0.0, f64::max)
    };
    let (low, high) = (of(-1.0), of(1.0));
    let room = (low + high).max(1.0);
    let sum = |sign: f64| {
        let sizes = parts.iter().map(|(_, pounds)| pounds.get() * sign);
        Pounds::of(sizes.filter(|size| *size > 0.0).sum())
    };
    Bars {
        title,
        says,
        start,
        end,
        zero: thousandths(low / room),
        off: format!("{} off", money::size(sum(-1.0))),
        on: format!("{} on", money::size(sum(1.0))),
        bars: order(parts.len(), &|a, b| {
            parts[a].1.get().total_cmp(&parts[b].1.get())
        })
        .into_iter()
        .map(|at| &parts[at])
        .map(|([name, value], pounds)| {
            let size = pounds.get();
            Bar {
                name: name.clone(),
                value: value.clone(),
                effect: why::effect(*pounds),
                takes_off: size < 0.0,
                from: thousandths((low + size.min(0.0)) / room),
                length: thousandths(size.abs() / room),
            }
        })
        .collect(),
    }
}

/// What was changed, with the share of each in the figure that is looked at.
#[must_use]
pub fn shares(subject: &Subject<'_>) -> Vec<Share> {
    let model = &subject.calculator.model;
    let asked = Asked {
        year: subject.focus_year,
        figure: subject.measure.figure(),
        group_of: &|lever| levers::group(lever) as usize,
    };
    attribute(model, &model.untouched(), subject.assumptions, asked).shares
}

impl Why {
    #[must_use]
    pub fn of(subject: &Subject<'_>, shares: &[Share]) -> Self {
        let (moved, sentence) = Self::moved(subject, shares).unzip();
        Self {
            moved,
            sentence: sentence.unwrap_or_else(|| why::NOTHING_YET.to_owned()),
            drivers: Self::drivers(subject),
        }
    }

    fn moved(subject: &Subject<'_>, shares: &[Share]) -> Option<(Bars, String)> {
        let calculator = subject.calculator;
        let (model, about) = (&calculator.model, &calculator.about);
        let measure = subject.measure;
        let year = subject.focus_year;
        if shares.is_empty() {
            return None;
        }
        let figure = measure.figure();
        let [from, to] = [&calculator.no_action, subject.yours].map(|of| of.of(year).map(figure));
        let (from, to) = (from?, to?);
        let parts: Vec<_> = shares
            .iter()
            .map(|share| {
                let named = why::part(share.part, subject.scenario, model.basis(), about);
                (named, share.pounds)
            })
            .collect();
        let named: Vec<_> = parts
            .iter()
            .map(|([name, _], pounds)| (name.clone(), *pounds))
            .collect();
        let of = |name: &str, pounds| [name.to_owned(), money::millions(pounds)];
        let bars = bars(
            why::title(measure, from, to, year),
            why::ADDS_UP.to_owned(),
            of(about.nothing_changed()[0], from),
            of("With your changes", to),
            &parts,
        );
        Some((bars, why::sentence(&named)))
    }

    /// What drives the deficit up to the focus year, from the last balance that is known.
    #[must_use]
    pub fn drivers(subject: &Subject<'_>) -> Option<Bars> {
        let calculator = subject.calculator;
        let (model, year) = (&calculator.model, subject.focus_year);
        let typed = subject
            .assumptions
            .actuals
            .base
            .sum(BaseSum::OpeningDeficit);
        // Where nobody knows a balance, there is none to begin with.
        model
            .from_zero(&subject.assumptions.actuals, year)
            .is_none()
            .then_some(())?;
        let published = calculator.known_balances().iter().rev();
        let known = published
            .filter(|balance| typed.is_none() && balance.is_published())
            .map(|balance| KnownBalance {
                year: balance.year,
                after_grant: balance.after_grant,
            })
            .next();
        let found = drivers(model, subject.assumptions, known, year)?;
        let to = found.from.after_grant + found.difference;
        let parts = Driver::ALL
            .into_iter()
            .map(|driver| (driver, found.get(driver)))
            .filter(|(_, pounds)| *pounds != Pounds::ZERO)
            .map(|(driver, pounds)| ([why::driver(driver).to_owned(), String::new()], pounds));
        let row = |when, pounds| [crate::words::march(when), money::millions(pounds)];
        Some(bars(
            why::drivers_title(found.from, to, year),
            why::DRIVERS.to_owned(),
            row(found.from.year, found.from.after_grant),
            row(year, to),
            &parts.collect::<Vec<_>>(),
        ))
    }
}
