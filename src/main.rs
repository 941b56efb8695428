//! The page in a browser, with My school and Read. What it shows is `safety_valve::app`'s.

fn main() {
    safety_valve::app::run();
}
