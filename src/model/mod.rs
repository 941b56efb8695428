//! The model of MODEL.md, pure: a basis and a scenario in, a projection out.
//!
//! Answers for: every equation from the cohort to the ledger. Uses `units` alone;
//! it knows no file, no browser and no wording.
//!
//! | room | answers for | MODEL.md |
//! |---|---|---|
//! | `placement` | where children are taught, and the ages | 2 |
//! | `levers` | names, ranges, timing of the 29 levers | 8 |
//! | `pattern` | what moves a caseload from one census to the next | 3 |
//! | `cohort` | one year of the cohort | 4 |
//! | `places` | from need to places | 5 |
//! | `cost` | prices, cost lines, calibration | 6 |
//! | `agreement` | the published rows and payments | 7 |
//! | `basis` | where a projection starts from | 10 |
//! | `known` | what is known by now, in place of what was assumed | 8b |
//! | `named` | named children: numbers instead of shares | 8a |
//! | `project` | ledger, reconciliation, results | 7, 9 |

pub mod agreement;
pub mod basis;
pub mod cohort;
pub mod cost;
pub mod known;
pub mod levers;
pub mod named;
pub mod pattern;
pub mod placement;
pub mod places;
pub mod project;
