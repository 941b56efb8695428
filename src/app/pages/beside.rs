//! Several scenarios on one chart: a panel's kept ones, or a workshop's groups.
//!
//! Answers for: handing them to the chart. Uses `calculator`.

use std::rc::Rc;

use crate::app::calculator::Calculator;
use crate::chart::spec::balances::Other;
use crate::scenario::library::Kept;
use engine::model::project::Projection;
use engine::units::FinancialYear;

/// Several scenarios on one chart.
#[derive(Debug, Clone)]
pub struct Beside {
    pub called: String,
    pub yours: Projection,
    /// What each is called, which it is, and its number, whatever their order.
    pub kept: Vec<(String, Rc<Kept>, usize)>,
    pub last_shown: FinancialYear,
    pub focus_year: FinancialYear,
}

impl Beside {
    /// Those beside yours, as the chart takes them.
    pub fn others<'a>(&'a self, calculator: &'a Calculator) -> impl Iterator<Item = Other<'a>> {
        self.kept.iter().filter_map(|(name, kept, number)| {
            let projection = kept.projection(&calculator.model)?;
            let number = *number;
            Some(Other {
                name,
                projection,
                number,
            })
        })
    }
}
