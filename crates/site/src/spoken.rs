//! A static page in every language of the explorer: it is written in English, and beside it stands what is said otherwise in
//! the others, so that `boot/spoken.js` can put it in its place before the page is painted. Without scripts it stays English.
//!
//! The page is drawn once in each language. Where the drawings differ, the element is marked with `data-said`: which of its
//! child nodes and attributes get which words.
//!
//! ```
//! use on_record_site::spoken::joined;
//! let drawn = |says, name| format!("<p title=\"{name}\"><b>Ada</b> {says}<br></p>");
//! let page = joined(&[("en", drawn("says", "Who")), ("de", drawn("sagt", "Wer"))]).unwrap();
//! assert_eq!(page.body, "<p title=\"Who\" data-said=\"title=0 1=1\"><b>Ada</b> says<br></p>");
//! assert_eq!(page.words, r#"{"de":["Wer"," sagt"]}"#);
//! ```

use std::collections::BTreeMap;

/// What is written into a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The page in its first language, with marks.
    pub body: String,
    /// The words of the others, as JSON: a list for each, by its tag.
    pub words: String,
}

/// Elements that have no end.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// Joins drawings of one page; the first of them is the one that is written. `None` where they differ in more than words.
#[must_use]
pub fn joined(drawings: &[(&str, String)]) -> Option<Spoken> {
    let all: Vec<Vec<Piece<'_>>> = drawings.iter().map(|(_, html)| pieces(html)).collect::<Option<_>>()?;
    let (first, others) = all.split_first()?;
    if others.iter().any(|other| other.len() != first.len()) {
        return None;
    }
    let mut page = Page { out: String::new(), open: vec![Open::default()], words: Words::default() };
    for (n, piece) in first.iter().enumerate() {
        let same: Vec<&Piece<'_>> = others.iter().map(|other| &other[n]).collect();
        page.take(piece, &same)?;
    }
    let lists = drawings[1..].iter().enumerate().map(|(n, (tag, _))| {
        let words: Vec<&str> = page.words.list.iter().map(|said| said[n].as_str()).collect();
        Some((*tag, serde_json::to_value(words).ok()?))
    });
    let lists: serde_json::Map<String, serde_json::Value> =
        lists.map(|list| list.map(|(tag, words)| (tag.to_owned(), words))).collect::<Option<_>>()?;
    // In a script's text nothing may look like its end.
    let words = serde_json::to_string(&lists).ok()?.replace('<', "\\u003c");
    Some(Spoken { body: page.out, words })
}

/// A piece of markup.
enum Piece<'h> {
    /// A start tag: name, attributes as they are written, the whole.
    Start(&'h str, Vec<(&'h str, &'h str)>, &'h str),
    /// Any other tag, or a comment.
    Other(&'h str),
    Text(&'h str),
}

fn pieces(html: &str) -> Option<Vec<Piece<'_>>> {
    let (mut all, mut rest) = (vec![], html);
    while !rest.is_empty() {
        let end = match rest.strip_prefix('<') {
            None => rest.find('<').unwrap_or(rest.len()),
            Some(comment) if comment.starts_with("!--") => rest.find("-->")? + 3,
            Some(_) => tag_end(rest)?,
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        all.push(if !piece.starts_with('<') {
            Piece::Text(piece)
        } else if piece.starts_with("</") || piece.starts_with("<!") {
            Piece::Other(piece)
        } else {
            start(piece)?
        });
    }
    Some(all)
}

/// Where a tag ends: at the first `>` outside of quotation marks.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.bytes()
        .position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        })
        .map(|at| at + 1)
}

fn start(whole: &str) -> Option<Piece<'_>> {
    let inside = whole.strip_prefix('<')?.strip_suffix('>')?;
    let (name, mut rest) = inside.split_at(inside.find([' ', '/']).unwrap_or(inside.len()));
    let mut attributes = vec![];
    loop {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        if attribute.is_empty() || attribute == "/" {
            return Some(Piece::Start(name, attributes, whole));
        }
        let (value, after) = match after.strip_prefix("=\"") {
            Some(value) => value.split_once('"')?,
            None => ("", after),
        };
        attributes.push((attribute, value));
        rest = after;
    }
}

/// An element that is not closed yet.
#[derive(Default)]
struct Open {
    /// How many child nodes it has so far.
    children: usize,
    /// Where its tag ends in what is written, before the `>`.
    at: usize,
    marks: Vec<String>,
}

struct Page {
    out: String,
    open: Vec<Open>,
    words: Words,
}

