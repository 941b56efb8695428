//! What sentences are about: an authority, its agreement or none, the forecast that it starts
//! from or none, and the years that follow from them.
//!
//! Answers for: every name and year that a sentence has, and putting them into prose from
//! `content`. Uses the engine's authority and `content`.

use std::borrow::Cow;

use engine::authority::{Authority, Baseline, Calendar, Code, Kind, National};
use engine::decimal;
use engine::levers::{LeverValues, Preset};
use engine::model::actuals::StabilityGrant;
use engine::model::agreement::Agreement;
use engine::model::basis::Basis;
use engine::units::{Census, FinancialYear};

use super::known::Known;
use super::terms::{april, march};
use crate::content::Content;

/// A forecast that a projection starts from, as sentences name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// When it was made: "March 2023".
    pub made: String,
    /// The year that its prices were found for.
    pub costs_year: FinancialYear,
}

/// The year that the latest prices were found for: no later outturn by line is published.
const COSTS_YEAR: FinancialYear = FinancialYear::starting(2021);

/// What sentences are about.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    pub code: Code,
    pub authority: String,
    pub kind: Kind,
    pub region: String,
    pub agreement: Option<Agreement>,
    /// Where the projection starts from a forecast.
    pub forecast: Option<Forecast>,
    pub calendar: Calendar,
    pub programme_ended: FinancialYear,
    /// The January whose ages and placements the model starts from.
    pub counted: Census,
    /// What is known before the projection, where it starts from the latest figures.
    pub known: Option<Known>,
    /// The levers before anyone moves them, with their ranges.
    pub levers: LeverValues,
    pub content: Content,
}

impl About {
    /// What is said of an authority, from a starting point.
    #[must_use]
    pub fn new(
        authority: &Authority,
        baseline: Baseline,
        basis: &Basis,
        national: &National,
        content: Content,
    ) -> Self {
        let forecast = authority.forecast.as_ref();
        let forecast = forecast.filter(|_| baseline == Baseline::AgreementForecast);
        Self {
            code: authority.code,
            authority: authority.name.clone(),
            kind: authority.kind,
            region: authority.region.clone(),
            agreement: basis.agreement.clone(),
            forecast: forecast.map(|forecast| Forecast {
                made: forecast.made.clone(),
                costs_year: forecast.costs_year(),
            }),
            calendar: Calendar::new(basis, national),
            programme_ended: national.programme_ended,
            counted: national.counted,
            known: None,
            levers: basis.values,
            content,
        }
    }

