//! Reads the files that the Department for Education publishes of the SEN2 return, and those of
//! money by authority.
//!
//! Answers for: which columns make a placement, which rows an area and age, a sentence for every
//! fault that stops an import, and a coded note for everything else in a file that is not as it
//! should be. Uses the engine's `placement` and `packed`. Only the command line includes it.

mod authorities;
mod columns;
mod error;
mod hindcast;
mod money;
mod note;
mod published;
mod rows;
mod table;

pub use authorities::{Authorities, authorities};
pub use error::ImportError;
pub use hindcast::hindcast;
pub use note::{Code, Note, notes_text};
