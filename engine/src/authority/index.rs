//! The names of all authorities, and which of them are projected: what somebody chooses from.

use super::latest::{Status, status};
use super::record::Records;
use equations::origin::Code;

/// One authority of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub code: Code,
    pub name: String,
    pub status: Status,
}

impl Listed {
    /// Every authority, in the order of their codes.
    #[must_use]
    pub fn all(records: &Records) -> Vec<Self> {
        let listed = records.authorities.iter().map(|record| Self {
            code: record.code,
            name: record.name.clone(),
            status: status(record),
        });
        listed.collect()
    }
}
