//! From articles to the files of a site, for `build` and `serve` alike.

use crate::input::Coming;
use crate::pack;
use crate::page;
use crate::picture::{Card, Pictures, SIZE};
use crate::progress::Progress;
use crate::report::End;
use clap::Args;
use on_record_engine::Corpus;
use on_record_engine::model::archive;
use on_record_site::pages::{Place, places};
use on_record_site::site::{self, Site};
use on_record_site::{Library, SharedLibrary, record, single};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What is said about a site and the articles in it.
#[derive(Args, Clone, Debug)]
// Part of the arguments of two commands, which have groups of their own.
#[group(skip)]
pub(crate) struct Wish {
    /// Files and folders of articles, see `on-record read --help`; standard input when absent or `-`
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) coming: Coming,
    /// What the site is called [default: `title` in corpus.toml]
    #[arg(short, long)]
    pub(crate) title: Option<String>,
    /// Where the site will lie, such as https://news.example/on-record/; then it gets a sitemap.xml and
    /// feeds, and its pages name their addresses
    #[arg(short, long, value_name = "URL", value_parser = base_url)]
    pub(crate) base_url: Option<String>,
    /// `light` or `dark`, or a file of CSS rules that stand after the page's own, see docs/embedding.md
    #[arg(long, value_name = "light|dark|FILE.css")]
    pub(crate) theme: Option<String>,
    /// A built page instead of the one that the command carries
    #[arg(long, value_name = "DIR")]
    pub(crate) page: Option<PathBuf>,
    /// What the newsroom says about the corpus [default: corpus.toml in a folder that is given]
    #[arg(short, long)]
    pub(crate) manifest: Option<PathBuf>,
    /// How many articles to read at once [default: one for each processor]
    #[arg(short, long)]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Write what the articles leave open, and what was skipped, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Of articles that are copies of each other leave only the one of which most is known; else they are only told
    #[arg(long)]
    pub(crate) drop_copies: bool,
}

/// A site that is ready to be written.
pub(crate) struct Made {
    pub(crate) end: End,
    library: SharedLibrary,
    archive: Vec<u8>,
    page: on_record_site::finished::Finished,
    wish: site::Wish,
}

/// Reads the articles. What is wrong with the page or the wishes is told before that.
pub(crate) fn make(wish: &Wish) -> Result<Made, String> {
    let said = said(wish)?;
    let page = page::open(wish.page.as_deref())?;
    let (corpus, end) = pack::corpus(
        &pack::Wish {
            paths: &wish.paths,
            coming: &wish.coming,
            manifest: wish.manifest.as_deref(),
            jobs: wish.jobs,
            report: wish.report.as_deref(),
            drops_copies: wish.drop_copies,
            readings: None,
        },
        wish.title.clone(),
    )?;
    if corpus.articles.is_empty() {
        return Err("no article could be read, so no site was made".to_owned());
    }
    if corpus.statements.is_empty() {
        eprintln!("on-record: no statement was found in these articles: the site has an empty list");
    }
    let archive = archive::encode(&corpus);
    let library = SharedLibrary::new(Library::new(corpus));
    Ok(Made { end, library, archive, page, wish: said })
}

/// The same site once more, of the archive that another run with the same words has packed.
///
/// # Errors
/// The archive is none, or the page or the wishes are wrong.
#[cfg(target_family = "wasm")]
pub(crate) fn again(wish: &Wish, archive: Vec<u8>) -> Result<Made, String> {
    let (wish, page) = (said(wish)?, page::open(wish.page.as_deref())?);
    let corpus = archive::decode(&archive).map_err(|e| e.to_string())?;
    Ok(Made { end: End::Complete, library: SharedLibrary::new(Library::new(corpus)), archive, page, wish })
}

impl Made {
    /// What the site shows.
    pub(crate) fn corpus(&self) -> &Corpus {
        self.library.corpus()
    }

    /// The archive as bytes.
    #[cfg(target_family = "wasm")]
    pub(crate) fn archive(&self) -> &[u8] {
        &self.archive
    }

    /// The whole site in one file.
    pub(crate) fn single(&self) -> Result<String, String> {
        single::page(&self.page, &self.library, Some(&self.archive), &self.wish)
    }

    /// The site without its static pages, and the paths of those.
    pub(crate) fn site(&self) -> Result<(Site, Vec<String>), String> {
        let paths = places(&self.library).into_iter().map(|place| place.path(&self.library)).collect();
        Ok((Site::new(&self.page, self.archive.clone(), &self.wish)?, paths))
    }

    /// The same of a sharded archive, which is not among the site's files.
    pub(crate) fn site_of_shards(&self) -> Result<(Site, Vec<String>), String> {
        let site = Site::of_shards(&self.page, &self.library, &self.wish)?;
        let paths = self.places(&site).into_iter().map(|place| place.path(&self.library)).collect();
        Ok((site, paths))
    }

    /// The paths of the site's feeds.
    pub(crate) fn feeds(&self, site: &Site) -> Vec<String> {
        self.places(site).into_iter().flat_map(|place| site.feed_paths(&self.library, place)).collect()
    }

    /// The paths of the pictures of its statements.
    pub(crate) fn pictures(&self, site: &Site, pictures: &Pictures) -> Vec<String> {
        let of = |place| Some(picture(&self.library, place, pictures)?.0);
        self.places(site).into_iter().filter_map(of).collect()
    }

