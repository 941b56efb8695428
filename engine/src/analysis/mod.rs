pub mod fingerprint;
pub mod school;
