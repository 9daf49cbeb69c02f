//! What several places of one file say about its article, and which of them holds.
//!
//! Each place says what it says, in the order in which places are believed; the first that says something holds. Where
//! another one says otherwise, that is kept with the article. Days that are next to each other are no contradiction:
//! zones differ.
//!
//! For a web page the order is JSON-LD, Open Graph, `<meta>` names, elements of the page (`<time>`, `<h1>`, `<title>`).
//! Two fields begin elsewhere: the address with `<link rel="canonical">`, the language with `<html lang>`.

use crate::article::{Article, Stated};
use crate::days;
use crate::format::Origin;
use on_record_engine::Date;

/// What is said about one article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claims {
    headlines: Vec<Stated<String>>,
    dates: Vec<Stated<Date>>,
    outlets: Vec<Stated<String>>,
    urls: Vec<Stated<String>>,
    authors: Vec<Stated<Vec<String>>>,
    languages: Vec<Stated<String>>,
}

impl Claims {
    /// Somebody says what its headline is. Blank words say nothing, here and below.
    pub(crate) fn headline(&mut self, words: &str, said_by: &str) {
        push(&mut self.headlines, words, said_by);
    }

    /// Somebody says when it was published. What is no day says nothing.
    pub(crate) fn date(&mut self, day: &str, said_by: &str) {
        self.dates.extend(days::parse(day).map(|day| Stated::new(day, said_by)));
    }

    /// Whether somebody said when it was published.
    pub(crate) const fn has_date(&self) -> bool {
        !self.dates.is_empty()
    }

    /// Somebody says who published it.
    pub(crate) fn outlet(&mut self, name: &str, said_by: &str) {
        push(&mut self.outlets, name, said_by);
    }

    /// Somebody says where it can be read. What is no address of the web says nothing.
    pub(crate) fn url(&mut self, url: &str, said_by: &str) {
        let url = url.trim();
        let web = url.starts_with("https://") || url.starts_with("http://");
        if web && !url.contains(char::is_whitespace) {
            push(&mut self.urls, url, said_by);
        }
    }

    /// Somebody says who wrote it. An address is no name.
    pub(crate) fn authors<'n>(&mut self, names: impl IntoIterator<Item = &'n str>, said_by: &str) {
        let mut found: Vec<String> = Vec::new();
        for name in names {
            let name = squeezed(name);
            let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(&name);
            if !name.is_empty() && !name.contains("://") && !found.iter().any(|known| known == name) {
                found.push(name.to_owned());
            }
        }
        if !found.is_empty() {
            self.authors.push(Stated::new(found, said_by));
        }
    }

    /// Somebody says in which language it is. What is no code and no name of one says nothing.
    pub(crate) fn language(&mut self, code: &str, said_by: &str) {
        let code = squeezed(&code.replace('_', "-"));
        #[cfg(feature = "language")]
        let code = crate::language::code_of(&code).unwrap_or_default();
        push(&mut self.languages, &code, said_by);
    }

    /// Somebody says who sent it, or has the right to it: the weaker word, and no contradiction to who published it.
    #[cfg(feature = "documents")]
    pub(crate) fn sender(&mut self, name: &str, said_by: &str) {
        if self.outlets.is_empty() {
            self.outlet(name, said_by);
        }
    }

    /// Whether somebody said what its headline is.
    pub(crate) const fn has_headline(&self) -> bool {
        !self.headlines.is_empty()
    }

    /// The headline that holds.
    pub(crate) fn first_headline(&self) -> Option<&str> {
        self.headlines.first().map(|headline| headline.value.as_str())
    }

    /// Gives the article what holds, with a note on each field of which two places say different things.
    pub(crate) fn settle(mut self, article: &mut Article, origin: &Origin) {
        let outlets: Vec<String> = self.outlets.iter().map(|outlet| outlet.value.clone()).collect();
        for headline in &mut self.headlines {
            let whole = headline.value.clone();
            let short =
                outlets.iter().map(|outlet| without_outlet(&whole, outlet)).min_by_key(|short| short.len());
            headline.value = short.unwrap_or(&whole).to_owned();
        }
        let note = |message: String| origin.note(None, message);
        article.compare("headline", &self.headlines, note);
        article.compare("date", &self.dates, note);
        article.compare("outlet", &self.outlets, note);
        article.compare("url", &self.urls, note);
        article.compare("authors", &self.authors, note);
        article.compare("language", &self.languages, note);
        article.headline = self.headlines.into_iter().next();
        article.date = self.dates.into_iter().next();
        article.outlet = self.outlets.into_iter().next();
        article.url = self.urls.into_iter().next();
        article.authors = self.authors.into_iter().next();
        article.language = self.languages.into_iter().next();
    }
}

