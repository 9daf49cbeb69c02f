//! `on-record build`: articles in, a finished site out.

use crate::build_wish::Wish;
use crate::part_file::write;
use crate::report::End;
use crate::shard_folder;
use crate::site::{self, Made};
use crate::site_folder::SiteFolder;
use on_record_site::site::SHARDS;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What `on-record build --help` shows at its end.
pub(crate) const EXAMPLES: &str = "Examples:
  on-record build articles/ -o site/                  put site/ on any web space, at any path
  on-record build export.csv --title \"The Sample\" --base-url https://news.example/on-record/
  on-record build articles/ --single-file -o on-record.html
  on-record build articles/ --theme colours.css       your own colours, see docs/embedding.md
  curl -s https://sample.example/feed.xml | on-record build -

The site is a folder of files that asks no other server for anything: the explorer with your articles in it, and a page
each for the list, every actor, topic and statement, with linked data (schema.org), which search engines and previews
read. With --base-url a statement's page has a picture of the quotation for previews (Open Graph), if the fonts that the
command carries have its letters (Latin, Greek, Cyrillic). Running it again writes only what changed, and removes what an earlier run wrote and this one does not; files of
your own in the folder stay.";

/// What a site in one file is called in a folder.
const SINGLE: &str = "on-record.html";

/// Reads the articles and writes the site.
pub(crate) fn run(wish: &Wish) -> Result<End, String> {
    apart(&wish.site.paths, &wish.output)?;
    let made = site::make(&wish.site)?;
    if wish.single_file {
        let output = &wish.output;
        let file = if output.is_dir() || output.as_os_str() == "site" {
            output.join(SINGLE)
        } else {
            output.clone()
        };
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
        }
        let text = made.single()?;
        write(&file, text.as_bytes())?;
        tell(&made, &format!("{}, {} bytes", file.display(), text.len()));
    } else {
        folder(&made, wish)?;
    }
    Ok(made.end)
}

/// Writes the site's folder: first what pages name, then the pages, so that none names what is not there.
fn folder(made: &Made, wish: &Wish) -> Result<(), String> {
    let in_parts = wish.in_parts(made);
    let (site, pages) = if in_parts { made.site_of_shards()? } else { made.site()? };
    let map = site.map(&pages);
    let feeds = made.feeds(&site);
    let pictures = wish.pictures();
    let drawn = pictures.as_ref().map(|pictures| made.pictures(&site, pictures)).unwrap_or_default();
    let paths = site.files.iter().map(|(path, _)| path).chain(&pages).chain(&feeds).chain(&drawn);
    let paths = paths.chain(map.iter().map(|(path, _)| path));
    let mut folder = SiteFolder::begin(&wish.output, paths.cloned().collect::<BTreeSet<_>>())?;
    site.files.iter().try_for_each(|(path, bytes)| folder.put(path, bytes))?;
    let shards = wish.output.join(SHARDS);
    if in_parts {
        let written = shard_folder::put(made.corpus(), &shards)?;
        eprintln!("on-record: {}: {written}", shards.display());
    } else {
        shard_folder::clear(&shards);
    }
    #[cfg(target_family = "wasm")]
    let done = crate::shared_pages::put(made, &site, pictures.as_ref(), &mut folder)?;
    #[cfg(not(target_family = "wasm"))]
    let done = false;
    if !done {
        made.pages(&site, pictures.as_ref(), wish.site.jobs, |path, bytes| folder.put(&path, &bytes))?;
    }
    map.iter().try_for_each(|(path, text)| folder.put(path, text.as_bytes()))?;
    let changes = folder.finish()?;
    let removed = if changes.removed > 0 { format!(", {} removed", changes.removed) } else { String::new() };
    let output = wish.output.display();
    tell(
        made,
        &format!("{output}: {} files written, {} were the same{removed}", changes.written, changes.same),
    );
    if wish.site.base_url.is_none() {
        eprintln!(
            "on-record: without --base-url there are no sitemap.xml, no feeds and no pictures for previews"
        );
    }
    Ok(())
}

fn tell(made: &Made, what: &str) {
    let corpus = made.corpus();
    eprintln!(
        "on-record: {what}: {} articles, {} statements",
        corpus.articles.len(),
        corpus.statements.len()
    );
}

/// A site among the articles would be read as articles by the next run.
fn apart(paths: &[PathBuf], output: &Path) -> Result<(), String> {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let around = |path: &&PathBuf| path.is_dir() && whole(output).starts_with(whole(path));
    match paths.iter().find(around) {
        None => Ok(()),
        Some(path) => Err(format!(
            "{} lies among the articles of {}: the next run would read it as articles; name a folder beside them with -o",
            output.display(),
            path.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::apart;
    use std::path::Path;

    #[test]
    fn a_site_does_not_lie_among_the_articles() {
        let place = tempfile::tempdir().unwrap();
        let articles = place.path().join("articles");
        std::fs::create_dir(&articles).unwrap();
        let paths = [articles.clone()];
        assert!(apart(&paths, &place.path().join("site")).is_ok());
        assert!(apart(&paths, &place.path().join("articles-site")).is_ok());
        let error = apart(&paths, &articles.join("site")).unwrap_err();
        assert!(error.contains("would read it as articles"), "{error}");
        assert!(apart(&[], Path::new("site")).is_ok());
    }
}
