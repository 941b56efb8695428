//! The page in a browser, with kept scenarios, the workshop and the page to print. What it shows
//! is `safety_valve::app`'s; `static/boot.js` chooses between the two by the address.

fn main() {
    safety_valve::app::run();
}
