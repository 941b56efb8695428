//! Answers for packages of Debian, where they can be installed; else the reader is asked to.

use crate::place::{Outcome, Place, answer, run};

pub(super) fn apt_get(place: &Place, wanted: &str, packages: &[&str]) -> Outcome {
    let is_root = answer(&mut place.line("id -u")).as_deref() == Some("0");
    if !is_root || place.find("apt-get").is_none() {
        return Err(format!("please install {wanted}, then run this again"));
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = place.command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        run(command
            .args(["-q", "-o", "DPkg::Lock::Timeout=300"])
            .args(arguments))
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}
