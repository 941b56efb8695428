//! A scenario as text: written as pairs of names and values once, which become an address or JSON.
//!
//! | module | answers for |
//! |---|---|
//! | `pairs` | a scenario and a view as names and values |
//! | `read` | names and values back into a scenario; what is wrong with a part |
//! | `migrations` | the version, and the way from earlier ones |
//! | `provenance` | what a link or file was made with |
//! | `url` | pairs as an address, and back |
//! | `json` | pairs as files and as what a browser keeps |
//!
//! docs/links.md and docs/files.md describe the notations.

pub mod json;
mod migrations;
mod pairs;
mod provenance;
mod read;
mod url;

pub use migrations::{MIGRATIONS, Migration, VERSION};
pub use pairs::{Pair, pairs};
pub use provenance::{Provenance, figure};
pub use read::{LeftOut, LinkError, Opened, from_pairs};
pub use url::{is_address, of_origin, origin, read, read_by, stamped, view, write};
