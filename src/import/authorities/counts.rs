//! What SEN2 publishes of one area, as tables by age and placement.
//!
//! Answers for: the tables of the packed file, and taking authorities whose ages are missing out
//! of a region's. Uses `table`, `error`, `sheet` and `release` of this room and the engine's `packed`.

use super::by_age::Table;
use super::checks::Missing;
use super::file::Tables;
use super::release::{Flows, What};
use super::sheet::Of;
use crate::import::error::ImportError;
use crate::import::table::Row;
use engine::estimate::packed::pack;
use engine::model::placement::ByAge;

/// State special schools; none where one of the two kinds is not published.
pub(super) fn special(found: &Row) -> Option<u32> {
    use engine::model::placement::Placement;
    (found.has("special_la_maintained") && found.has("special_academy_free"))
        .then_some(found.placements[Placement::Special.at()])
}

/// What SEN2 publishes of an area.
pub(super) struct Counts<'a> {
    pub found: &'a Row,
    pub missing: Missing,
    pub first: Table,
    pub second: Table,
    pub new: Table,
    /// Ended, transferred.
    pub flows: [ByAge<u32>; 2],
}

impl Counts<'_> {
    pub(super) fn is_authority(&self) -> bool {
        matches!(self.found.area(), Of::Authority(_))
    }

    /// The tables, the flows less those of authorities whose ages of the first January are missing.
    pub(super) fn less(
        &self,
        missing: &[&Self],
        read: &'static Flows,
    ) -> Result<Tables, ImportError> {
        let take = |file: &What, whole: u32, part: u32| {
            whole
                .checked_sub(part)
                .ok_or_else(|| ImportError::LessThanPart {
                    file: file.name,
                    area: self.found.name().to_owned(),
                    period: read.year,
                    whole,
                    part,
                })
        };
        let mut new = self.new.placements;
        let mut flows = self.flows;
        for part in missing {
            for (whole, part) in new
                .iter_mut()
                .flatten()
                .zip(part.new.placements.iter().flatten())
            {
                *whole = take(&read.new_plans, *whole, *part)?;
            }
            for (whole, part) in flows.iter_mut().flatten().zip(part.flows.iter().flatten()) {
                *whole = take(&read.ceased, *whole, *part)?;
            }
        }
        let new = Table {
            placements: new,
            published: self.new.published,
        };
        Ok(Tables {
            first: self.first.pack(),
            second: self.second.pack(),
            new: new.pack(),
            ended: pack(flows[0]),
            transferred: pack(flows[1]),
        })
    }
}
