//! An authority, a starting point, and what follows from them alone: made once, shared by all states.
//!
//! Answers for: the model, the forecast with nothing changed that everything is compared with,
//! and the years that the page speaks of.

use std::rc::Rc;

use engine::analysis::fingerprint::fingerprint;
use engine::authority::{
    Authority, AuthorityError, Baseline, Calendar, Code, Context, NATIONAL, National, Published,
    Records, StartingPoint, notes,
};
use engine::estimate::AreaCounts;
use engine::json::JsonError;
use engine::levers::OutOfRange;
use engine::model::actuals::Actuals;
use engine::model::agreement::Agreement;
use engine::model::basis::Basis;
use engine::model::project::{Model, Projection};

use crate::chart::spec::balances;
use crate::content::{Content, ContentError};
use crate::data;
use crate::scenario::view::Measure;
use crate::settings::{Settings, SettingsError};
use crate::words::about::About;
use crate::words::children;
use crate::words::figures::Figures;
use crate::words::known;

/// Made once, shared by every state.
#[derive(Debug)]
pub struct Calculator {
    pub authority: Authority,
    pub baseline: Baseline,
    pub calendar: Calendar,
    pub model: Model,
    /// What is published of the authority, where the latest figures are the starting point.
    pub published: Option<Published>,
    /// With nothing changed.
    pub no_action: Projection,
    /// Who publishes this copy.
    pub settings: Settings,
    /// What is published beside the model, in words.
    pub context: Option<Rc<Figures>>,
    pub refusals: Option<String>,
    /// What sentences are about, with the prose that depends on no number.
    pub about: Rc<About>,
    /// A short mark of model and data.
    pub fingerprint: String,
}

/// What can be wrong with the figures that a page is made with.
#[derive(Debug, thiserror::Error)]
pub enum CalculatorError {
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Content(#[from] ContentError),
    #[error(transparent)]
    Value(#[from] OutOfRange),
    #[error("the figures beside the model cannot be read: {0}")]
    Context(JsonError),
}

/// What a calculator is made from.
#[derive(Debug)]
pub struct Parts<'a> {
    pub start: StartingPoint,
    pub national: National,
    /// The text of the counts, for the fingerprint.
    pub counts: &'a [&'a str],
    pub settings: Settings,
    /// Figures beside the model.
    pub context: Context,
}

impl Calculator {
    /// The calculator for the authority that is built in.
    ///
    /// # Errors
    /// [`CalculatorError`] where what is built in is not as it should be; a test makes sure that
    /// it is.
    pub fn built_in(baseline: Baseline) -> Result<Self, CalculatorError> {
        Self::from_start(data::built_in(baseline)?, &data::COUNTS)
    }

    /// The calculator for the latest figures of any authority; `text` is what they were read from.
    ///
    /// # Errors
    /// [`CalculatorError`] where the authority is not projected.
    pub fn latest(code: Code, records: &Records, text: &str) -> Result<Self, CalculatorError> {
        Self::from_start(data::latest(code, records)?, &[text])
    }

    fn from_start(start: StartingPoint, counts: &[&str]) -> Result<Self, CalculatorError> {
        let context = data::context(start.authority.code).map_err(CalculatorError::Context)?;
        Self::new(Parts {
            start,
            national: NATIONAL,
            counts,
            settings: Settings::built_in()?,
            context,
        })
    }

    /// The calculator for an authority and a starting point.
    ///
    /// # Errors
    /// [`CalculatorError`] where the authority has no such starting point.
    pub fn new(parts: Parts<'_>) -> Result<Self, CalculatorError> {
        let Parts {
            start,
            national,
            counts,
            settings,
            context,
        } = parts;
        let StartingPoint {
            authority,
            baseline,
            basis,
            published,
        } = start;
        let model = Model::new(basis);
        let notes = published.as_ref().map_or_else(Vec::new, |published| {
            notes(&published.record, &published.latest, model.kappa())
        });
        let no_action = model.project(&model.untouched());
        let content = Content::of(authority.code.as_str())?;
        let mut about = About::new(&authority, baseline, model.basis(), &national, content);
        about.known = published
            .as_ref()
            .map(|published| known::known(published, &model, &notes, about.agreement.as_ref()));
        Ok(Self {
            fingerprint: fingerprint(&model, counts)?,
            calendar: about.calendar,
            model,
            published,
            no_action,
            authority,
            baseline,
            settings,
            context: children::context(&context, &about).map(Rc::new),
            refusals: children::refusals(&context, &about),
            about: Rc::new(about),
        })
    }

    #[must_use]
    pub const fn basis(&self) -> &Basis {
        self.model.basis()
    }

    /// The authority's own counts, as published.
    #[must_use]
    pub const fn census(&self) -> &AreaCounts {
        &self.authority.counts
    }

    /// What a chart of balances is made from, with nothing beside yours.
    #[must_use]
    pub fn balances<'a>(&'a self, yours: &'a Projection) -> balances::Subject<'a> {
        balances::Subject {
            measure: Measure::AfterGrant,
            yours,
            no_action: &self.no_action,
            agreement: self.agreement(),
            base_year: self.calendar.base_year,
            last_shown: self.calendar.last_shown,
            focus_year: self.calendar.usual_focus(self.calendar.base_year),
            override_ends: self.calendar.override_ends,
            known: self.known_balances(),
            from_zero: self.model.from_zero(
                &Actuals::nothing(self.basis().horizon()),
                self.calendar.last_shown,
            ),
            nothing_changed: self.about.nothing_changed(),
            called: None,
            others: &[],
            shows: balances::Shows::Totals,
            at_a_glance: false,
            held: None,
        }
    }

    /// Balances from before the projection.
    #[must_use]
    pub fn known_balances(&self) -> &[known::Balance] {
        self.about
            .known
            .as_ref()
            .map_or(&[], |known| &known.balances)
    }

    /// Prose that depends on no number: general, and the authority’s own.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.about.content
    }

    #[must_use]
    pub const fn agreement(&self) -> Option<&Agreement> {
        self.model.basis().agreement.as_ref()
    }
}
