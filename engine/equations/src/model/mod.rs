//! The equations of docs/model.md: a basis and assumptions in, a projection out.
//!
//! Answers for: everything from the cohort to the ledger. It knows no file, no browser and no
//! wording. Comments give sections of docs/model.md as `(model.md 8b)`.
//!
//! | module | answers for | section |
//! |---|---|---|
//! | `placement` | where children are taught, and the ages | 2 |
//! | `pattern` | what moves a caseload from one census to the next | 3 |
//! | `cohort` | one year of the cohort | 4 |
//! | `places` | from need to places | 5 |
//! | `cost` | prices, cost lines, calibration | 6 |
//! | `agreement` | the published rows and payments | 7 |
//! | `ledger` | income, balances, grants, reconciliation | 7 |
//! | `headcount` | children moved by number, not by share | 8a |
//! | `actuals` | actual figures, which replace what was assumed | 8b |
//! | `base_figures` | those of the base year | 8b |
//! | `limits` | which values they can have | 8b |
//! | `basis` | what a projection takes as given | 10 |
//! | `calibrated` | the calibrated base year, and κ in each year after it | 6, 8b |
//! | `inputs` | the numbers in which futures of a scenario can differ | 11 |
//! | `project` | the projection, year by year | 9 |

pub mod actuals;
pub mod agreement;
mod base_figures;
pub mod basis;
pub mod calibrated;
pub mod cohort;
pub mod cost;
pub mod headcount;
pub mod inputs;
mod ledger;
mod limits;
pub mod pattern;
pub mod placement;
pub mod places;
pub mod project;
