//! As much of HTTP as a browser on the same machine needs: a request's path in, one of the site's files out.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Where pages hear that the site is another one.
pub(super) const CHANGES: &str = "on-record-changes";

/// What every page gets at its end.
const RELOAD: &str =
    "<script>new EventSource('/on-record-changes').onmessage = () => location.reload();</script>\n";

/// The most bytes that a request's head may have.
const HEAD: u64 = 16_384;
/// Maximum time for which a request is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The files of a site by their paths.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// What is answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer<'f> {
    /// A file, with its kind.
    File(&'static str, &'f [u8]),
    /// The same place with a slash at its end, which links on the page there are read against.
    Moved(String),
    /// Nothing is there.
    Missing,
}

/// The file that a path asks for, with what stands after `?` left out.
pub(super) fn answer<'f>(files: &'f Files, path: &str) -> Answer<'f> {
    let whole =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some((name, bytes)) = files.get_key_value(&whole) {
        return Answer::File(kind(name), bytes);
    }
    if files.contains_key(&format!("{path}/index.html")) {
        return Answer::Moved(format!("/{path}/"));
    }
    Answer::Missing
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

/// What a browser asks for: whether only the head, and the path without its first slash. `None` where it is no such
/// request.
pub(super) fn asked(stream: &TcpStream) -> Option<(bool, String)> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut lines = BufReader::new(stream.take(HEAD)).lines();
    let first = lines.next()?.ok()?;
    // A browser takes an answer for broken that comes before all of its request is read.
    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
    request(&first)
}

fn request(line: &str) -> Option<(bool, String)> {
    let mut words = line.split(' ');
    let head = match words.next()? {
        "GET" => false,
        "HEAD" => true,
        _ => return None,
    };
    let path = words.next()?.strip_prefix('/')?;
    Some((head, path.split(['?', '#']).next().unwrap_or_default().to_owned()))
}

/// Sends an answer. Who has left is not told.
pub(super) fn send(mut stream: &TcpStream, head: bool, answer: &Answer<'_>) -> std::io::Result<()> {
    let (status, kind, body, more) = match answer {
        Answer::File(kind, bytes) => ("200 OK", *kind, *bytes, String::new()),
        Answer::Moved(to) => ("301 Moved Permanently", "text/plain", &b""[..], format!("Location: {to}\r\n")),
        Answer::Missing => ("404 Not Found", "text/plain", &b"There is no such page.\n"[..], String::new()),
    };
    let reload = if kind.starts_with("text/html") { RELOAD } else { "" };
    let length = body.len() + reload.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n{more}Connection: close\r\n\r\n"
    )?;
    if !head {
        stream.write_all(body)?;
        stream.write_all(reload.as_bytes())?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_a_file_or_to_its_folder_or_nowhere() {
        let files: Files = ["index.html", "actor/ada/index.html", "boot.js"]
            .map(|path| (path.to_owned(), path.as_bytes().to_vec()))
            .into();
        let html = "text/html; charset=utf-8";
        assert_eq!(answer(&files, ""), Answer::File(html, b"index.html"));
        assert_eq!(answer(&files, "actor/ada/"), Answer::File(html, b"actor/ada/index.html"));
        assert_eq!(answer(&files, "actor/ada"), Answer::Moved("/actor/ada/".to_owned()));
        assert_eq!(answer(&files, "boot.js"), Answer::File("text/javascript; charset=utf-8", b"boot.js"));
        for nowhere in ["actor/", "../Cargo.toml", "boot.js/"] {
            assert_eq!(answer(&files, nowhere), Answer::Missing, "{nowhere}");
        }
    }

    #[test]
    fn requests_of_browsers_are_understood_and_no_others() {
        assert_eq!(request("GET /a/?src=x HTTP/1.1"), Some((false, "a/".to_owned())));
        assert_eq!(request("HEAD / HTTP/1.1"), Some((true, String::new())));
        for other in ["POST / HTTP/1.1", "GET", "GET http://a.example/ HTTP/1.1", ""] {
            assert_eq!(request(other), None, "{other}");
        }
    }
}
