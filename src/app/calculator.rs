//! The model and what follows from it alone, made once at start.
//!
//! Answers for: the no-action forecast that everything is compared with. Uses `catalogue`
//! and `model`.

use crate::catalogue::southwark::{self, CatalogueError};
use crate::model::agreement::Agreement;
use crate::model::basis::Basis;
use crate::model::project::{Model, Projection};
use crate::units::Pounds;

/// Made once, shared by every state.
#[derive(Debug)]
pub struct Calculator {
    pub model: Model,
    pub no_action: Projection,
}

impl Calculator {
    /// The calculator for the data that is built in.
    ///
    /// # Errors
    /// [`CatalogueError`] where that data is not as the importer writes it.
    pub fn built_in() -> Result<Self, CatalogueError> {
        let model = southwark::model()?;
        let no_action = model.project(&model.untouched());
        Ok(Self { model, no_action })
    }

    #[must_use]
    pub const fn basis(&self) -> &Basis {
        self.model.basis()
    }

    #[must_use]
    pub const fn agreement(&self) -> Option<&Agreement> {
        self.model.basis().agreement.as_ref()
    }

    /// The deficit that the first projected year opens with, before and after grant.
    #[must_use]
    pub fn opening(&self) -> (Pounds, Pounds) {
        let basis = self.basis();
        let paid = self
            .agreement()
            .map_or(Pounds::ZERO, |agreement| agreement.paid_by(basis.base_year));
        (basis.opening_deficit, basis.opening_deficit - paid)
    }
}
