//! `corpus.toml`: what a newsroom says about its corpus, where the texts are silent or differ.
//!
//! Everything in it is optional, and so is the file. A mistake costs its own entry, never the corpus:
//!
//! ```
//! use on_record_engine::pack::Manifest;
//! let (manifest, problems) = Manifest::parse("corpus.toml", "title = \"The river\"\n\n[[actor]]\nlabel = \"Ada\"\n");
//! assert_eq!(manifest.title.as_deref(), Some("The river"));
//! assert_eq!(problems[0].to_string(), "corpus.toml, line 3: unknown section `actor`; did you mean `actors`?");
//! ```

mod corrected;
mod entry_value;
mod field;

pub use corrected::{Action, AddedEntry, CorrectionEntry, Mended};
pub use entry_value::EntryValue;

use crate::model::corpus::ActorKind;
use crate::model::date::Date;
use crate::model::diagnostic::Diagnostic;
use field::{Fields, Report};

/// A newsroom's own words about its corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The file, for messages.
    pub file: String,
    /// What the corpus is called.
    pub title: Option<String>,
    /// The topics; where none is named, those serve that the articles show.
    pub topics: Vec<TopicEntry>,
    /// Actors with the names that mean them.
    pub actors: Vec<ActorEntry>,
    /// What is known of articles beside their texts.
    pub articles: Vec<ArticleEntry>,
    /// Programmes, agencies and platforms with the names that mean them.
    pub channels: Vec<ChannelEntry>,
    /// What editors say about single statements.
    pub corrections: Vec<CorrectionEntry>,
    /// Statements that editors add.
    pub statements: Vec<AddedEntry>,
}

/// A topic. The rule of its terms stands in [`crate::pack`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicEntry {
    /// The line it begins in.
    pub line: u32,
    /// What readers see.
    pub label: String,
    /// Its name in addresses, where the label's own should not serve.
    pub slug: Option<String>,
    /// The words that make a statement belong to it.
    pub terms: Vec<String>,
}

/// An actor: whom several names mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorEntry {
    /// The line it begins in.
    pub line: u32,
    /// What readers see.
    pub label: String,
    /// Its name in addresses, where the label's own should not serve.
    pub slug: Option<String>,
    /// What it is called beside its name; [`EntryValue::Unknown`] where no role shall stand there, whatever the articles say.
    pub role: EntryValue<String>,
    /// What sort of actor it is, where the articles' own sort is wrong.
    pub kind: Option<ActorKind>,
    /// Its number at Wikidata: 42 of "Q42".
    pub wikidata: EntryValue<u64>,
    /// The bodies that it belongs to, in the place of those that the articles tell; empty where it belongs to none.
    pub affiliations: Option<Vec<String>>,
    /// Further names that mean it.
    pub aliases: Vec<String>,
    /// Names that must be kept apart from it.
    pub not: Vec<String>,
    /// The articles in which its names mean it; empty where they do in all of them. So two who are written alike are two.
    pub articles: Vec<String>,
}

/// What is known of an article beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleEntry {
    /// The line it begins in.
    pub line: u32,
    /// The article's name: its file's, without the ending.
    pub name: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day it reports from.
    pub date: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
}

/// A channel: whom or what statements were told to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelEntry {
    /// The line it begins in.
    pub line: u32,
    /// What readers see.
    pub label: String,
    /// Its name in addresses, where the label's own should not serve.
    pub slug: Option<String>,
    /// Further names that mean it.
    pub aliases: Vec<String>,
}

const SECTIONS: [&str; 7] =
    ["title", "topics", "actors", "documents", "channels", "corrections", "statements"];

/// What an entry of `[[actors]]` may say.
const ACTOR: [&str; 9] = ["label", "slug", "role", "kind", "wikidata", "affiliation", "aliases", "not", "in"];

