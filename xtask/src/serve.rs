//! Answers for showing the page to someone at this machine, and for saying so once it is true.
//! Uses [`crate::place`]; the tools are there by then.

use crate::place::{Outcome, Place, not_started, shown};
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::{CommandExt, parent_id};
use std::process::Stdio;
use std::time::Duration;

pub const PORT: u16 = 8080;

/// Asked for before anything is installed or built in vain.
pub fn port_is_free(port: u16) -> Outcome {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
            "Port {port} on 127.0.0.1 is taken: stop what uses it, or choose another with --port."
        )),
        Err(error) => Err(format!("Port {port} on 127.0.0.1 cannot be used: {error}.")),
    }
}

/// Becomes trunk, so that ending this process ends the server; returns only on a fault.
pub fn serve(place: &Place, port: u16, release: bool) -> Outcome {
    // Else the last build's page would answer while, or although, this one is still to come.
    match std::fs::remove_file(place.root.join("dist/index.html")) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(format!("dist/index.html could not be removed: {error}."));
        }
        _ => {}
    }
    let own =
        std::env::current_exe().map_err(|error| format!("xtask cannot find itself: {error}."))?;
    place
        .command(own)
        .args([ANNOUNCE, &port.to_string(), &std::process::id().to_string()])
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| format!("The page's address could not be watched: {error}."))?;
    // No autoreload: its inline script is what the page's content policy forbids.
    let mut trunk = place.trunk("serve --address 127.0.0.1 --offline --no-autoreload");
    trunk.args(["--port", &port.to_string()]);
    if release {
        trunk.arg("--release");
    }
    println!("▸ building the page\n  {}", shown(&trunk));
    let error = trunk.exec();
    Err(not_started(&trunk, &error))
}

/// The command that [`serve`] leaves to a child of its own.
pub const ANNOUNCE: &str = "announce";

/// Says where the page is as soon as it answers, for as long as there is a server to wait for.
pub fn announce(port: u16, server: u32) {
    while parent_id() == server {
        if page_answers(port) {
            println!("Serving on http://127.0.0.1:{port}/ – stop with Ctrl+C");
            return;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn page_answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        let request =
            format!("GET / HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_what_to_do() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = taken.local_addr().expect("it has an address").port();
        let fault = port_is_free(port).expect_err("it is taken");
        assert!(
            fault.contains(&port.to_string()) && fault.contains("--port"),
            "{fault}"
        );
    }

    #[test]
    fn a_page_answers_only_with_status_200() {
        for (status, answers) in [("200 OK", true), ("404 Not Found", false)] {
            let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
            let port = server.local_addr().expect("it has an address").port();
            let thread = std::thread::spawn(move || {
                let (mut stream, _) = server.accept().expect("someone asks");
                // All of the request and all of the answer at once: a socket closed with
                // something unread resets the other.
                let mut asked = Vec::new();
                while !asked.ends_with(b"\r\n\r\n") {
                    let mut byte = [0];
                    stream.read_exact(&mut byte).expect("it is asked");
                    asked.extend(byte);
                }
                let answer = format!("HTTP/1.1 {status}\r\n\r\n");
                stream.write_all(answer.as_bytes()).expect("it is written");
            });
            assert_eq!(page_answers(port), answers, "{status}");
            thread.join().expect("the server ends");
        }
    }
}
