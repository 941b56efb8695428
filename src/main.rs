//! The page in a browser. What it shows is `safety_valve::app`'s.

fn main() {
    safety_valve::app::run();
}
