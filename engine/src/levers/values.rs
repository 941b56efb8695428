//! A value for each lever.
//!
//! Answers for: that every value is within its lever's range. Uses the definitions.

use super::definitions::{LEVERS, Lever, OutOfRange};

/// A value for each lever, each within its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeverValues([f64; LEVERS]);

impl Default for LeverValues {
    fn default() -> Self {
        Self(Lever::SPECS.each_ref().map(|spec| spec.default))
    }
}

impl LeverValues {
    #[must_use]
    pub const fn get(&self, lever: Lever) -> f64 {
        self.0[lever as usize]
    }

    /// Gives a lever another value.
    ///
    /// # Errors
    /// [`OutOfRange`]; nothing is changed then.
    pub fn set(&mut self, lever: Lever, value: f64) -> Result<(), OutOfRange> {
        self.0[lever as usize] = lever.check(value)?;
        Ok(())
    }
}
