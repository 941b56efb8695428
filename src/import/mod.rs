//! Reads the files that the Department for Education publishes of the SEN2 return.
//!
//! Answers for: which columns make a placement, which rows an area and age, and a note with file,
//! line and column for everything in a file that is not as it should be. Uses the engine's
//! `placement`. Only the command line includes it.

mod columns;
mod file;
mod note;
mod read;
mod table;

pub use file::{CountsFile, TotalsRow};
pub use note::{ImportError, Note};
pub use read::{AREAS, Area, Imported, import};
