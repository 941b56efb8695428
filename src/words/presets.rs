//! What is said of the places to start from: whether any meets the agreement, and whose
//! money some of what is saved would be.

use std::borrow::Cow;

use super::about::About;
use super::levers::Effect;
use super::levers::row::Tone;
use super::terms::{april, march};
use super::{money, published};
use engine::analysis::packages::Package;
use engine::levers::{Lever, Preset};
use engine::model::project::Outcome;
use engine::units::{FinancialYear, Pounds};

/// A package's name on the page.
#[must_use]
pub fn title(preset: Preset, about: &About) -> Cow<'static, str> {
    Cow::Borrowed(match preset {
        Preset::NoAction if about.forecast.is_none() => "If nothing changes",
        Preset::NoAction => "The council’s no-action forecast",
        Preset::November2024 => {
            let update = &about.content.prose().update;
            return Cow::Owned(format!("The pressures of {update}"));
        }
        Preset::InclusionFirst => "Inclusion first",
        Preset::PlacesFirst => "Places first",
        Preset::CommissioningFirst => "Commissioning first",
        Preset::Everything => "Everything at once",
    })
}

/// Its name where there is little room.
#[must_use]
pub fn short(preset: Preset, about: &About) -> Cow<'static, str> {
    match preset {
        Preset::NoAction if about.forecast.is_some() => Cow::Borrowed("No-action forecast"),
        Preset::November2024 => Cow::Owned(format!("As in {}", about.content.prose().update)),
        _ => title(preset, about),
    }
}

/// A package that can be chosen, with what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    pub preset: Preset,
    pub name: String,
    pub result: String,
    /// Compared with nothing changed; nothing for that itself.
    pub change: Option<(String, Tone)>,
}

/// Every package for a measure.
#[must_use]
pub fn chips(packages: &[Package], outcome: Outcome, about: &About) -> Vec<Chip> {
    let unchanged = packages.iter().find(|each| each.preset == Preset::NoAction);
    let unchanged = unchanged.map(|each| outcome.of(&each.result));
    let listed = about.presets().filter_map(|preset| {
        let package = packages.iter().find(|each| each.preset == preset)?;
        let pounds = outcome.of(&package.result);
        let change = unchanged
            .filter(|_| preset != Preset::NoAction)
            .map(|from| {
                let change = pounds - from;
                let tone = Tone::of(change);
                let words = match tone {
                    Tone::Quiet => "no change".to_owned(),
                    Tone::Less => format!("{} less", money::size(change)),
                    Tone::More => format!("{} more", money::size(change)),
                };
                (words, tone)
            });
        Some(Chip {
            preset,
            name: short(preset, about).into_owned(),
            result: money::millions(pounds),
            change,
        })
    });
    listed.collect()
}

/// What it assumes, in a sentence or two.
#[must_use]
pub fn sentence(preset: Preset, about: &About) -> Cow<'static, str> {
    let set = |wanted: Lever| {
        let all = preset.sets_for(about.levers.size);
        let values = all.filter_map(|(lever, value)| (lever == wanted).then_some(value));
        values.last().unwrap_or_default()
    };
    let places = |lever| money::grouped(set(lever));
    let services = || money::size(Pounds::of(set(Lever::ServicesInvestment)));
    Cow::Borrowed(match preset {
        Preset::NoAction => return Cow::Owned(no_action(about)),
        Preset::November2024 => {
            let update = &about.content.prose().update;
            return Cow::Owned(format!(
                "The same, with what the council reported in {update}: more plans, more alternative provision, more expensive places. The sizes are our judgement."
            ));
        }
        Preset::InclusionFirst => {
            return Cow::Owned(format!(
                "More needs met early and in school, more children starting and staying in mainstream with support, {} base places, and {} a year for support services.",
                places(Lever::UnitPlaces),
                services()
            ));
        }
        Preset::PlacesFirst => {
            return Cow::Owned(format!(
                "{} more special school places, {} base places, and children coming back from independent schools where a place is spare and the family agrees.",
                places(Lever::SpecialPlaces),
                places(Lever::UnitPlaces)
            ));
        }
        Preset::CommissioningFirst => {
            "Lower special top-ups and independent fees, the health service paying 10% of shared placements, and more ways into adult life."
        }
        Preset::Everything => {
            return Cow::Owned(format!(
                "The three packages together, with {} base places and {} a year for services. Some of the special places that it builds stay empty, and are paid for.",
                places(Lever::UnitPlaces),
                services()
            ));
        }
    })
}

/// The forecast with nothing done, and where its published row ends.
fn no_action(about: &About) -> String {
    let expected = match about.made_year() {
        "" => {
            return "The flows of 2024 go on: as many new plans, endings and moves as then."
                .to_owned();
        }
        year => format!("What the council expected in {year} if nothing were done"),
    };
    let ends = about.agreement.as_ref().and_then(|agreement| {
        let last = agreement.years.last()?;
        let row = last.unmitigated;
        Some(format!(
            ": the deficit before grant grows to {} by {}",
            published::figure(row.pounds(), row.rounded_to()),
            march(last.year)
        ))
    });
    format!("{expected}{}.", ends.unwrap_or_default())
}

/// Which of them meet the agreement, begun in a year. Where none does, that is said.
#[must_use]
pub fn meeting(start: FinancialYear, meeting: &[Preset], about: &About) -> String {
    if about.agreement.is_none() {
        return String::new();
    }
    let begun = april(start);
    match meeting {
        [] => format!("None of these packages would meet the agreement, even if begun in {begun}."),
        [only] => format!(
            "Of these, “{}” meets the agreement, begun in {begun}.",
            title(*only, about)
        ),
        all if all.len() == about.presets().count() => {
            format!("Each of these meets the agreement, begun in {begun}.")
        }
        some => {
            let titles: Vec<_> = some
                .iter()
                .map(|preset| format!("“{}”", title(*preset, about)))
                .collect();
            format!(
                "Of these, {} meet the agreement, begun in {begun}.",
                titles.join(" and ")
            )
        }
    }
}

/// What the health service and social care would pay of what is saved.
#[must_use]
pub fn others_money(effect: Effect<'_>, focus_year: FinancialYear) -> Option<String> {
    let paid = effect.without.cumulative - effect.with.cumulative;
    (paid > Pounds::ZERO && money::shows(paid)).then(|| {
        format!(
            "{} of the cost by {} would be paid by the health service and social care.",
            money::size(paid),
            march(focus_year)
        )
    })
}
