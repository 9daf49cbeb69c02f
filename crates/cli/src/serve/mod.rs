//! `on-record serve`: a site in memory, on a port of this machine, built anew when an article changes.

mod http;

use crate::report::End;
use crate::site::{self, make};
use clap::Args;
use http::{Answer, CHANGES, Files};
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// The arguments of `on-record serve`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Wish {
    #[command(flatten)]
    pub(crate) site: site::Wish,
    /// The port [default: 8000, or the next one that is free]
    #[arg(short, long)]
    pub(crate) port: Option<u16>,
    /// The address to listen at; 0.0.0.0 lets other machines in
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(crate) address: IpAddr,
}

/// What `on-record serve --help` shows at its end.
pub(crate) const EXAMPLES: &str = "Examples:
  on-record serve articles/                 open the address that it prints; Ctrl-C ends it
  on-record serve articles/ --port 9000

Nothing is written to the disk. When an article, corpus.toml or the theme changes, the site is made anew and pages that
are open load it.";

/// The ports that are tried where none is given.
const PORTS: std::ops::Range<u16> = 8000..8020;
/// How often is looked for changes.
const LOOK: Duration = Duration::from_millis(500);
/// How often an open page is told that all is as it was, which shows whether it is still there.
const BEAT: Duration = Duration::from_secs(15);

/// The site that is shown, and how many there were before it.
#[derive(Default)]
struct Shown {
    site: Mutex<(u64, Files)>,
    changed: Condvar,
}

impl Shown {
    fn lock(&self) -> MutexGuard<'_, (u64, Files)> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self, files: Files) {
        let mut site = self.lock();
        *site = (site.0 + 1, files);
        self.changed.notify_all();
    }

    /// Waits for another site than this one, or for a while.
    fn wait(&self, seen: u64) -> u64 {
        let lock = self.changed.wait_timeout_while(self.lock(), BEAT, |site| site.0 == seen);
        lock.unwrap_or_else(PoisonError::into_inner).0.0
    }
}

/// Serves until it is stopped.
pub(crate) fn run(wish: &Wish) -> Result<End, String> {
    let listener = listen(wish)?;
    let at = listener.local_addr().map_err(|e| format!("the port cannot be used: {e}"))?;
    let mut seen = stamps(&wish.site);
    let shown = Shown::default();
    shown.show(built(&wish.site)?);
    eprintln!("on-record: http://{at}/ shows the site and reloads on every change; Ctrl-C ends it");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for stream in listener.incoming().flatten() {
                let shown = &shown;
                // Nothing waits for a connection: each ends by itself.
                let _ = std::thread::Builder::new().spawn_scoped(scope, move || converse(&stream, shown));
            }
        });
        loop {
            std::thread::sleep(LOOK);
            let now = stamps(&wish.site);
            if now == seen {
                continue;
            }
            seen = now;
            match built(&wish.site) {
                Ok(files) => shown.show(files),
                Err(sentence) => eprintln!("on-record: {sentence}; the site stays as it was"),
            }
        }
    })
}

fn listen(wish: &Wish) -> Result<TcpListener, String> {
    match wish.port {
        Some(port) => TcpListener::bind((wish.address, port))
            .map_err(|e| format!("port {port} cannot be used: {e}; name another with --port")),
        None => {
            PORTS.into_iter().find_map(|port| TcpListener::bind((wish.address, port)).ok()).ok_or_else(|| {
                format!("no port from {} to {} is free: name one with --port", PORTS.start, PORTS.end - 1)
            })
        }
    }
}

/// The files of the site.
fn built(wish: &site::Wish) -> Result<Files, String> {
    let made = make(wish)?;
    let (site, paths) = made.site()?;
    let mut files: Files = site.files.iter().cloned().collect();
    // Nobody elsewhere sees a preview of what is served at this machine.
    made.pages(&site, None, wish.jobs, |path, bytes| {
        files.insert(path, bytes);
        Ok(())
    })?;
    files.extend(site.map(&paths).into_iter().map(|(path, text)| (path, text.into_bytes())));
    let corpus = made.corpus();
    eprintln!("on-record: {} articles, {} statements", corpus.articles.len(), corpus.statements.len());
    Ok(files)
}

fn converse(stream: &TcpStream, shown: &Shown) {
    let Some((head, path)) = http::asked(stream) else { return };
    if path == CHANGES {
        let _ = tell_changes(stream, shown);
        return;
    }
    // Sent without holding the site: a slow browser shall not keep the next one back.
    let file = match http::answer(&shown.lock().1, &path) {
        Answer::File(kind, bytes) => Ok((kind, bytes.to_vec())),
        Answer::Moved(to) => Err(Answer::Moved(to)),
        Answer::Missing => Err(Answer::Missing),
    };
    let _ = match &file {
        Ok((kind, bytes)) => http::send(stream, head, &Answer::File(kind, bytes)),
        Err(answer) => http::send(stream, head, answer),
    };
}

/// Tells an open page of each new site, until it is closed.
fn tell_changes(mut stream: &TcpStream, shown: &Shown) -> std::io::Result<()> {
    let mut seen = shown.lock().0;
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n")?;
    loop {
        let now = shown.wait(seen);
        stream.write_all(if now == seen { b": still the same\n\n" } else { b"data: changed\n\n" })?;
        stream.flush()?;
        seen = now;
    }
}

/// What tells that a file is another one.
type Stamp = (PathBuf, u64, Option<SystemTime>);

/// The stamps of all that the site is made of.
fn stamps(wish: &site::Wish) -> Vec<Stamp> {
    let mut found = vec![];
    let others = wish.manifest.iter().cloned().chain(wish.theme.iter().map(PathBuf::from));
    wish.paths.iter().cloned().chain(others).for_each(|path| stamp(&path, &mut found));
    found.sort();
    found
}

fn stamp(path: &Path, found: &mut Vec<Stamp>) {
    let Ok(known) = std::fs::metadata(path) else { return };
    if known.is_dir() {
        let hidden =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
        entries.filter(|path| !hidden(path)).for_each(|path| stamp(&path, found));
    } else {
        found.push((path.to_owned(), known.len(), known.modified().ok()));
    }
}
