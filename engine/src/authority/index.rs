//! The names of all authorities, and which of them are projected: what is known before anyone
//! chooses one.

use super::error::AuthorityError;
use super::latest::Status;
use crate::json::{Json, JsonError};
use crate::origin::Code;

/// One authority of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub code: Code,
    pub name: String,
    pub status: Status,
}

impl Listed {
    /// Reads `authorities-index.json` (docs/data.md).
    ///
    /// # Errors
    /// [`AuthorityError::Json`] where it is not as the importer writes it.
    pub fn read_all(json: &str) -> Result<Vec<Self>, AuthorityError> {
        let rows = Json::read(json)?;
        let read = rows.list()?.iter().map(Self::read);
        Ok(read.collect::<Result<_, JsonError>>()?)
    }

    fn read(json: &Json<'_>) -> Result<Self, JsonError> {
        let [code, name, status] = json.list()? else {
            return Err(json.error("a row has a code, a name and a status".to_owned()));
        };
        let known = Status::named(status.text()?);
        Ok(Self {
            code: Code::read(code)?,
            name: name.text()?.to_owned(),
            status: known.ok_or_else(|| status.error("no such status".to_owned()))?,
        })
    }
}