/// A headline without the outlet's name that many pages put behind it: "Rain | The Sample".
fn without_outlet<'h>(headline: &'h str, outlet: &str) -> &'h str {
    let cut = headline.len().saturating_sub(outlet.len());
    let Some((before, end)) = headline.split_at_checked(cut) else { return headline };
    let before = before.trim_end();
    let parted = before.strip_suffix(['|', '-', '–', '—', '»', '·']).map(str::trim_end);
    match parted {
        Some(rest) if !rest.is_empty() && end.eq_ignore_ascii_case(outlet) => rest,
        _ => headline,
    }
}

fn push(to: &mut Vec<Stated<String>>, words: &str, said_by: &str) {
    let words = squeezed(words);
    if !words.is_empty() {
        to.push(Stated::new(words, said_by));
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Claims;
    use crate::article::Article;
    use crate::format::Origin;

    fn settled(claims: Claims) -> Article {
        let mut article = Article::new("a", "x");
        claims.settle(&mut article, &Origin::new("a", "a.html"));
        article
    }

    #[test]
    fn the_first_that_says_something_holds() {
        let mut claims = Claims::default();
        claims.date("soon", "one");
        claims.date("2031-04-02", "two");
        claims.date("2031-04-03T01:00:00Z", "three");
        claims.url("/relative", "one");
        claims.url("https://example.org/a", "two");
        claims.authors(["https://example.org/ada", " By Ada  Example ", "Ada Example"], "one");
        let article = settled(claims);
        let date = article.date.unwrap();
        assert_eq!((date.value.to_string().as_str(), date.said_by.as_str()), ("2031-04-02", "two"));
        assert_eq!(article.url.unwrap().said_by, "two");
        assert_eq!(article.authors.unwrap().value, ["Ada Example"]);
        assert!(article.notes.is_empty() && article.disagreeing.is_empty());
    }

    #[test]
    fn the_outlet_behind_a_headline_is_no_part_of_it() {
        for (written, read) in [
            ("Rain | The Sample", "Rain"),
            ("Rain - the sample", "Rain"),
            ("On The Sample", "On The Sample"),
            ("é", "é"),
        ] {
            let mut claims = Claims::default();
            claims.headline(written, "`<title>`");
            claims.outlet("The Sample", "meta");
            assert_eq!(settled(claims).headline.unwrap().value, read);
        }
    }

    #[test]
    fn days_that_differ_are_told() {
        let mut claims = Claims::default();
        claims.date("2031-04-02", "JSON-LD");
        claims.date("2031-04-09", "meta");
        let article = settled(claims);
        assert_eq!(article.disagreeing.len(), 1);
        assert_eq!(
            article.notes[0].to_string(),
            "a.html: two dates are stated: “2031-04-02” (JSON-LD), which holds, and “2031-04-09” (meta)"
        );
    }

    #[test]
    fn every_field_of_which_two_places_say_different_things_is_told() {
        let mut claims = Claims::default();
        claims.headline("Rain | The Other", "JSON-LD");
        claims.headline("Rain", "`<h1>`");
        claims.headline("Snow", "meta");
        claims.outlet("The Sample", "JSON-LD");
        claims.outlet("The Other", "meta");
        claims.url("https://sample.example/a", "JSON-LD");
        claims.url("https://sample.example/b", "meta");
        claims.authors(["Ada Example"], "JSON-LD");
        claims.authors(["Ben Sample"], "meta");
        claims.language("en", "`<html lang>`");
        claims.language("de_DE", "meta");
        let article = settled(claims);
        let told: Vec<_> = article
            .disagreeing
            .iter()
            .map(|two| (two.field, two.holds.as_str(), two.other.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("headline", "Rain", "Snow"),
                ("outlet", "The Sample", "The Other"),
                ("url", "https://sample.example/a", "https://sample.example/b"),
                ("authors", "Ada Example", "Ben Sample"),
                ("language", "en", "de-DE"),
            ]
        );
        assert_eq!(article.notes.len(), 5);
    }
}
