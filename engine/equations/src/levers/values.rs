//! A value for each lever.
//!
//! Answers for: that every value is within its lever's range. Uses the definitions.

use super::definitions::{LEVERS, Lever, OutOfRange};

/// A number for each lever, in the order of [`Lever::ALL`].
pub type ByLever<N> = [N; LEVERS];

/// A value for each lever, each within its range.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LeverValues {
    values: [f64; LEVERS],
    /// Highest values; those of places and pounds grow with the authority.
    highs: [f64; LEVERS],
    /// How many times Southwark's plans the authority has: packages grow with it.
    pub size: f64,
}

impl Default for LeverValues {
    fn default() -> Self {
        Self {
            values: Lever::SPECS.each_ref().map(|spec| spec.default),
            highs: Lever::ALL.map(|lever| lever.range().1),
            size: 1.0,
        }
    }
}

impl LeverValues {
    #[must_use]
    pub const fn get(&self, lever: Lever) -> f64 {
        self.values[lever as usize]
    }

    /// All of them.
    #[must_use]
    pub const fn all(&self) -> &ByLever<f64> {
        &self.values
    }

    /// Lowest and highest value that a lever can have here.
    #[must_use]
    pub const fn range(&self, lever: Lever) -> (f64, f64) {
        (lever.range().0, self.highs[lever as usize])
    }

    /// Lets a lever go higher, for a larger authority. A range never shrinks.
    pub fn raise(&mut self, lever: Lever, high: f64) {
        let slot = &mut self.highs[lever as usize];
        if high.is_finite() {
            *slot = slot.max(high);
        }
    }

    /// Sets a lever's value.
    ///
    /// # Errors
    /// [`OutOfRange`], and then nothing is changed.
    pub fn set(&mut self, lever: Lever, value: f64) -> Result<(), OutOfRange> {
        let (low, high) = self.range(lever);
        if !(low..=high).contains(&value) {
            return Err(OutOfRange { lever });
        }
        self.values[lever as usize] = value;
        Ok(())
    }
}
