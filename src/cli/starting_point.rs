//! Which authority and starting point a projection is of.
//!
//! Answers for: `--authority` and `--basis`, the model that follows, its sources, and the list of
//! authorities.

use serde::Serialize;

use super::errors::UsageError;
use crate::data;
use crate::words::known::{self, How};
use engine::analysis::drivers::KnownBalance;
use engine::analysis::fingerprint::fingerprint;
use engine::authority::{
    Baseline, Code, Latest, Note, OpeningFrom, Records, Status, notes, status,
};
use engine::estimate::repair::Repair;
use engine::levers::{Lever, Onset, OutOfRange, Preset};
use engine::model::agreement::Agreement;
use engine::model::basis::Opening;
use engine::model::project::Model;
use engine::units::Pounds;

/// A model, and what is said of the authority that it is of.
#[derive(Debug)]
pub struct StartingPoint {
    pub model: Model,
    pub about: About,
    pub sources: Vec<Source>,
    /// The last published balance, where it is earlier than the one that the projection opens with.
    pub last_published: Option<KnownBalance>,
}

/// A figure that a projection starts from.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    name: String,
    figure: String,
    /// Published or estimated.
    how: &'static str,
    source: String,
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

impl From<known::Row> for Source {
    fn from(row: known::Row) -> Self {
        Self {
            name: row.name,
            figure: row.figure,
            how: row.how.words(),
            source: row.source,
        }
    }
}

impl Source {
    /// The forecast and the agreement are of one document.
    fn of_agreement(agreement: &Agreement) -> Self {
        Self {
            name: "Forecast and Safety Valve agreement".to_owned(),
            figure: format!("made in {}", agreement.made),
            how: How::Published.words(),
            source: agreement.source.clone(),
        }
    }
}

impl About {
    /// What the projection with nothing changed is called, as on the page.
    pub fn nothing_changed(&self) -> &'static str {
        if self.basis == Baseline::Latest.name() {
            "If nothing changes"
        } else {
            "No-action forecast"
        }
    }

    /// The mark of model and data that the page gives its links.
    ///
    /// # Errors
    /// [`OutOfRange`] where a preset is out of range; a test checks that none is.
    pub fn fingerprint(&self, model: &Model) -> Result<String, OutOfRange> {
        if self.code == Code::SOUTHWARK.as_str() {
            fingerprint(model, &data::COUNTS)
        } else {
            fingerprint(model, &[data::RECORDS])
        }
    }
}

const fn repair_words(repair: Repair) -> &'static str {
    match repair {
        Repair::Ages => "ages of January 2024",
        Repair::Placements => "placements of January 2025",
    }
}

impl StartingPoint {
    /// The one that was asked for; with nothing asked, the page's own.
    pub fn of(authority: Option<&str>, basis: Option<&str>) -> Result<Self, UsageError> {
        let baseline = match basis {
            Some(given) => {
                Baseline::named(given).ok_or_else(|| UsageError::BadBasis(given.to_owned()))?
            }
            None => data::BASELINE,
        };
        let records = data::records()?;
        let wanted = authority.unwrap_or(Code::SOUTHWARK.as_str());
        let record = records
            .find(wanted)
            .ok_or_else(|| UsageError::UnknownAuthority(wanted.to_owned()))?;
        if baseline == Baseline::AgreementForecast {
            if record.code != Code::SOUTHWARK {
                return Err(UsageError::NoAgreementForecast(record.name.clone()));
            }
            return Ok(Self::new(data::built_in(baseline)?));
        }
        match status(record) {
            Status::TooSmall => Err(UsageError::TooSmall(record.name.clone())),
            Status::InDoubt => Err(UsageError::InDoubt(record.name.clone())),
            Status::Projects | Status::Repaired => {
                Ok(Self::new(data::latest(record.code, &records)?))
            }
        }
    }

    fn new(start: engine::authority::StartingPoint) -> Self {
        let model = Model::new(start.basis);
        let latest = start.published.as_ref().map(|known| &known.latest);
        let opening_from = latest.map_or(Some(OpeningFrom::Council), |latest| latest.opening_from);
        let about = About {
            code: start.authority.code.to_string(),
            name: start.authority.name,
            basis: start.baseline.name(),
            status: latest
                .map_or(Status::Projects, |latest| latest.status)
                .name(),
            repaired: latest.map_or_else(Vec::new, |latest| {
                latest.repaired.iter().map(|it| repair_words(*it)).collect()
            }),
            notes: start.published.as_ref().map_or_else(Vec::new, |known| {
                codes(&notes(&known.record, &known.latest, model.kappa()))
            }),
            opening_known: model.basis().opening != Opening::Unknown,
            opening_from: opening_from.map(OpeningFrom::name),
        };
        // The balance of March 2024 opens an estimate; the council's own of March 2025 needs none.
        let last_published = start.published.as_ref().and_then(|published| {
            let estimated = opening_from == Some(OpeningFrom::Estimate);
            let balance = published.record.balance_2024.filter(|_| estimated)?;
            Some(KnownBalance {
                year: model.basis().base_year.before(),
                after_grant: Pounds::of(balance),
            })
        });
        let agreement = start.authority.agreement.as_ref();
        let sources = match &start.published {
            Some(published) => {
                let all = notes(&published.record, &published.latest, model.kappa());
                let known = known::known(published, &model, &all, agreement);
                known.rows.into_iter().map(Source::from).collect()
            }
            None => agreement.into_iter().map(Source::of_agreement).collect(),
        };
        Self {
            model,
            about,
            sources,
            last_published,
        }
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
            code: record.code.to_string(),
            name: record.name.clone(),
            status: status.name(),
            repaired,
            notes,
        });
    }
    Ok(format!("{}\n", serde_json::to_string(&listed)?))
}

#[derive(Serialize)]
struct ListedLever {
    name: &'static str,
    /// Lowest and highest value; per cents are fractions.
    range: [f64; 2],
    default: f64,
    onset: &'static str,
}

/// Every lever of a starting point, as JSON.
pub fn levers(start: &StartingPoint) -> Result<String, Box<dyn std::error::Error>> {
    let values = &start.model.basis().values;
    let listed = Lever::ALL.map(|lever| ListedLever {
        name: lever.name(),
        range: values.range(lever).into(),
        default: values.get(lever),
        onset: match lever.onset() {
            Onset::Always => "always",
            Onset::Ramped => "ramped",
        },
    });
    Ok(format!("{}\n", serde_json::to_string(listed.as_slice())?))
}