    /// What its area is called.
    #[must_use]
    pub const fn area(&self) -> &'static str {
        match self.kind {
            Kind::LondonBorough | Kind::MetropolitanBorough => "borough",
            Kind::County => "county",
            Kind::Unitary | Kind::City => "area",
        }
    }

    /// What it is called where it spends.
    #[must_use]
    pub const fn council(&self) -> &'static str {
        match self.kind {
            Kind::Unitary | Kind::City => "council",
            _ => self.area(),
        }
    }

    /// When the forecast was made: "March 2023".
    #[must_use]
    pub fn made(&self) -> &str {
        self.forecast
            .as_ref()
            .map_or("", |forecast| forecast.made.as_str())
    }

    /// The year in which it was made: "2023".
    #[must_use]
    pub fn made_year(&self) -> &str {
        self.made().rsplit(' ').next().unwrap_or_default()
    }

    /// How the block of the first year was planned: "as planned in 2023".
    #[must_use]
    pub fn as_planned(&self) -> String {
        match self.made_year() {
            "" => "as planned".to_owned(),
            year => format!("as planned in {year}"),
        }
    }

    /// What a line or a column of the projection with nothing changed is called, and where there is
    /// little room.
    #[must_use]
    pub const fn nothing_changed(&self) -> [&'static str; 2] {
        match self.forecast {
            Some(_) => ["No-action forecast", "No action"],
            None => ["If nothing changes", "As now"],
        }
    }

    /// The projection with nothing changed, inside a sentence: "below the no-action forecast".
    #[must_use]
    pub const fn the_unchanged(&self) -> &'static str {
        match self.forecast {
            Some(_) => "the no-action forecast",
            None => "the figure if nothing changes",
        }
    }

    /// The year whose prices were raised to the base year.
    #[must_use]
    pub fn costs_year(&self) -> FinancialYear {
        self.forecast
            .as_ref()
            .map_or(COSTS_YEAR, |forecast| forecast.costs_year)
    }

    /// What a scenario is with nothing changed.
    #[must_use]
    pub fn untouched(&self) -> String {
        match self.made() {
            "" => "this is what follows if nothing changes.".to_owned(),
            made => format!("this is the council’s no-action forecast of {made}, reproduced."),
        }
    }

    /// Packages that can be started from: one follows an update that not every council has
    /// published.
    pub fn presets(&self) -> impl Iterator<Item = Preset> {
        let update = self.forecast.is_some() && !self.content.prose().update.is_empty();
        Preset::ALL
            .into_iter()
            .filter(move |preset| update || *preset != Preset::November2024)
    }

    /// Prose with names and years in it; what follows `¦` where there is no agreement, and what
    /// follows a second `¦` where the projection starts from the latest figures.
    #[must_use]
    pub fn fill<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut ways = text.split('¦');
        let with = ways.next().unwrap_or_default();
        let text = match (ways.next(), ways.next()) {
            (_, Some(latest)) if self.forecast.is_none() => latest,
            (Some(without), _) if self.agreement.is_none() => without,
            _ => with,
        };
        if !text.contains('{') {
            return Cow::Borrowed(text);
        }
        let mut filled = String::new();
        let mut parts = text.split('{');
        filled.push_str(parts.next().unwrap_or_default());
        for part in parts {
            match part.split_once('}') {
                Some((name, rest)) => {
                    filled.push_str(&self.word(name).unwrap_or_else(|| name.to_owned()));
                    filled.push_str(rest);
                }
                None => filled.push_str(part),
            }
        }
        Cow::Owned(filled)
    }

    /// The word for a name in prose.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<String> {
        let base_year = self.calendar.base_year;
        Some(match name {
            "authority" => self.authority.clone(),
            "region" => self.region.clone(),
            "area" => self.area().to_owned(),
            "council" => self.council().to_owned(),
            "made" => self.made().to_owned(),
            "base_year" => base_year.to_string(),
            "base_january" => base_year.census().to_string(),
            "first_year" => base_year.next().to_string(),
            "costs_year" => self.costs_year().to_string(),
            "counted" => self.counted.year().to_string(),
            "counted_january" => self.counted.to_string(),
            "counted_next" => (self.counted.year() + 1).to_string(),
            "unknown" => self.unknown(),
            _ => return None,
        })
    }

    /// The balances that are not known: "The deficit at March 2024, 2025 and 2026".
    fn unknown(&self) -> String {
        let first = self.calendar.base_year.next().march();
        let years: Vec<String> = (first..self.calendar.this_year.march())
            .map(|year| year.to_string())
            .collect();
        match years.as_slice() {
            [] => "The deficit by now".to_owned(),
            [only] => format!("The deficit at March {only}"),
            [first @ .., last] => format!("The deficit at March {} and {last}", first.join(", ")),
        }
    }

    /// That the programme has ended where there was an agreement, and what is to be paid now.
    #[must_use]
    pub fn ended(&self) -> String {
        let grant = self.calendar.stability_grant_from;
        let these = match self.made() {
            "" => "these figures".to_owned(),
            made => format!("these figures of {made}"),
        };
        let pays = format!(
            "new grant is to pay {}% of the eligible deficit at {}.",
            decimal::fixed(StabilityGrant::SHARE.get() * 100.0, 0),
            march(grant.before())
        );
        match self.agreement {
            Some(_) => format!(
                "The programme is reported to have ended in {}, and a {pays} Neither is in {these}.",
                april(self.programme_ended)
            ),
            None => format!("A {pays} It is not in {these}."),
        }
    }
}
