//! An authority, a starting point, and what follows from them alone: made once, shared by all states.
//!
//! Answers for: the model, the forecast with nothing changed that everything is compared with,
//! and the years that the page speaks of.

use std::rc::Rc;

use engine::analysis::fingerprint::fingerprint;
use engine::authority::{
    Authority, AuthorityError, Baseline, Calendar, Comparators, NATIONAL, National,
};
use engine::estimate::AreaCounts;
use engine::levers::OutOfRange;
use engine::model::agreement::Agreement;
use engine::model::basis::Basis;
use engine::model::project::{Model, Projection};

use crate::catalogue::context;
use crate::catalogue::settings::{Settings, SettingsError};
use crate::chart::spec::balances;
use crate::data;
use crate::scenario::view::Measure;
use crate::words::children;
use crate::words::figures::Figures;

/// Made once, shared by every state.
#[derive(Debug)]
pub struct Calculator {
    pub authority: Authority,
    pub baseline: Baseline,
    pub calendar: Calendar,
    pub model: Model,
    /// With nothing changed.
    pub no_action: Projection,
    /// Who publishes this copy.
    pub settings: Settings,
    /// What is published beside the model, in words.
    pub context: Rc<Figures>,
    pub refusals: Option<String>,
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
    Value(#[from] OutOfRange),
    #[error("the figures beside the model cannot be read: {0}")]
    Context(serde_json::Error),
}

/// What a calculator is made from.
#[derive(Debug)]
pub struct Parts<'a> {
    pub authority: Authority,
    pub comparators: &'a Comparators,
    pub baseline: Baseline,
    pub national: National,
    /// The text of the counts, for the fingerprint.
    pub counts: &'a [&'a str],
    pub settings: Settings,
}

impl Calculator {
    /// The calculator for the authority that is built in.
    ///
    /// # Errors
    /// [`CalculatorError`] where what is built in is not as it should be; a test makes sure that
    /// it is.
    pub fn built_in() -> Result<Self, CalculatorError> {
        let (authority, comparators) = data::built_in()?;
        Self::new(Parts {
            authority,
            comparators: &comparators,
            baseline: data::BASELINE,
            national: NATIONAL,
            counts: &data::COUNTS,
            settings: Settings::built_in()?,
        })
    }

    /// The calculator for an authority and a starting point.
    ///
    /// # Errors
    /// [`CalculatorError`] where the authority has no such starting point.
    pub fn new(parts: Parts<'_>) -> Result<Self, CalculatorError> {
        let Parts {
            authority,
            comparators,
            baseline,
            national,
            counts,
            settings,
        } = parts;
        let model = Model::new(authority.basis(baseline, comparators)?);
        let no_action = model.project(&model.untouched());
        let beside = context::context().map_err(CalculatorError::Context)?;
        Ok(Self {
            fingerprint: fingerprint(&model, counts)?,
            calendar: Calendar::new(model.basis(), &national),
            model,
            no_action,
            authority,
            baseline,
            settings,
            context: Rc::new(children::context(&beside)),
            refusals: children::refusals(&beside),
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
            called: None,
            others: &[],
            large: false,
        }
    }

    #[must_use]
    pub const fn agreement(&self) -> Option<&Agreement> {
        self.model.basis().agreement.as_ref()
    }
}