impl Page {
    fn take(&mut self, piece: &Piece<'_>, same: &[&Piece<'_>]) -> Option<()> {
        match piece {
            Piece::Text(text) => {
                let said = same.iter().map(|other| match other {
                    Piece::Text(other) => Some(*other),
                    _ => None,
                });
                let said: Vec<&str> = said.collect::<Option<_>>()?;
                let parent = self.open.last_mut()?;
                if said.iter().any(|other| other != text) {
                    parent.marks.push(format!("{}={}", parent.children, self.words.of(&said)?));
                }
                parent.children += 1;
                self.out.push_str(text);
            }
            Piece::Start(name, attributes, whole) => {
                let others = same.iter().map(|other| match other {
                    Piece::Start(other, attributes, _) if other == name => Some(attributes),
                    _ => None,
                });
                let others: Vec<_> = others.collect::<Option<_>>()?;
                let mut marks = vec![];
                for (n, (attribute, value)) in attributes.iter().enumerate() {
                    let said = others.iter().map(|other| {
                        other.get(n).filter(|(name, _)| name == attribute).map(|(_, value)| *value)
                    });
                    let said: Vec<&str> = said.collect::<Option<_>>()?;
                    if said.iter().any(|other| other != value) {
                        marks.push(format!("{attribute}={}", self.words.of(&said)?));
                    }
                }
                self.open.last_mut()?.children += 1;
                self.out.push_str(whole.strip_suffix('>')?);
                let opened = Open { children: 0, at: self.out.len(), marks };
                self.out.push('>');
                self.open.push(opened);
                if VOID.contains(name) || whole.ends_with("/>") {
                    self.close()?;
                }
            }
            Piece::Other(whole) => {
                let alike = same.iter().all(|other| matches!(other, Piece::Other(other) if other == whole));
                alike.then_some(())?;
                if whole.starts_with("</") {
                    self.close()?;
                } else {
                    self.open.last_mut()?.children += 1;
                }
                self.out.push_str(whole);
            }
        }
        Some(())
    }

    /// Marks the innermost element, whose content is known now.
    fn close(&mut self) -> Option<()> {
        let Open { at, marks, .. } = self.open.pop()?;
        if !marks.is_empty() {
            let mark = format!(" data-said=\"{}\"", marks.join(" "));
            self.out.insert_str(at, &mark);
        }
        (!self.open.is_empty()).then_some(())
    }
}

/// The words of the other languages, each once.
#[derive(Default)]
struct Words {
    list: Vec<Vec<String>>,
    known: BTreeMap<Vec<String>, usize>,
}

impl Words {
    fn of(&mut self, said: &[&str]) -> Option<usize> {
        let said: Vec<String> = said.iter().map(|text| plain(text)).collect::<Option<_>>()?;
        let next = self.list.len();
        let at = *self.known.entry(said.clone()).or_insert(next);
        if at == next {
            self.list.push(said);
        }
        Some(at)
    }
}

/// A text as scripts set it: without the marks by which markup writes letters that it needs itself.
fn plain(text: &str) -> Option<String> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';')?;
        out.push_str(before);
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#x27" | "#39" => '\'',
            "#x2F" | "#47" => '/',
            _ => return None,
        });
        rest = after;
    }
    Some(out + rest)
}

#[cfg(test)]
mod tests {
    use super::joined;

    fn two(first: &str, second: &str) -> Option<(String, String)> {
        let page = joined(&[("en", first.to_owned()), ("de", second.to_owned())])?;
        Some((page.body, page.words))
    }

    #[test]
    fn words_are_set_where_they_stand() {
        // Child nodes are counted as browsers count them, comments and elements without an end too.
        let html = |word: &str| format!("<ul><!-- c --><li><input value=\"\"/>{word} &amp; co</li></ul>");
        let (body, words) = two(&html("all"), &html("alle")).unwrap();
        assert_eq!(body, "<ul><!-- c --><li data-said=\"1=0\"><input value=\"\"/>all &amp; co</li></ul>");
        assert_eq!(words, r#"{"de":["alle & co"]}"#);
    }

    #[test]
    fn the_same_words_are_kept_once_and_end_no_script() {
        let html = |word: &str| format!("<b>{word}</b><i title=\"{word}\"></i><u>Ada</u>");
        let (body, words) = two(&html("a"), &html("&lt;/script&gt;")).unwrap();
        assert_eq!(body, "<b data-said=\"0=0\">a</b><i title=\"a\" data-said=\"title=0\"></i><u>Ada</u>");
        assert_eq!(words, r#"{"de":["\u003c/script>"]}"#);
    }

    #[test]
    fn drawings_that_differ_in_more_than_words_are_not_joined() {
        assert_eq!(two("<b>a</b>", "<i>a</i>"), None);
        assert_eq!(two("<b>a</b>", "<b>a</b><b>c</b>"), None);
        assert_eq!(two("<b title=\"a\">a</b>", "<b class=\"a\">a</b>"), None);
        assert_eq!(two("<b>a", "<b>a").map(|(body, _)| body), Some("<b>a".to_owned()));
    }
}
