//! `corpus.toml`, what a newsroom says about its articles, and what the articles' files say themselves: one road.
//!
//! The manifest has the last word. What files state goes where the manifest is silent, so that [`pack`] meets both as
//! one; what only the text says comes after either.
//!
//! ```
//! use on_record_engine::pack::Manifest;
//! use on_record_input::{Article, Stated, manifest};
//! let (mut corpus, _) = Manifest::parse("corpus.toml", "[[documents]]\nfile = \"one\"\noutlet = \"The Sample\"\n");
//! let mut article = Article::new("one", "It rains.");
//! article.outlet = Some(Stated::new("sample.example".to_owned(), "column `site`"));
//! article.headline = Some(Stated::new("Rain".to_owned(), "column `title`"));
//! let problems = manifest::complete(&mut corpus, vec![manifest::entry(&article)]);
//! assert!(problems.is_empty());
//! assert_eq!(corpus.articles[0].outlet.as_deref(), Some("The Sample"));
//! assert_eq!(corpus.articles[0].headline.as_deref(), Some("Rain"));
//! ```
//!
//! [`pack`]: on_record_engine::pack::pack

use crate::article::{Article, Stated};
use crate::compressed;
use crate::disagreement::{Differs, Disagreement, between};
#[cfg(feature = "files")]
use crate::files::Unreadable;
use on_record_engine::pack::{ArticleEntry, Manifest};
use on_record_engine::{Diagnostic, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
#[cfg(feature = "files")]
use std::path::PathBuf;

/// The manifest's name in a folder of articles.
pub const FILE: &str = "corpus.toml";

/// The manifests that lie in the folders among the paths.
#[cfg(feature = "files")]
#[must_use]
pub fn find(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().map(|path| path.join(FILE)).filter(|path| path.is_file()).collect()
}

/// Reads a manifest. Mistakes in it are told and cost their own entries.
///
/// # Errors
/// A file that cannot be read.
#[cfg(feature = "files")]
pub fn load(path: &Path) -> Result<(Manifest, Vec<Diagnostic>), Unreadable> {
    let text = std::fs::read_to_string(path).map_err(|e| Unreadable::new(path, e))?;
    Ok(Manifest::parse(&path.display().to_string(), &text))
}

/// What an article's file states, in the manifest's form.
#[must_use]
pub fn entry(article: &Article) -> ArticleEntry {
    ArticleEntry {
        line: 0,
        name: article.id.clone(),
        outlet: article.outlet.as_ref().map(|outlet| outlet.value.clone()),
        date: article.date.as_ref().map(|date| date.value),
        url: article.url.as_ref().map(|url| url.value.clone()),
        headline: article.headline.as_ref().map(|headline| headline.value.clone()),
    }
}

/// Fills what the manifest leaves open with what the articles' files state; give the entry of every article. Where
/// several articles share a name, nobody can tell whom an entry means: theirs are told and not used.
#[must_use]
pub fn complete(manifest: &mut Manifest, entries: Vec<ArticleEntry>) -> Vec<Diagnostic> {
    let mut named: BTreeMap<String, Vec<ArticleEntry>> = BTreeMap::new();
    for entry in entries {
        named.entry(entry.name.clone()).or_default().push(entry);
    }
    let own: BTreeSet<String> = manifest.articles.iter().map(|entry| entry.name.clone()).collect();
    for entry in manifest.articles.iter_mut().filter(|entry| !named.contains_key(&entry.name)) {
        if let Some(name) =
            of_file(&entry.name).filter(|name| named.contains_key(*name) && !own.contains(*name))
        {
            entry.name = name.to_owned();
        }
    }
    let known: BTreeMap<String, usize> =
        manifest.articles.iter().enumerate().map(|(row, entry)| (entry.name.clone(), row)).collect();
    let mut problems = Vec::new();
    for (name, mut entries) in named {
        let several = entries.len() > 1;
        entries.retain(says_something);
        match (entries.pop(), known.get(&name).and_then(|row| manifest.articles.get_mut(*row))) {
            (None, _) => {}
            (Some(_), _) if several => problems.push(several_are_called(name)),
            (Some(entry), Some(own)) => fill(own, entry),
            (Some(entry), None) => manifest.articles.push(entry),
        }
    }
    problems
}

/// What an article of this file is called, where the manifest names the file with its ending, or with its folder as well.
fn of_file(written: &str) -> Option<&str> {
    let file = written.rsplit('/').next()?;
    let name = compressed::without_ending(file).rsplit_once('.').map_or(file, |(name, _)| name);
    (name != written && !name.is_empty()).then_some(name)
}

const fn says_something(entry: &ArticleEntry) -> bool {
    entry.outlet.is_some() || entry.date.is_some() || entry.url.is_some() || entry.headline.is_some()
}

fn fill(own: &mut ArticleEntry, entry: ArticleEntry) {
    own.outlet = own.outlet.take().or(entry.outlet);
    own.date = own.date.or(entry.date);
    own.url = own.url.take().or(entry.url);
    own.headline = own.headline.take().or(entry.headline);
}

fn several_are_called(name: String) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        file: name,
        line: None,
        message: "several articles have this name: outlet, date, headline and address that their files state are not \
                  used; give each article an `id` of its own"
            .to_owned(),
    }
}

