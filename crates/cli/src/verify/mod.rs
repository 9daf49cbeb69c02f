//! `on-record verify`: whether the quotations of a draft stand in an archive, word for word.

mod json;
mod printed;

use crate::account::Account;
use crate::archived::open;
use crate::input::{Coming, Done, arriving, each};
use crate::panic_guard;
use crate::progress::Progress;
use crate::report::{End, print};
use clap::Args;
use on_record_engine::verify::{Checked, Draft, Finding, Verdict, verify};
use on_record_engine::{Corpus, Reader, Reading};
use on_record_input::{Article, FORMATS, files};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The arguments of `on-record verify`.
#[derive(Args)]
pub(crate) struct Wish {
    /// Drafts: files and folders, see `on-record read --help`; standard input when absent or `-`
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<PathBuf>,
    /// The archive that has the sources, as `on-record pack` wrote it
    #[arg(long, value_name = "ARCHIVE")]
    against: PathBuf,
    /// Print a JSON line for each quotation and statement, in the order of the draft
    #[arg(long)]
    json: bool,
}

pub(crate) const EXAMPLES: &str = "Examples:
  on-record verify draft.docx --against corpus.orc       what is not verbatim comes first
  on-record verify drafts/ --against corpus.orc
  on-record verify - --against corpus.orc < draft.txt
  on-record verify draft.txt --against corpus.orc --json | jq 'select(.verdict == \"altered\")'

Every passage of four words and more in quotation marks is looked for in the whole text of the archive's articles:
  not_found      nowhere
  partly_found   only runs of its words, the longest are given
  altered        with words changed, left out, put in, or run together from two places
  other_speaker  word for word, from another actor than the draft names (who is unknown on either side is nobody else); or, listed
                 as \"reporter's words\", nobody is quoted with it: a headline, the reporter's sentence, a paraphrase
  verbatim       word for word; a note tells where the draft gives to nobody what the article has as its reporter's words
Quotation marks, dashes, spaces, punctuation, accents and the case of a word's first letter do not count. An ellipsis
(… ... […]) cuts a quotation in pieces, which must follow one another in one statement or quotation of the source.
[Words in brackets] stand for any few words or none. Both are no alteration; what the source has in their place is told.
What the draft reports in its own words is not judged: it is set beside the nearest statements of the same speaker.

--json prints a line for each quotation, and for each statement that holds none:
  {\"draft\": its path as given, or the name of one of several in a file, \"span\": [a,b], \"verdict\": one of the above, or null where nothing is judged, \"speaker\",
   \"found\": {\"article\", \"span\": [[a,b],…] in pieces, \"speaker\", \"statement\", \"said\": false where the words are
   the reporter's} or null, \"changes\": [{\"from\", \"to\", \"kind\": \"changed|cut|added|joined\"}],
   \"gaps\": [{\"from\": what the source has for the ellipsis or bracket \"to\", \"negated\": whether it says no}] where there are any,
   \"also\": more of what `found` has, where a quotation is made of several or several statements are near}
Spans count Unicode code points of the text as it was read, without the quotation marks.

Exit codes: 0 every quotation is verbatim, 3 something quoted is not, 1 some drafts were skipped, 2 the command could not
do its work. Names, numbers outside of quotations and pictures are not checked.";

/// A draft with what was found in it.
struct Read {
    name: String,
    text: String,
    reading: Reading,
}

impl Read {
    /// The name of whoever says something in the draft, where that is sure.
    fn speaker(&self, found: &Finding) -> Option<&str> {
        let entity = found.speaker.and_then(|id| self.reading.entities.get(id));
        entity.filter(|entity| entity.named).map(|entity| entity.name.as_str())
    }
}

/// All that was checked.
struct Outcome<'a> {
    corpus: &'a Corpus,
    drafts: &'a [Read],
    checked: &'a [Checked],
}

/// Reads the drafts and prints what was found.
pub(crate) fn run(wish: &Wish) -> Result<End, String> {
    let (_, corpus) = open(&wish.against)?;
    let reader = Reader::built_in();
    tell_of_other_models(&wish.against, &corpus, &reader);
    let articles = arriving(&wish.drafts, &Coming::default())?.for_reader(reader.read_by());
    let paths = paths(&wish.drafts);
    let work = |article: Article| {
        let reading = panic_guard::read(&reader, &article)?;
        let statements = Some(reading.statements.len());
        let name = paths.get(&article.id).cloned().unwrap_or(article.id);
        Ok(Done { result: Read { name, text: article.text, reading }, statements })
    };
    let mut drafts = vec![];
    let end = each(articles, None, &mut Account::new(), work, |draft| {
        drafts.push(draft);
        Ok(true)
    })?;
    let asked: Vec<Draft<'_>> =
        drafts.iter().map(|draft| Draft { text: &draft.text, reading: &draft.reading }).collect();
    let progress = Progress::of(Some(2 * corpus.articles.len()), "articles");
    let checked = verify(&asked, &corpus, reader.language(), &mut |_, _| progress.step());
    progress.end();
    let outcome = Outcome { corpus: &corpus, drafts: &drafts, checked: &checked };
    if wish.json {
        print(json::lines(&outcome)?)?;
        eprintln!("on-record: {}", printed::not_checked(&outcome));
    } else {
        print(printed::lines(&outcome))?;
    }
    let findings = checked.iter().flat_map(|own| &own.findings);
    let is_verbatim = |verdict: Verdict| verdict == Verdict::Verbatim;
    let all = findings.filter_map(|finding| finding.verdict).all(is_verbatim);
    Ok(if all { end } else { End::NotVerbatim })
}

/// The paths of the files by what their text is called: who gave a path looks for it in the answer. Texts of a file that holds
/// several have names of their own.
fn paths(drafts: &[PathBuf]) -> BTreeMap<String, String> {
    let sources = files::sources(drafts, FORMATS).unwrap_or_default().into_iter();
    sources.map(|source| (source.origin.id, source.path.display().to_string())).collect()
}

/// Quotations are looked for in the texts, but whose they are depends on who read the articles.
fn tell_of_other_models(archive: &Path, corpus: &Corpus, reader: &Reader) {
    for read in corpus.read_together.iter().filter(|read| read.by != *reader.read_by()) {
        eprintln!(
            "on-record: {}: {} articles were read by {}, the drafts are by {}: quotations are found all the same, \
             their speakers may differ; pack the articles again",
            archive.display(),
            read.articles.len(),
            read.by,
            reader.read_by()
        );
    }
}
