//! A site of one's own: the finished page, an archive, and the static pages of what is in it. Every path and byte of
//! it, so that whoever asks may write them, compare them or answer with them.

use crate::drawn::render;
use crate::element::NO_ARCHIVE;
use crate::few::Few;
use crate::finished::Finished;
use crate::pages::{self, Place};
use crate::rewrite::rewrite;
use crate::{feeds, files, styles, written};
use lol_html::element;
use lol_html::html_content::ContentType;
use on_record::library::SharedLibrary;
use on_record_engine::shards::MANIFEST;

/// What may be said about a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Where it will lie, with a slash at its end: for the map of the site and for what previews show as its address.
    pub base_url: Option<String>,
    /// `light` or `dark`, for readers who chose neither.
    pub theme: Option<String>,
    /// Rules that stand after the page's own.
    pub styles: Option<String>,
}

/// A site whose static pages are not written yet.
#[derive(Clone, Debug)]
pub struct Site {
    template: String,
    /// The files that are the same for every static page: path and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    base_url: Option<String>,
    /// Which static pages there are, where there are not all.
    few: Option<Few>,
}

/// The folder of a site's sharded archive.
pub const SHARDS: &str = "archive";

/// The most addresses that one map of a site may hold, by its protocol.
const MAPPED: usize = 50_000;

impl Site {
    /// The site of an archive.
    ///
    /// # Errors
    /// The page is damaged, or the styles cannot be read.
    pub fn new(page: &Finished, archive: Vec<u8>, wish: &Wish) -> Result<Self, String> {
        let name = files::named("corpus", &archive, "orc");
        let mut site = Self::naming(page, &name, true, wish)?;
        site.files.push((name, archive));
        Ok(site)
    }

    /// The site of a sharded archive, whose files lie in its folder [`SHARDS`] and are put there by whoever packs it. A large
    /// one has static pages of the list's beginning and of the speakers and topics of most statements only.
    ///
    /// # Errors
    /// The page is damaged, or the styles cannot be read.
    pub fn of_shards(page: &Finished, library: &SharedLibrary, wish: &Wish) -> Result<Self, String> {
        // The worker that reads it asks for the manifest anew each time: a preload would be for nothing.
        let site = Self::naming(page, &format!("{SHARDS}/{MANIFEST}"), false, wish)?;
        Ok(Self { few: Few::of(library), ..site })
    }

    /// Every static page that it has, without its text.
    #[must_use]
    pub fn places(&self, library: &SharedLibrary) -> Vec<Place> {
        self.few.as_ref().map_or_else(|| pages::places(library), |few| few.places(library))
    }

    /// The site that names an archive.
    fn naming(page: &Finished, name: &str, preloads: bool, wish: &Wish) -> Result<Self, String> {
        let mut page = styled(page, wish)?;
        for (path, bytes) in &mut page.files {
            if path == "on-record.js" {
                let script = String::from_utf8_lossy(bytes);
                if !script.contains(NO_ARCHIVE) {
                    return Err(
                        "on-record.js in the built page is another version’s: build the page anew".to_owned()
                    );
                }
                *bytes = script.replacen(NO_ARCHIVE, &format!("const ARCHIVE = '{name}';"), 1).into_bytes();
            }
        }
        let template = rewrite(
            &page.template,
            vec![
                element!("#on-record", |root| Ok(root.set_attribute("data-archive", name)?)),
                // Asked for while the program is on its way, not after it.
                element!("head", |head| {
                    let preload = format!(
                        "  <link rel=\"preload\" href=\"./{name}\" as=\"fetch\" crossorigin=\"anonymous\">\n  "
                    );
                    if preloads {
                        head.append(&preload, ContentType::Html);
                    }
                    if let Some(base) = &wish.base_url {
                        head.append(
                            &format!("<link rel=\"canonical\" href=\"{base}\">\n  "),
                            ContentType::Html,
                        );
                    }
                    Ok(())
                }),
            ],
        )?;
        Ok(Self { template, files: page.files, base_url: wish.base_url.clone(), few: None })
    }

    /// One of its static pages: path and text.
    ///
    /// # Errors
    /// The page cannot be rewritten.
    pub fn page(&self, library: &SharedLibrary, place: Place) -> Result<(String, String), String> {
        let (path, page) = pages::write(library, &self.template, place)?;
        let Some(few) = &self.few else { return Ok((path, page)) };
        let page = few.linked(&page, &written::up(&place.folder(library)))?;
        Ok((path, page))
    }