/// The manifest's entries, to be laid over articles.
pub struct Entries<'m> {
    file: &'m str,
    entries: BTreeMap<&'m str, &'m ArticleEntry>,
    /// The same by what the article of a file is called, for those that are written as files.
    files: BTreeMap<&'m str, &'m ArticleEntry>,
}

impl<'m> Entries<'m> {
    /// The entries of a manifest.
    #[must_use]
    pub fn new(manifest: &'m Manifest) -> Self {
        let file = Path::new(&manifest.file).file_name().and_then(|name| name.to_str()).unwrap_or(FILE);
        let entries = manifest.articles.iter().map(|entry| (entry.name.as_str(), entry)).collect();
        let files =
            manifest.articles.iter().filter_map(|entry| Some((of_file(&entry.name)?, entry))).collect();
        Self { file, entries, files }
    }

    fn of(&self, id: &str) -> Option<&'m ArticleEntry> {
        self.entries.get(id).or_else(|| self.files.get(id)).copied()
    }

    /// Where the manifest says of an article what its file says otherwise: the manifest's word holds.
    #[must_use]
    pub fn overruled(&self, article: &Article) -> Vec<Disagreement> {
        fn two<T: Differs>(
            field: &'static str,
            own: Option<&T>,
            stated: Option<&Stated<T>>,
            by: &str,
        ) -> Option<Disagreement> {
            let stated = stated?;
            between(field, (own?, by), (&stated.value, &stated.said_by))
        }
        let Some(entry) = self.of(&article.id) else { return vec![] };
        let by = self.said_by(entry);
        let found = [
            two("headline", entry.headline.as_ref(), article.headline.as_ref(), &by),
            two("date", entry.date.as_ref(), article.date.as_ref(), &by),
            two("outlet", entry.outlet.as_ref(), article.outlet.as_ref(), &by),
            two("url", entry.url.as_ref(), article.url.as_ref(), &by),
        ];
        found.into_iter().flatten().collect()
    }

    /// The fields that the manifest states of an article.
    #[must_use]
    pub fn fields(&self, id: &str) -> Vec<&'static str> {
        let Some(entry) = self.of(id) else { return vec![] };
        let fields = [
            ("headline", entry.headline.is_some()),
            ("date", entry.date.is_some()),
            ("outlet", entry.outlet.is_some()),
            ("url", entry.url.is_some()),
        ];
        fields.into_iter().filter_map(|(field, is)| is.then_some(field)).collect()
    }

    fn said_by(&self, entry: &ArticleEntry) -> String {
        format!("{}, line {}", self.file, entry.line)
    }

    /// Puts the manifest's word about an article over its file's.
    pub fn apply(&self, article: &mut Article) {
        let Some(entry) = self.of(&article.id) else { return };
        let said_by = self.said_by(entry);
        over(&mut article.outlet, entry.outlet.as_ref(), &said_by);
        over(&mut article.date, entry.date.as_ref(), &said_by);
        over(&mut article.url, entry.url.as_ref(), &said_by);
        over(&mut article.headline, entry.headline.as_ref(), &said_by);
    }
}

