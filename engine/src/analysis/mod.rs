//! What follows from the model for a question that somebody asks of it: numbers, no prose.
//!
//! | module | answers for |
//! |---|---|
//! | `attribution` | why a result moved, shared out over what was changed |
//! | `changes` | how a scenario differs from its basis, and what each changed lever does |
//! | `drivers` | what drives a deficit, from the last known balance |
//! | `futures` | how far it could be otherwise: fans, chances, and which input matters most |
//! | `hindcast` | what the model would have said of years that are known by now |
//! | `idle` | levers that have no effect in a scenario |
//! | `packages` | what each package comes to, and which meet the agreement |
//! | `reach` | how far each lever could move a figure by itself |
//! | `school` | what including more children does, for the school and for the council |
//! | `solve` | the smallest move that reaches a target |
//! | `workshop` | what the groups of a workshop chose: lowest, median, highest |
//! | `fingerprint` | a short mark of model and data |

pub mod attribution;
pub mod changes;
pub mod drivers;
pub mod fingerprint;
pub mod futures;
#[cfg(feature = "hindcast")]
pub mod hindcast;
pub mod idle;
pub mod packages;
pub mod reach;
pub mod school;
pub mod solve;
pub mod workshop;
