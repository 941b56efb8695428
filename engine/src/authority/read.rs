//! An agreement as an authority's file holds it (docs/data.md).
//!
//! Answers for: its JSON shape. Uses `json` and the model's agreement.

use crate::json::{Json, JsonError};
use equations::model::agreement::{Agreement, AgreementYear, Published};
use equations::origin::Code;
use equations::units::FinancialYear;

/// The agreement's table.
pub fn agreement(json: &Json<'_>) -> Result<Agreement, JsonError> {
    Ok(Agreement {
        made: json.text_of("made")?,
        source: json.text_of("source")?,
        years: json.each("years", column)?,
    })
}

fn column(json: &Json<'_>) -> Result<AgreementYear, JsonError> {
    let amount = |name| published(json.field(name)?);
    Ok(AgreementYear {
        year: financial_year(json.field("year")?)?,
        unmitigated: amount("unmitigated")?,
        mitigated: amount("mitigated")?,
        payment: amount("payment")?,
        remaining: amount("remaining")?,
    })
}

/// Written like 2026-27.
pub fn financial_year(json: &Json<'_>) -> Result<FinancialYear, JsonError> {
    let year: Result<FinancialYear, _> = json.text()?.parse();
    year.map_err(|not_a_year| json.error(not_a_year.to_string()))
}

fn published(json: &Json<'_>) -> Result<Published, JsonError> {
    let text = json.text()?;
    Published::printed(text).ok_or_else(|| {
        json.error(format!(
            "“{text}” is not an amount in millions as printed, like 24, 23.9 or 9.22"
        ))
    })
}

/// A capital E and eight digits.
pub fn code(json: &Json<'_>) -> Result<Code, JsonError> {
    Code::new(json.text()?).map_err(|error| json.error(error.to_string()))
}
