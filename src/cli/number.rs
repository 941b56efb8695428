//! Numbers on the command line.

/// People type and paste the true minus sign.
pub(super) fn number(given: &str) -> Option<f64> {
    given.replace('−', "-").parse().ok()
}