impl Manifest {
    /// Reads a `corpus.toml`; `file` is how messages name it.
    ///
    /// What cannot be read is left out and told with its line and a remedy.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Diagnostic>) {
        let mut report = Report::new(file, text);
        let mut manifest = Self { file: file.to_owned(), ..Self::default() };
        let (root, errors) = toml::de::DeTable::parse_recoverable(text);
        for error in errors {
            report.error(
                error.span().map_or(0, |s| s.start),
                format!("this is not TOML: {}", error.message().trim()),
            );
        }
        let mut root = Fields::new(root.get_ref(), 0, "section", &SECTIONS, &mut report);
        manifest.title = root.text("title");
        manifest.topics = root.each("topics", &["label", "slug", "terms"], |f| {
            let label = f.required("label", "[[topics]]")?;
            let (slug, terms) = (f.slug(), f.list("terms"));
            let terms = if terms.is_empty() { vec![label.clone()] } else { terms };
            Some(TopicEntry { line: f.line(), label, slug, terms })
        });
        manifest.actors = root.each("actors", &ACTOR, |f| {
            let label = f.required("label", "[[actors]]")?;
            let (slug, role, aliases, not) = (f.slug(), f.said("role"), f.list("aliases"), f.list("not"));
            let kind = f.one_of("kind", &ActorKind::ALL.map(ActorKind::word));
            let kind = ActorKind::ALL.into_iter().find(|known| Some(known.word()) == kind);
            let wikidata = f.wikidata("wikidata");
            let affiliations = f.stated_list("affiliation");
            let articles = f.list("in").iter().map(|file| without_ending(file)).collect();
            let line = f.line();
            Some(ActorEntry { line, label, slug, role, kind, wikidata, affiliations, aliases, not, articles })
        });
        manifest.articles = root.each("documents", &["file", "outlet", "date", "url", "headline"], |f| {
            let file = f.required("file", "[[documents]]")?;
            let name = without_ending(&file);
            let (outlet, headline, date, url) =
                (f.text("outlet"), f.text("headline"), f.date("date"), f.url("url"));
            Some(ArticleEntry { line: f.line(), name, outlet, date, url, headline })
        });
        manifest.channels = root.each("channels", &["label", "slug", "aliases"], |f| {
            let label = f.required("label", "[[channels]]")?;
            let (slug, aliases) = (f.slug(), f.list("aliases"));
            Some(ChannelEntry { line: f.line(), label, slug, aliases })
        });
        manifest.corrections = corrected::corrections(&mut root);
        manifest.statements = corrected::added(&mut root);
        manifest.doubles(&mut report);
        (manifest, report.found)
    }

    /// Drops entries that name the same thing again.
    fn doubles(&mut self, report: &mut Report<'_>) {
        once(&mut self.topics, report, "topic", |t| (t.label.clone(), t.line));
        once(&mut self.actors, report, "actor", |a| (a.label.clone(), a.line));
        once(&mut self.articles, report, "article", |d| (d.name.clone(), d.line));
        once(&mut self.channels, report, "channel", |c| (c.label.clone(), c.line));
        once(&mut self.corrections, report, "correction of", |c| (c.statement.to_string(), c.line));
        once(&mut self.statements, report, "statement", |s| {
            let before = s.mended.before.as_deref().unwrap_or_default();
            (format!("{}: {before}{}", s.article, s.words.join(" … ")), s.line)
        });
    }
}

/// An article's name as `file` gives it.
fn without_ending(file: &str) -> String {
    file.strip_suffix(".txt").unwrap_or(file).to_owned()
}

fn once<T>(entries: &mut Vec<T>, report: &mut Report<'_>, what: &str, name: impl Fn(&T) -> (String, u32)) {
    let mut seen = std::collections::BTreeMap::new();
    entries.retain(|entry| {
        let (label, line) = name(entry);
        let Some(first) = seen.get(&label.to_lowercase()) else {
            seen.insert(label.to_lowercase(), line);
            return true;
        };
        report.at(
            line,
            format!("the {what} `{label}` was already given in line {first}; join the two entries"),
        );
        false
    });
}

#[cfg(test)]
mod tests {
    use super::Manifest;

