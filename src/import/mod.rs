//! Reads the files that the Department for Education publishes of the SEN2 return.
//!
//! Answers for: which columns make a placement, which rows an area and age, and that
//! whatever in a file is not as it should be is told with file, line and column. Uses
//! `estimate::counts` for what it writes and the model's `placement`. Only the command line is built with it.

mod columns;
mod import;
mod note;
mod table;

pub use import::{AREAS, Area, Imported, import};
pub use note::{ImportError, Note};