fn over<T: Clone>(stated: &mut Option<Stated<T>>, word: Option<&T>, said_by: &str) {
    if let Some(value) = word {
        *stated = Some(Stated::new(value.clone(), said_by));
    }
}

#[cfg(test)]
mod tests {
    use super::{Entries, complete, entry};
    use crate::article::{Article, Stated};
    use on_record_engine::pack::Manifest;

    fn article(id: &str, outlet: &str) -> Article {
        Article { outlet: Some(Stated::new(outlet.to_owned(), "field `outlet`")), ..Article::new(id, "x") }
    }

    #[test]
    fn a_file_may_be_named_with_its_ending_and_its_folder() {
        let text = "[[documents]]\nfile = \"in/a b.docx\"\noutlet = \"One\"\n[[documents]]\nfile = \"b.html.gz\"\noutlet = \
                    \"Two\"\n[[documents]]\nfile = \"c.pdf\"\noutlet = \"Three\"\n";
        let (mut manifest, _) = Manifest::parse("corpus.toml", text);
        let articles = ["a b", "b", "c.pdf"].map(|id| article(id, "Four"));
        let applied = articles.clone().map(|mut article| {
            Entries::new(&manifest).apply(&mut article);
            article.outlet.map(|outlet| outlet.value)
        });
        let problems = complete(&mut manifest, articles.iter().map(entry).collect());
        assert!(problems.is_empty(), "{problems:?}");
        let found: Vec<_> =
            manifest.articles.iter().map(|entry| (&*entry.name, entry.outlet.as_deref())).collect();
        assert_eq!(found, [("a b", Some("One")), ("b", Some("Two")), ("c.pdf", Some("Three"))]);
        assert_eq!(applied.map(Option::unwrap), ["One", "Two", "Three"]);
    }

    #[test]
    fn fills_what_is_open_and_adds_what_is_not_there() {
        let text = "[[documents]]\nfile = \"a\"\ndate = 2031-04-02\n";
        let (mut manifest, _) = Manifest::parse("corpus.toml", text);
        let entries =
            vec![entry(&article("a", "A")), entry(&article("b", "B")), entry(&Article::new("c", "x"))];
        assert_eq!(complete(&mut manifest, entries), []);
        let told: Vec<_> = manifest
            .articles
            .iter()
            .map(|d| (d.name.as_str(), d.outlet.as_deref(), d.date.is_some()))
            .collect();
        assert_eq!(told, [("a", Some("A"), true), ("b", Some("B"), false)]);
    }

    #[test]
    fn articles_that_share_a_name_are_told() {
        let mut manifest = Manifest::default();
        let problems =
            complete(&mut manifest, vec![entry(&article("a", "A")), entry(&Article::new("a", "y"))]);
        assert!(manifest.articles.is_empty());
        assert!(problems[0].to_string().starts_with("a: several articles have this name"), "{problems:?}");
    }

    #[test]
    fn the_manifest_has_the_last_word() {
        let text = "[[documents]]\nfile = \"a.txt\"\noutlet = \"The Sample\"\n";
        let (manifest, _) = Manifest::parse("in/corpus.toml", text);
        let mut read = article("a", "A");
        let entries = Entries::new(&manifest);
        let over = entries.overruled(&read);
        assert_eq!(
            over[0].to_string(),
            "two outlets are stated: “The Sample” (corpus.toml, line 1), which holds, and “A” (field `outlet`)"
        );
        assert_eq!((over.len(), entries.fields("a")), (1, vec!["outlet"]));
        entries.apply(&mut read);
        assert_eq!(read.outlet, Some(Stated::new("The Sample".to_owned(), "corpus.toml, line 1")));
    }
}