    /// A static page that names its picture, which lies at a path of the site; the page as it is where it is not known where
    /// the site will lie, as a picture needs a whole address.
    ///
    /// # Errors
    /// The page cannot be rewritten.
    pub fn pictured(
        &self,
        page: String,
        path: &str,
        size: (u32, u32),
        words: &str,
    ) -> Result<String, String> {
        let Some(base) = &self.base_url else { return Ok(page) };
        let metas = render(yew::html! {
            <>
                <meta property="og:image" content={format!("{base}{path}")} />
                <meta property="og:image:type" content="image/png" />
                <meta property="og:image:width" content={size.0.to_string()} />
                <meta property="og:image:height" content={size.1.to_string()} />
                <meta property="og:image:alt" content={words.to_owned()} />
            </>
        })?;
        rewrite(
            &page,
            vec![element!("meta[name='twitter:card']", |card| {
                card.before(&metas, ContentType::Html);
                Ok(card.set_attribute("content", "summary_large_image")?)
            })],
        )
    }

    /// The feeds of a place, where it is known where the site will lie: path and text.
    ///
    /// # Errors
    /// A feed cannot be written; no text makes that happen.
    pub fn feeds(&self, library: &SharedLibrary, place: Place) -> Result<Vec<(String, String)>, String> {
        self.base_url
            .as_ref()
            .map_or(Ok(Vec::new()), |base| feeds::of(library, place, base, self.few.is_none()))
    }

    /// The paths of those feeds.
    pub fn feed_paths(&self, library: &SharedLibrary, place: Place) -> impl Iterator<Item = String> {
        feeds::paths(library, place).filter(|_| self.base_url.is_some())
    }

    /// The map of the site for search engines, where it is known where the site will lie: path and text of each file.
    /// `paths` are those of the static pages.
    #[must_use]
    pub fn map(&self, paths: &[String]) -> Vec<(String, String)> {
        let Some(base) = &self.base_url else { return vec![] };
        let listed = |kind: &str, item: &str, addresses: &[String]| {
            let lines: String =
                addresses.iter().map(|at| format!("<{item}><loc>{base}{at}</loc></{item}>\n")).collect();
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{kind} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{lines}</{kind}>\n"
            )
        };
        let addresses: Vec<String> =
            paths.iter().map(|path| path.trim_end_matches("index.html").to_owned()).collect();
        let mut maps: Vec<(String, String)> = addresses
            .chunks(MAPPED)
            .enumerate()
            .map(|(row, part)| (format!("sitemap-{}.xml", row + 1), listed("urlset", "url", part)))
            .collect();
        match maps.as_mut_slice() {
            [] => {}
            [(path, _)] => *path = "sitemap.xml".to_owned(),
            _ => {
                let parts: Vec<String> = maps.iter().map(|(path, _)| path.clone()).collect();
                maps.push(("sitemap.xml".to_owned(), listed("sitemapindex", "sitemap", &parts)));
            }
        }
        maps
    }
}

/// The page with the theme and the rules that are wished for.
pub(crate) fn styled(page: &Finished, wish: &Wish) -> Result<Finished, String> {
    let mut page = page.clone();
    if let Some(theme) = &wish.theme {
        page.template = rewrite(
            &page.template,
            vec![element!("html", |html| Ok(html.set_attribute("data-own-theme", theme)?))],
        )?;
    }
    let Some(own) = &wish.styles else { return Ok(page) };
    let css = format!("{}\n{own}\n", page.text(&page.parts.styles)?);
    let name = files::named("page", css.as_bytes(), "css");
    page.template = rewrite(
        &page.template,
        vec![element!("link[rel=stylesheet]", |link| Ok(link.set_attribute("href", &format!("./{name}"))?))],
    )?;
    let for_element = styles::for_element(own)?;
    for (path, bytes) in &mut page.files {
        if *path == page.parts.styles {
            *path = name.clone();
            *bytes = css.clone().into_bytes();
        } else if path == "on-record.css" {
            bytes.extend_from_slice(for_element.as_bytes());
        }
    }
    page.parts.styles = name;
    Ok(page)
}
