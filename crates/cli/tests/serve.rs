//! `on-record serve`: prints its address, answers, and shows what has changed.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Ends the command however the test ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn ask(host: &str, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    stream
}

fn get(host: &str, path: &str) -> String {
    let mut bytes = vec![];
    ask(host, path).read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn it_answers_and_tells_open_pages_of_a_change() {
    let place = tempfile::tempdir().unwrap();
    let article = place.path().join("ferry.txt");
    fs::write(&article, "“The ferry stays,” Ada Example said on Friday.\n").unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page");
    let mut command = Command::new(env!("CARGO_BIN_EXE_on-record"));
    command.arg("serve").arg(place.path()).args(["--port", "0", "--page"]).arg(page);
    let mut server = Server(command.stderr(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(server.0.stderr.take().unwrap()).lines().map(Result::unwrap);
    let line = lines.find(|line| line.contains("http://")).unwrap();
    let host = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();

    let index = get(&host, "/?x=1");
    assert!(index.starts_with("HTTP/1.1 200 OK") && index.contains("The ferry stays"), "{index}");
    assert!(index.contains("EventSource"), "{index}");
    assert!(get(&host, "/actor/ada-example").contains("Location: /actor/ada-example/"));
    assert!(get(&host, "/../../etc/passwd").starts_with("HTTP/1.1 404"));

    let changes = BufReader::new(ask(&host, "/on-record-changes"));
    let mut heard = changes.lines().map(Result::unwrap);
    assert!(heard.any(|line| line.is_empty()), "the answer’s head");
    fs::write(&article, "“The ferry goes at last,” Ada Example said on Friday.\n").unwrap();
    assert!(heard.any(|line| line == "data: changed"));
    assert!(get(&host, "/").contains("The ferry goes at last"));
}
