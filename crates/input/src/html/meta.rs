//! What a page's head and elements say about its article: Open Graph, `<meta>` names, `<link>`, `<time>`, `<h1>`.

use super::dom::{self, attribute};
use crate::claims::Claims;
use dom_query::NodeRef;

/// Names of `<meta>` that state a headline, the more trusted ones first; so below.
const HEADLINES: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
];
/// Names that state when an article was published. When it was changed is another day.
const DATES: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:pubdate",
    "article.published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "publish-date",
    "publish_date",
    "published_at",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "date",
    "originalpublicationdate",
    "article_date_original",
    "datecreated",
];
const OUTLETS: &[&str] =
    &["og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name", "cre"];
const URLS: &[&str] = &["og:url", "parsely-link", "twitter:url"];
const AUTHORS: &[&str] = &[
    "article:author",
    "og:article:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article:author_name",
    "authors",
    "citation_author",
];
const LANGUAGES: &[&str] = &["content-language", "language", "dc.language", "og:locale"];

/// Adds what `<link rel="canonical">` and `<html lang>` say: they come before everything else.
pub(super) fn claim_first(root: &NodeRef<'_>, claims: &mut Claims) {
    for link in dom::named(root, &["link"]) {
        let rel = attribute(&link, "rel").unwrap_or_default().to_ascii_lowercase();
        if rel.split_whitespace().any(|word| word == "canonical") {
            claims.url(&attribute(&link, "href").unwrap_or_default(), "`<link rel=\"canonical\">`");
        }
    }
    for html in dom::named(root, &["html"]) {
        claims.language(&attribute(&html, "lang").unwrap_or_default(), "`<html lang>`");
    }
}

/// Adds what `<meta>` elements say.
pub(super) fn claim_meta(root: &NodeRef<'_>, claims: &mut Claims) {
    let metas: Vec<(String, String)> = dom::named(root, &["meta"]).iter().filter_map(pair).collect();
    let all = |names: &[&str], tell: &mut dyn FnMut(&str, &str)| {
        for name in names {
            for (key, value) in metas.iter().filter(|(key, _)| key == name) {
                tell(value, &format!("meta `{key}`"));
            }
        }
    };
    all(HEADLINES, &mut |value, by| claims.headline(value, by));
    all(DATES, &mut |value, by| claims.date(value, by));
    all(OUTLETS, &mut |value, by| claims.outlet(value, by));
    all(URLS, &mut |value, by| claims.url(value, by));
    all(LANGUAGES, &mut |value, by| claims.language(value, by));
    for name in AUTHORS {
        let values: Vec<&str> =
            metas.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect();
        claims.authors(values, &format!("meta `{name}`"));
    }
}

/// The name of a `<meta>`, in lower case, and what it says.
fn pair(meta: &NodeRef<'_>) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| attribute(meta, key))?;
    Some((name.to_ascii_lowercase(), attribute(meta, "content")?))
}

/// Adds what elements of the page show: the day that `<time>` states, and the headline that it is read under.
pub(super) fn claim_elements(root: &NodeRef<'_>, claims: &mut Claims) {
    claim_times(root, claims);
    let heads = dom::named(root, &["h1"]);
    if let [head] = heads.as_slice() {
        claims.headline(&dom::text(head), "`<h1>`");
    }
    // The window's title is made of more than the headline, and often shorter: no contradiction to another one.
    for title in dom::named(root, &["title"]).iter().take(usize::from(!claims.has_headline())) {
        claims.headline(&dom::text(title), "`<title>`");
    }
}

/// Of several times the one that says so is when the article was published; else they must be of one day, since the
/// others may be of other articles.
fn claim_times(root: &NodeRef<'_>, claims: &mut Claims) {
    let times = dom::named(root, &["time", "abbr", "span", "meta"]);
    let stated = |node: &NodeRef<'_>| {
        attribute(node, "datetime").or_else(|| attribute(node, "content")).unwrap_or_else(|| dom::text(node))
    };
    let marked = times.iter().find(|node| {
        let prop = attribute(node, "itemprop").unwrap_or_default();
        node.has_attr("pubdate") || prop.split_whitespace().any(|word| word == "datePublished")
    });
    if let Some(time) = marked {
        return claims.date(&stated(time), "`datePublished` of the page");
    }
    // A time that nobody marks is the weakest word, and often that of a change: no contradiction to another one.
    if claims.has_date() {
        return;
    }
    let days: Vec<_> = times
        .iter()
        .filter(|node| dom::is(node, &["time"]) && !is_of_another(node))
        .filter_map(|node| attribute(node, "datetime"))
        .filter_map(|stated| Some((crate::days::parse(&stated)?, stated)))
        .collect();
    if let Some((day, text)) = days.first()
        && days.iter().all(|(other, _)| other == day)
    {
        claims.date(text, "`<time>`");
    }
}

/// Whether a time tells when an article was changed, or stands in a list of other things.
fn is_of_another(time: &NodeRef<'_>) -> bool {
    let prop = attribute(time, "itemprop").unwrap_or_default();
    prop == "dateModified"
        || time.ancestors_it(None).any(|node| dom::is(&node, &["aside", "nav", "footer", "li"]))
}

#[cfg(test)]
mod tests {
    use super::{claim_elements, claim_first, claim_meta};
    use crate::article::Article;
    use crate::claims::Claims;
    use crate::format::Origin;
    use dom_query::Document;

    fn read(html: &str) -> Article {
        let document = Document::from(html);
        let mut claims = Claims::default();
        claim_first(&document.root(), &mut claims);
        claim_meta(&document.root(), &mut claims);
        claim_elements(&document.root(), &mut claims);
        let mut article = Article::new("a", "");
        claims.settle(&mut article, &Origin::new("a", "a.html"));
        article
    }

    fn date(html: &str) -> Option<(String, String)> {
        read(html).date.map(|date| (date.value.to_string(), date.said_by))
    }

    #[test]
    fn names_are_believed_in_their_order() {
        let article = read(
            "<html lang=en><link rel=canonical href=https://a.example/1><meta name=pubdate content=2031-04-02>\
             <meta property='Article:Published_Time' content=2031-04-03><meta property=og:url content=https://a.example/2>\
             <meta property=article:author content=https://a.example/ada><meta name=author content='Ada Example'>",
        );
        assert_eq!(article.date.unwrap().said_by, "meta `article:published_time`");
        assert_eq!(article.url.unwrap().value, "https://a.example/1");
        assert_eq!(article.authors.unwrap().value, ["Ada Example"]);
        assert_eq!(article.language.unwrap().said_by, "`<html lang>`");
    }

    #[test]
    fn a_time_is_the_articles_only_where_no_other_stands_beside_it() {
        let one = Some(("2031-04-02".to_owned(), "`<time>`".to_owned()));
        assert_eq!(date("<time datetime=2031-04-02>"), one);
        assert_eq!(
            date("<time datetime=2031-04-02></time><aside><time datetime=2031-04-09></time></aside>"),
            one
        );
        assert_eq!(date("<time datetime=2031-04-02></time><time datetime=2031-04-09></time>"), None);
        let marked =
            "<time datetime=2031-04-09></time><time itemprop=datePublished datetime=2031-04-02></time>";
        assert_eq!(date(marked).map(|(day, _)| day).as_deref(), Some("2031-04-02"));
    }
}
