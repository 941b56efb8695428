//! The model and what follows from it alone, made once at start.
//!
//! Answers for: the no-action forecast that everything is compared with. Uses `catalogue`
//! and `model`.

use std::rc::Rc;

use crate::catalogue::context;
use crate::catalogue::settings::Settings;
use crate::catalogue::southwark::{self, CatalogueError};
use crate::estimate::AreaCounts;
use crate::model::agreement::Agreement;
use crate::model::basis::Basis;
use crate::model::project::{Model, Projection};
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
        Ok(Self {
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

    #[must_use]
    pub const fn agreement(&self) -> Option<&Agreement> {
        self.model.basis().agreement.as_ref()
    }
}
