//! Why it moved: the difference to nothing changed, a package or a kept scenario, shared out, and what
//! drives the deficit.
//!
//! Answers for: the figures and the words, worked out from `subject`. Uses `words` and the engine's
//! analysis; knows no state.

use crate::app::pages::subject::Subject;
use crate::app::workspace::MovedFrom;
use crate::scenario::library::List;
use crate::words::about::About;
use crate::words::{levers, money, presets, why};
use engine::analysis::attribution::{Asked, Share, attribute};
use engine::analysis::drivers::{Driver, KnownBalance, drivers};
use engine::levers::Preset;
use engine::model::actuals::BaseSum;
use engine::model::project::{Assumptions, Projection};
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
    /// What it can be compared with: what the list says of each, and what it is called.
    pub choices: Vec<[String; 2]>,
    pub chosen: String,
    /// Nothing where no part of the figure differs.
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
    attribute(
        model,
        &model.untouched(),
        subject.assumptions,
        asked(subject),
    )
    .shares
}

fn asked(subject: &Subject<'_>) -> Asked<'static> {
    Asked {
        year: subject.focus_year,
        outcome: subject.measure.outcome(),
        group_of: &|lever| levers::group(lever) as usize,
    }
}

/// A scenario other than nothing changed that the difference is counted from.
struct Start {
    name: String,
    assumptions: Assumptions,
}

impl Start {
    /// Nothing where that is nothing changed, or is no longer kept.
    fn of(subject: &Subject<'_>) -> Option<Self> {
        let calculator = subject.calculator;
        let basis = calculator.basis();
        match &subject.workspace.moved_from {
            MovedFrom::Nothing => None,
            MovedFrom::Package(preset) => {
                let mut package = subject.scenario.clone();
                package.start_from(*preset);
                Some(Self {
                    name: title_of(*preset, &calculator.about),
                    assumptions: package.assumptions(basis).ok()?,
                })
            }
            MovedFrom::Kept(name) => {
                let kept = subject.workspace.library.named(List::Kept, name)?;
                Some(Self {
                    name: kept.name().to_owned(),
                    assumptions: kept.scenario.assumptions(basis).ok()?,
                })
            }
        }
    }
}

fn title_of(preset: Preset, about: &About) -> String {
    match preset {
        Preset::NoAction => why::with_typed(about.nothing_changed()[0]),
        _ => presets::title(preset, about).into_owned(),
    }
}

/// What a scenario can be compared with: nothing changed, the packages, those that are kept.
fn choices(subject: &Subject<'_>) -> Vec<[String; 2]> {
    let about = &subject.calculator.about;
    // With figures typed in, nothing changed is one thing without them and another with them.
    let typed = !subject.scenario.actuals.is_nothing();
    let packages = about
        .presets()
        .filter(|preset| typed || *preset != Preset::NoAction)
        .map(|preset| [MovedFrom::Package(preset).name(), title_of(preset, about)]);
    let kept = subject.workspace.library.kept.iter().map(|kept| {
        let name = kept.name().to_owned();
        [MovedFrom::Kept(name.clone()).name(), name]
    });
    let nothing = [String::new(), about.nothing_changed()[0].to_owned()];
    [nothing].into_iter().chain(packages).chain(kept).collect()
}

impl Why {
    #[must_use]
    pub fn of(subject: &Subject<'_>, shares: &[Share]) -> Self {
        let start = Start::of(subject);
        let (moved, sentence) = match &start {
            Some(start) => Self::moved_from(subject, start).unzip(),
            None => Self::moved(subject, shares).unzip(),
        };
        let nothing = || match &start {
            Some(start) => why::same_as(&start.name),
            None => why::NOTHING_YET.to_owned(),
        };
        Self {
            choices: choices(subject),
            chosen: start
                .as_ref()
                .map(|_| subject.workspace.moved_from.name())
                .unwrap_or_default(),
            moved,
            sentence: sentence.unwrap_or_else(nothing),
            drivers: Self::drivers(subject),
        }
    }

    fn moved(subject: &Subject<'_>, shares: &[Share]) -> Option<(Bars, String)> {
        let calculator = subject.calculator;
        let start = calculator.about.nothing_changed()[0];
        Self::between(subject, start, &calculator.no_action, shares)
    }

    /// From another scenario than nothing changed.
    fn moved_from(subject: &Subject<'_>, start: &Start) -> Option<(Bars, String)> {
        let model = &subject.calculator.model;
        let shared = attribute(
            model,
            &start.assumptions,
            subject.assumptions,
            asked(subject),
        );
        let projection = model.project(&start.assumptions);
        Self::between(subject, &start.name, &projection, &shared.shares)
    }

    fn between(
        subject: &Subject<'_>,
        start: &str,
        from: &Projection,
        shares: &[Share],
    ) -> Option<(Bars, String)> {
        let calculator = subject.calculator;
        let (model, about) = (&calculator.model, &calculator.about);
        let measure = subject.measure;
        let year = subject.focus_year;
        if shares.is_empty() {
            return None;
        }
        let outcome = measure.outcome();
        let figure = |of: &Projection| of.of(year).map(|result| outcome.of(result));
        let [from, to] = [from, subject.yours].map(figure);
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
        let end = if subject.moved {
            "With your changes"
        } else {
            about.nothing_changed()[0]
        };
        let bars = bars(
            why::title(measure, from, to, year),
            why::adds_up(parts.len()),
            of(start, from),
            of(end, to),
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
