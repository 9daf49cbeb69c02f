//! What a page's JSON-LD says about its article (schema.org): the first object that is an article, alone, in a list or
//! in `@graph`. Lists of other articles (`ItemList`, `hasPart`) are not looked into.

use super::dom;
use crate::claims::Claims;
use dom_query::NodeRef;
use serde_json::{Map, Value};

/// How deep an article may lie in lists and graphs.
const DEEPEST: usize = 8;

/// Adds what the page's JSON-LD says.
pub(super) fn claim(root: &NodeRef<'_>, claims: &mut Claims) {
    let values = values(root);
    let mut objects = Vec::new();
    values.iter().for_each(|value| collect(value, DEEPEST, &mut objects));
    // A page may describe itself beside its article: the article tells more.
    let article =
        objects.iter().find(|object| is_article(object)).or_else(|| objects.iter().find(|o| is_page(o)));
    if let Some(article) = article {
        tell(article, &objects, claims);
    }
    claims.outlet(&site(&objects), "JSON-LD `WebSite`");
}

/// The page's pieces of JSON-LD that are JSON.
fn values(root: &NodeRef<'_>) -> Vec<Value> {
    let scripts = dom::named(root, &["script"]);
    scripts
        .iter()
        .filter(|script| {
            dom::attribute(script, "type")
                .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("application/ld+json"))
        })
        .filter_map(|script| parse(&script.text()))
        .collect()
}

/// The whole text, which some pages give only there: their own is drawn by a program.
pub(super) fn body(root: &NodeRef<'_>) -> Option<String> {
    let values = values(root);
    let mut objects = Vec::new();
    values.iter().for_each(|value| collect(value, DEEPEST, &mut objects));
    let body = objects.iter().find(|object| is_article(object))?.get("articleBody")?.as_str()?;
    Some(plain(body).trim().to_owned()).filter(|body| !body.is_empty())
}

/// JSON as pages write it: in a comment, with line ends inside of strings.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text =
        text.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mended(text)).ok())
}

/// JSON without what serializers of pages get wrong most often: control characters in strings, a comma behind the last
/// value, none between two.
fn mended(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    let (mut inside, mut escaped, mut comma, mut closed) = (false, false, false, false);
    for c in text.chars() {
        if inside {
            json.push(if c.is_control() { ' ' } else { c });
            inside = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            closed = !inside;
            continue;
        }
        if c.is_whitespace() {
            continue;
        }
        let begins = matches!(c, '"' | '{' | '[');
        if (comma && !matches!(c, '}' | ']' | ',')) || (closed && begins) {
            json.push(',');
        }
        comma = c == ',';
        closed = matches!(c, '}' | ']');
        inside = c == '"';
        if !comma {
            json.push(c);
        }
    }
    json
}

fn collect<'v>(value: &'v Value, deep: usize, objects: &mut Vec<&'v Map<String, Value>>) {
    let Some(deep) = deep.checked_sub(1) else { return };
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, deep, objects)),
        Value::Object(object) => {
            objects.push(object);
            for name in ["@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"] {
                object.get(name).into_iter().for_each(|inner| collect(inner, deep, objects));
            }
        }
        _ => {}
    }
}

/// The names of an object's types, without the vocabulary's address.
fn types(object: &Map<String, Value>) -> Vec<&str> {
    let names: Vec<&str> = match object.get("@type") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(name)) => vec![name],
        _ => vec![],
    };
    names.into_iter().map(|name| name.rsplit(['/', '#', ':']).next().unwrap_or(name)).collect()
}

fn is_article(object: &Map<String, Value>) -> bool {
    types(object)
        .iter()
        .any(|name| name.ends_with("Article") || name.ends_with("Posting") || *name == "Report")
}

fn is_page(object: &Map<String, Value>) -> bool {
    types(object).iter().any(|name| name.ends_with("WebPage") || *name == "ItemPage")
        && object.contains_key("datePublished")
}

/// The name of the site, where the page describes it.
fn site(objects: &[&Map<String, Value>]) -> String {
    let site = objects.iter().find(|object| types(object).contains(&"WebSite"));
    site.and_then(|site| site.get("name")).and_then(Value::as_str).map(plain).unwrap_or_default()
}

