//! The command line. What it can do is `safety_valve::cli`'s.

fn main() -> std::process::ExitCode {
    safety_valve::cli::run()
}