    /// Draws the static pages on all cores and hands them to `sink` with the feeds and the picture that belong to them, in no
    /// order: path and bytes. Without `pictures` there are none.
    pub(crate) fn pages(
        &self,
        site: &Site,
        pictures: Option<&Pictures>,
        jobs: Option<NonZeroUsize>,
        mut sink: impl FnMut(String, Vec<u8>) -> Result<(), String>,
    ) -> Result<(), String> {
        let all = self.places(site);
        let progress = Progress::of(Some(all.len()), "pages");
        let mut sink = |files: Result<Files, String>| {
            progress.step();
            files?.into_iter().try_for_each(|(path, bytes)| sink(path, bytes))
        };
        let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
        // A wasm module has one thread; under node several modules share the work, see `shared_pages`.
        let ended = if jobs == 1 || cfg!(target_family = "wasm") || all.len() < FEW {
            all.iter().try_for_each(|place| sink(self.files_of(site, *place, pictures)))
        } else {
            shared_out(
                self.corpus(),
                &all,
                jobs,
                |library, place| files_of(site, library, place, pictures),
                sink,
            )
        };
        progress.end();
        ended
    }

    /// Every static page that a site has.
    pub(crate) fn places(&self, site: &Site) -> Vec<Place> {
        site.places(&self.library)
    }

    /// A static page with the feeds and the picture that belong to it.
    pub(crate) fn files_of(
        &self,
        site: &Site,
        place: Place,
        pictures: Option<&Pictures>,
    ) -> Result<Files, String> {
        files_of(site, &self.library, place, pictures)
    }
}

/// Paths with bytes.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// The card of a place that is a statement's, and where it lies, where the fonts have its letters.
fn picture(library: &SharedLibrary, place: Place, pictures: &Pictures) -> Option<(String, Card)> {
    let Place::Statement(id) = place else { return None };
    let card = Card::of(&record(library, id, ""), &library.corpus().title);
    pictures.can_draw(&card).then(|| (format!("{}quotation.png", place.folder(library)), card))
}

/// A static page, its feeds and its picture.
fn files_of(
    site: &Site,
    library: &SharedLibrary,
    place: Place,
    pictures: Option<&Pictures>,
) -> Result<Files, String> {
    let texts = site.feeds(library, place)?;
    let mut files: Files = texts.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let (path, mut page) = site.page(library, place)?;
    if let Some(pictures) = pictures
        && let Some((place, card)) = picture(library, place, pictures)
    {
        page = site.pictured(page, &place, SIZE, &card.told())?;
        files.push((place, pictures.draw(&card)?));
    }
    files.push((path, page.into_bytes()));
    Ok(files)
}

/// Maximum number of pages for one core: they are drawn before a second one has read the corpus.
pub(crate) const FEW: usize = 200;

/// Each core has a library of its own, which cannot be shared, and is cheap beside what is drawn from it.
fn shared_out(
    corpus: &Corpus,
    all: &[Place],
    jobs: usize,
    files_of: impl Fn(&SharedLibrary, Place) -> Result<Files, String> + Sync,
    mut sink: impl FnMut(Result<Files, String>) -> Result<(), String>,
) -> Result<(), String> {
    let (pages, drawn) = std::sync::mpsc::sync_channel(4 * jobs);
    std::thread::scope(|scope| {
        for first in 0..jobs {
            let (pages, files_of) = (pages.clone(), &files_of);
            scope.spawn(move || {
                let own = SharedLibrary::new(Library::new(corpus.clone()));
                let mine = all.iter().skip(first).step_by(jobs);
                // Nobody listens any more after an error.
                let _ = mine.map(|place| pages.send(files_of(&own, *place))).find(Result::is_err);
            });
        }
        drop(pages);
        drawn.into_iter().try_for_each(&mut sink)
    })
}

/// What the site itself is to be like.
fn said(wish: &Wish) -> Result<site::Wish, String> {
    let base_url = wish.base_url.clone();
    let (theme, styles) = match wish.theme.as_deref() {
        None => (None, None),
        Some(word @ ("light" | "dark")) => (Some(word.to_owned()), None),
        Some(file) if file.ends_with(".css") => {
            let css = std::fs::read_to_string(file).map_err(|e| format!("{file} cannot be read: {e}"))?;
            (None, Some(css))
        }
        Some(other) => {
            return Err(format!(
                "`--theme {other}` is no theme: say `light`, `dark`, or name a file that ends in .css"
            ));
        }
    };
    Ok(site::Wish { base_url, theme, styles })
}

/// An address on the web, with a slash at its end.
fn base_url(written: &str) -> Result<String, String> {
    let host =
        written.strip_prefix("https://").or_else(|| written.strip_prefix("http://")).unwrap_or_default();
    let stray = |c: char| c.is_whitespace() || c.is_control() || "\"'<>&?#".contains(c);
    if host.is_empty() || host.starts_with('/') || written.contains(stray) {
        return Err("write the whole address of the site’s folder, such as https://news.example/on-record/"
            .to_owned());
    }
    Ok(format!("{}/", written.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::base_url;

    #[test]
    fn an_address_is_whole_and_ends_with_a_slash() {
        assert_eq!(base_url("https://news.example/a"), Ok("https://news.example/a/".to_owned()));
        assert_eq!(base_url("http://news.example/"), Ok("http://news.example/".to_owned()));
        for wrong in ["news.example", "https://", "/a/", "https://a.example/?b", "https://a.example/\"x"] {
            assert!(base_url(wrong).is_err(), "{wrong}");
        }
    }
}
