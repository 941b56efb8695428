//! The model and what follows from it alone, made once at start.
//!
//! Answers for: the no-action forecast that everything is compared with. Uses `catalogue`
//! and `model`.

use std::rc::Rc;

use crate::analysis::fingerprint::fingerprint;
use crate::catalogue::context;
use crate::catalogue::settings::Settings;
use crate::catalogue::southwark::{
    self, AGREEMENT_ENDS, CatalogueError, LAST_SHOWN_YEAR, OVERRIDE_ENDS,
};
use crate::chart::spec::balances;
use crate::estimate::AreaCounts;
use crate::model::agreement::Agreement;
use crate::model::basis::Basis;
use crate::model::project::{Model, Projection};
use crate::scenario::view::Measure;
use crate::words::children;
use crate::words::figures::Figures;

/// Made once, shared by every state.
#[derive(Debug)]
pub struct Calculator {
    pub model: Model,
    pub no_action: Projection,
    /// The authority's own counts, as published.
    pub census: AreaCounts,
    /// Who publishes this copy.
    pub settings: Settings,
    /// What is published beside the model, in words.
    pub context: Rc<Figures>,
    pub refusals: Option<String>,
    /// A short mark of model and data.
    pub fingerprint: String,
}

impl Calculator {
    /// The calculator for the data that is built in.
    ///
    /// # Errors
    /// [`CatalogueError`] where that data is not as the importer writes it.
    pub fn built_in() -> Result<Self, CatalogueError> {
        let [census, london, england] = southwark::counts()?;
        let model = Model::new(southwark::basis(&census, &london, &england)?);
        let no_action = model.project(&model.untouched());
        let beside = context::context().map_err(CatalogueError::Context)?;
        let fingerprint = fingerprint(&model, &southwark::COUNTS)?;
        Ok(Self {
            fingerprint,
            model,
            no_action,
            census,
            settings: Settings::built_in()?,
            context: Rc::new(children::context(&beside)),
            refusals: children::refusals(&beside),
        })
    }

    #[must_use]
    pub const fn basis(&self) -> &Basis {
        self.model.basis()
    }

    /// What a chart of balances is made from, with nothing beside yours.
    #[must_use]
    pub const fn balances<'a>(&'a self, yours: &'a Projection) -> balances::Subject<'a> {
        balances::Subject {
            measure: Measure::AfterGrant,
            yours,
            no_action: &self.no_action,
            agreement: self.agreement(),
            base_year: self.basis().base_year,
            last_shown: LAST_SHOWN_YEAR,
            looked_at: AGREEMENT_ENDS,
            override_ends: OVERRIDE_ENDS,
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
