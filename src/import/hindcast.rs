//! What is known of the years before the latest, for comparing the model with what happened.
//!
//! Answers for: the counts with the flows of 2023, and the balance and the block of 2022, by
//! authority. Uses `authorities`, `money` and the engine's `hindcast`.

use std::path::Path;

use super::authorities::year_before;
use super::error::ImportError;
use super::money::{self, Figure, Line};
use engine::analysis::hindcast::{Before, Published};
use engine::authority::Records;

/// Reads what a folder of published files says of the years before.
///
/// # Errors
/// [`ImportError`] where a file is missing or not what it should be.
pub fn hindcast(folder: &Path) -> Result<Published, ImportError> {
    let balances = money::read(folder, &money::BALANCE_2022)?;
    let blocks = money::read(folder, &money::BLOCKS)?;
    let read = year_before(folder)?;
    let records = Records::read(&serde_json::to_string(&read.authorities)?)?;
    let figure = |line: Option<&Line>| -> Result<Option<f64>, ImportError> {
        let figure = line.map(|line| line.figure(0)).transpose()?;
        Ok(figure.flatten().map(Figure::pounds))
    };
    let before = records
        .authorities
        .iter()
        .map(|record| {
            Ok(Before {
                balance_2022: figure(balances.get(record.code.as_str()))?,
                block_2022: figure(blocks.get(&record.old.to_string()))?,
                had_agreement: read.agreed.contains(&u32::from(record.old)),
            })
        })
        .collect::<Result<_, ImportError>>()?;
    Ok(Published {
        england: read
            .england
            .into_iter()
            .map(|(january, plans)| (january, f64::from(plans)))
            .collect(),
        records,
        before,
    })
}
