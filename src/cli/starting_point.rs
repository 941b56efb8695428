//! Which authority and starting point a projection is of.
//!
//! Answers for: `--authority` and `--basis`, the model that follows, and the list of authorities.

use serde::Serialize;

use super::errors::UsageError;
use crate::data;
use engine::authority::{Baseline, Latest, Note, OpeningFrom, Records, Status, notes, status};
use engine::estimate::repair::Repair;
use engine::levers::Preset;
use engine::model::basis::Opening;
use engine::model::project::Model;

/// Southwark, whose agreement forecast is the other starting point.
const SOUTHWARK: &str = "E09000028";

/// A model, and what is said of the authority that it is of.
#[derive(Debug)]
pub struct StartingPoint {
    pub model: Model,
    pub about: About,
    /// Whether an authority or a basis was named, rather than neither.
    pub asked_for: bool,
}

/// What is said of an authority beside its projection.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    pub code: String,
    pub name: String,
    pub basis: &'static str,
    pub status: &'static str,
    pub repaired: Vec<&'static str>,
    pub notes: Vec<&'static str>,
    pub opening_known: bool,
    pub opening_from: Option<&'static str>,
}

const fn repair_words(repair: Repair) -> &'static str {
    match repair {
        Repair::Ages => "ages of January 2024",
        Repair::Placements => "placements of January 2025",
    }
}

impl StartingPoint {
    /// The one that was asked for; with nothing asked, Southwark's agreement forecast.
    pub fn of(authority: Option<&str>, basis: Option<&str>) -> Result<Self, UsageError> {
        let baseline = match basis {
            Some("latest") => Baseline::Latest,
            Some("agreement") => Baseline::AgreementForecast,
            Some(given) => return Err(UsageError::BadBasis(given.to_owned())),
            None if authority.is_some() => Baseline::Latest,
            None => data::BASELINE,
        };
        let asked_for = authority.is_some() || basis.is_some();
        let records = data::records()?;
        let wanted = authority.unwrap_or(SOUTHWARK);
        let record = records
            .find(wanted)
            .ok_or_else(|| UsageError::UnknownAuthority(wanted.to_owned()))?;
        let (southwark, comparators) = data::built_in()?;
        let is_southwark = record.code == southwark.code;
        if baseline == Baseline::AgreementForecast {
            if !is_southwark {
                return Err(UsageError::NoAgreementForecast(record.name.clone()));
            }
            return Ok(Self {
                model: Model::new(southwark.basis(baseline, &comparators)?),
                about: About {
                    code: record.code.clone(),
                    name: record.name.clone(),
                    basis: "agreement",
                    status: Status::Projects.name(),
                    repaired: Vec::new(),
                    notes: Vec::new(),
                    opening_known: true,
                    opening_from: Some(OpeningFrom::Council.name()),
                },
                asked_for,
            });
        }
        match status(record) {
            Status::TooSmall => return Err(UsageError::TooSmall(record.name.clone())),
            Status::InDoubt => return Err(UsageError::InDoubt(record.name.clone())),
            Status::Projects | Status::Repaired => {}
        }
        let agreement = southwark.agreement.as_ref().filter(|_| is_southwark);
        let latest = Latest::new(record, &records, agreement)?;
        let model = Model::new(latest.basis.clone());
        let about = About {
            code: record.code.clone(),
            name: record.name.clone(),
            basis: "latest",
            status: latest.status.name(),
            repaired: latest.repaired.iter().map(|it| repair_words(*it)).collect(),
            notes: codes(&notes(record, &latest, model.kappa())),
            opening_known: latest.basis.opening != Opening::Unknown,
            opening_from: latest.opening_from.map(OpeningFrom::name),
        };
        Ok(Self {
            model,
            about,
            asked_for,
        })
    }

    /// The package of a name: the basis's own has one name on each basis.
    pub fn preset(&self, given: &str) -> Option<Preset> {
        let is_latest = self.about.basis == "latest";
        match given {
            "as-now" => is_latest.then_some(Preset::NoAction),
            "no-action" | "november-2024" if is_latest => None,
            _ => Preset::named(given),
        }
    }
}

fn codes(notes: &[Note]) -> Vec<&'static str> {
    notes.iter().map(|note| note.code()).collect()
}

#[derive(Serialize)]
struct Listed {
    code: String,
    name: String,
    status: &'static str,
    repaired: Vec<&'static str>,
    notes: Vec<&'static str>,
}

/// Every authority with its status and notes, as JSON.
pub fn authorities() -> Result<String, Box<dyn std::error::Error>> {
    let records: Records = data::records()?;
    let mut listed = Vec::new();
    for record in &records.authorities {
        let status = status(record);
        let (repaired, notes) = if status.is_projected() {
            let latest = Latest::new(record, &records, None)?;
            let model = Model::new(latest.basis.clone());
            (
                latest.repaired.iter().map(|it| repair_words(*it)).collect(),
                codes(&notes(record, &latest, model.kappa())),
            )
        } else {
            (Vec::new(), Vec::new())
        };
        listed.push(Listed {
            code: record.code.clone(),
            name: record.name.clone(),
            status: status.name(),
            repaired,
            notes,
        });
    }
    Ok(format!("{}\n", serde_json::to_string(&listed)?))
}
