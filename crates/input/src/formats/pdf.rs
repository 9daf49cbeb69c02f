//! PDF documents with a text layer (`.pdf`): the text of all pages, columns one after the other. A scan, a locked and a
//! damaged document are told with what to do.

use crate::article::Article;
use crate::claims::Claims;
use crate::format::{Format, Likeness, Origin, Outcome, Read, first_visible};
use crate::pdf::{self, Problem};

/// PDF documents.
pub(super) const FORMAT: Format =
    Format { name: "pdf", label: "a PDF document", endings: &["pdf"], recognise, read: Read::One(read) };

fn recognise(start: &[u8]) -> Likeness {
    if first_visible(start).starts_with(b"%PDF-") { Likeness::Certain } else { Likeness::No }
}

fn read(origin: &Origin, bytes: Vec<u8>) -> Outcome {
    let document = pdf::read(bytes).map_err(|problem| origin.error(None, sentence(problem)))?;
    let mut article = Article::new(&origin.id, document.paragraphs.join("\n\n"));
    if !document.pictures.is_empty() {
        let pages: Vec<String> = document.pictures.iter().map(ToString::to_string).collect();
        let pages = format!("{} {}", if pages.len() == 1 { "page" } else { "pages" }, pages.join(", "));
        let message = format!(
            "{pages} of this PDF document: pictures without a text layer, which are not read: a program for text \
             recognition such as ocrmypdf adds one"
        );
        article.notes.push(origin.note(None, message));
    }
    if document.is_cut {
        let message = "a PDF document whose end is missing: read as far as it goes; get it anew";
        article.notes.push(origin.error(None, message));
    }
    let mut claims = Claims::default();
    if is_title(&document.title) {
        claims.headline(&document.title, PROPERTIES);
    }
    claims.authors([document.author.as_str()], PROPERTIES);
    claims.language(&document.language, PROPERTIES);
    claims.settle(&mut article, origin);
    Ok(article)
}

const PROPERTIES: &str = "the document's properties";

/// Programs write the file's name, or nothing worth reading, where a title belongs.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file =
        [".doc", ".docx", ".pdf", ".indd", ".qxp", ".qxd", ".odt", ".rtf", ".txt", ".html", ".htm", ".tex"];
    let made = ["untitled", "microsoft word", "layout 1", "document1", "about:blank"];
    title.contains(' ')
        && !file.iter().any(|end| lower.ends_with(end))
        && !made.iter().any(|m| lower.starts_with(m))
}

const fn sentence(problem: Problem) -> &'static str {
    match problem {
        Problem::Damaged => "a damaged PDF document: get it anew, or save its text as .txt; skipped",
        Problem::Locked => {
            "a PDF document that is locked with a password: save it without one, or its text as .txt; skipped"
        }
        Problem::LockedOtherwise => {
            "a PDF document that is locked in a way that is not known here: save it without a lock, or its text as \
             .txt; skipped"
        }
        Problem::Scan => {
            "a PDF document that is a scan: its pages are pictures without a text layer; let a program for text \
             recognition such as ocrmypdf add one, and give what that writes; skipped"
        }
        Problem::Empty => "a PDF document without text: give the article's text; skipped",
        Problem::Nameless => {
            "a PDF document whose fonts do not tell which letters they draw: save its text as .txt with the program \
             that made it; skipped"
        }
        Problem::TooMuch => {
            "a PDF document that asks for more work than an article has: save its text as .txt; skipped"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_title, recognise};
    use crate::format::Likeness;

    #[test]
    fn documents_are_known_by_their_mark() {
        assert_eq!(recognise(b"%PDF-1.4"), Likeness::Certain);
        assert_eq!(recognise(b"\n\n%PDF-1.4"), Likeness::Certain);
        assert_eq!(recognise(b"A text about %PDF"), Likeness::No);
    }

    #[test]
    fn names_of_files_are_no_headlines() {
        assert!(is_title("The ferry stays"));
        for title in
            ["", "page1.indd", "Microsoft Word - the ferry.doc", "the ferry.pdf", "Untitled page", "layout"]
        {
            assert!(!is_title(title), "{title}");
        }
    }
}