fn tell(article: &Map<String, Value>, all: &[&Map<String, Value>], claims: &mut Claims) {
    let text = |name: &str| article.get(name).and_then(Value::as_str).map(plain).unwrap_or_default();
    claims.headline(&text("headline"), "JSON-LD `headline`");
    claims.headline(&text("name"), "JSON-LD `name`");
    claims.date(&text("datePublished"), "JSON-LD `datePublished`");
    claims.language(&text("inLanguage"), "JSON-LD `inLanguage`");
    claims.url(&text("url"), "JSON-LD `url`");
    let page = article.get("mainEntityOfPage");
    let page = page.and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
    claims.url(page.unwrap_or_default(), "JSON-LD `mainEntityOfPage`");
    for name in ["publisher", "sourceOrganization"] {
        let names = article.get(name).map(|value| names(value, all)).unwrap_or_default();
        claims.outlet(names.first().map_or("", String::as_str), &format!("JSON-LD `{name}`"));
    }
    for name in ["author", "creator"] {
        let names = article.get(name).map(|value| names(value, all)).unwrap_or_default();
        claims.authors(names.iter().map(String::as_str), &format!("JSON-LD `{name}`"));
    }
}

/// The names in a value: a name, an object that has one, one that stands elsewhere (`@id`), or a list of them.
fn names(value: &Value, all: &[&Map<String, Value>]) -> Vec<String> {
    match value {
        Value::String(name) => vec![plain(name)],
        Value::Array(values) => values.iter().flat_map(|value| names_of_one(value, all)).collect(),
        one => names_of_one(one, all),
    }
}

fn names_of_one(value: &Value, all: &[&Map<String, Value>]) -> Vec<String> {
    let Some(object) = value.as_object() else { return value.as_str().map(plain).into_iter().collect() };
    let meant = object.get("@id").and_then(|id| all.iter().find(|other| other.get("@id") == Some(id)));
    let named = object.get("name").or_else(|| meant?.get("name"));
    match named {
        Some(Value::String(name)) => vec![plain(name)],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(plain).collect(),
        _ => vec![],
    }
}

/// A text without the entities that some pages write into JSON.
fn plain(text: &str) -> String {
    if text.contains('&') || text.contains('<') { dom::unescaped(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{claim, parse};
    use crate::article::Article;
    use crate::claims::Claims;
    use crate::format::Origin;
    use dom_query::Document;

    fn read(json: &str) -> Article {
        let document = Document::from(format!("<script type='application/ld+json'>{json}</script>"));
        let mut claims = Claims::default();
        claim(&document.root(), &mut claims);
        let mut article = Article::new("a", "");
        claims.settle(&mut article, &Origin::new("a", "a.html"));
        article
    }

    #[test]
    fn the_article_is_found_in_lists_and_graphs_and_not_among_other_articles() {
        for json in [
            r#"[{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]},
                {"@type": "https://schema.org/NewsArticle", "headline": "Rain &amp; wind", "author": ["Ada Example"]}]"#,
            r#"{"@graph": [{"@id": "1", "name": "Ada Example"},
                {"@type": ["Thing", "BlogPosting"], "headline": "Rain & wind", "author": {"@id": "1"}}]}"#,
        ] {
            let article = read(json);
            assert_eq!(article.headline.unwrap().value, "Rain & wind");
            assert_eq!(article.authors.unwrap().value, ["Ada Example"]);
        }
    }

    #[test]
    fn the_whole_text_is_found() {
        let json = r#"{"@type": "NewsArticle", "articleBody": " It rains.\n\nIt pours. "}"#;
        let document = Document::from(format!("<script type='application/ld+json'>{json}</script>"));
        assert_eq!(super::body(&document.root()).as_deref(), Some("It rains.\n\nIt pours."));
        assert_eq!(super::body(&Document::from("<p>It rains.").root()), None);
    }

    #[test]
    fn what_pages_write_for_json_is_read() {
        for json in [
            "<!-- {\"a\": \"b c\"} -->",
            "{\"a\": \"b\nc\",}",
            "{\"z\": [1, ],\"a\": \"b c\"};",
            "{\"z\": {} \"a\":\"b c\"}",
        ] {
            let value = parse(json).unwrap();
            assert_eq!(value["a"], "b c", "{json}");
        }
        assert_eq!(parse("{\"a\": "), None);
        assert_eq!(parse(r#"{"a": "\"},", }"#).unwrap()["a"], "\"},");
    }
}