    fn problems(text: &str) -> Vec<String> {
        Manifest::parse("corpus.toml", text).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn reads_every_section() {
        let text = "title = \"T\"\n[[topics]]\nlabel = \"Bridge\"\nslug = \"bridge\"\nterms = [\"bridge*\", \"pier\"]\n[[actors]]\nlabel = \"Ada Example\"\nrole = \"mayor\"\naliases = [\"A. Example\"]\nnot = [\"Example Ltd\"]\n[[documents]]\nfile = \"one.txt\"\noutlet = \"The Sample\"\ndate = 2031-04-02\nurl = \"https://example.org/1\"\nheadline = \"H\"\n[[channels]]\nlabel = \"XYZ\"\naliases = [\"XYZ News\"]\n";
        let (manifest, problems) = Manifest::parse("corpus.toml", text);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(manifest.topics[0].terms, ["bridge*", "pier"]);
        assert_eq!(manifest.actors[0].not, ["Example Ltd"]);
        assert_eq!(manifest.articles[0].name, "one");
        assert_eq!(manifest.articles[0].date.unwrap().to_string(), "2031-04-02");
        assert_eq!(manifest.channels[0].line, 17);
    }

    #[test]
    fn names_line_and_remedy() {
        assert_eq!(
            problems("titel = \"T\""),
            ["corpus.toml, line 1: unknown section `titel`; did you mean `title`?"]
        );
        assert_eq!(
            problems("\n[[actors]]\nname = \"Ada\"\n"),
            [
                "corpus.toml, line 2: an entry of [[actors]] needs `label = \"…\"`; the entry is left out",
                "corpus.toml, line 3: unknown key `name`; known here: label, slug, role, kind, wikidata, affiliation, aliases, not, in",
            ]
        );
        assert_eq!(
            problems(
                "[[actors]]\nlabel = \"Ada\"\nkind = \"persona\"\n[[actors]]\nlabel = \"Bo\"\nkind = \"xyz\""
            ),
            [
                "corpus.toml, line 3: `kind` must be one of person, organisation, place, group, unnamed, document; did you mean `person`?",
                "corpus.toml, line 6: `kind` must be one of person, organisation, place, group, unnamed, document; it is left out",
            ]
        );
        assert_eq!(
            problems("[[documents]]\nfile = \"a\"\ndate = \"2031-13-01\"\nurl = \"ftp://x\""),
            [
                "corpus.toml, line 3: `date` must be a day such as 2025-08-22",
                "corpus.toml, line 4: `url` must begin with https:// or http://",
            ]
        );
        assert_eq!(
            problems("[topics]\nlabel = \"x\"\n"),
            ["corpus.toml, line 1: `topics` must be written as [[topics]], once for each entry"]
        );
        assert_eq!(
            problems("[[topics]]\nlabel = \"A\"\n[[topics]]\nlabel = \"a\"\n"),
            ["corpus.toml, line 3: the topic `a` was already given in line 1; join the two entries"]
        );
        assert_eq!(
            problems(
                "[[corrections]]\nstatement = \"x\"\nwords = \"w\"\naction = \"confirm\"\n[[corrections]]\nstatement = \"aaaaaaaaaa\"\nwords = \"w\"\naction = \"reasign\"\n[[corrections]]\nstatement = \"aaaaaaaaaa\"\nwords = \"w\"\naction = \"reassign\"\n"
            ),
            [
                "corpus.toml, line 2: `statement` must be the ten letters and digits behind `st/` in the statement's link; the entry is left out",
                "corpus.toml, line 8: `action` must be one of withdraw, confirm, reassign, mend; did you mean `reassign`?",
                "corpus.toml, line 9: an entry of [[corrections]] that reassigns needs `speaker = \"…\"`; the entry is left out",
            ]
        );
        assert!(problems("title = ")[0].starts_with("corpus.toml, line 1: this is not TOML"));
    }

    #[test]
    fn a_bad_entry_costs_only_itself() {
        let (manifest, problems) = Manifest::parse(
            "c",
            "[[topics]]\nterms = [\"x\"]\n[[topics]]\nlabel = \"B\"\nterms = [\"b\", 3]\n",
        );
        assert_eq!(manifest.topics.len(), 1);
        assert_eq!(manifest.topics[0].terms, ["b"]);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
}
