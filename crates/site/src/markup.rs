//! Changing the attributes of rendered HTML: a static page must not look like the running one to scripts and tests,
//! and its links lead to other static pages.

/// Passes every attribute of every tag through `change`, which gives the attribute to write, or `None` to drop it.
///
/// The input is what yew's server renderer writes: attributes in double quotation marks, texts escaped.
///
/// ```
/// use on_record_site::markup::attributes;
/// let html = "<a id=\"x\" href=\"#/a\">the data-driven a id=\"b\"</a><br>";
/// let changed = attributes(html, |tag, name, value| (name != "id").then(|| (name.to_owned(), format!("{tag}{value}"))));
/// assert_eq!(changed, "<a href=\"a#/a\">the data-driven a id=\"b\"</a><br>");
/// ```
pub fn attributes(html: &str, change: impl Fn(&str, &str, &str) -> Option<(String, String)>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let end = close(tag);
        out.push_str(&one(&tag[..end], &change));
        rest = &tag[end..];
    }
    out.push_str(rest);
    out
}

/// Where a tag ends: the first `>` outside quotation marks.
fn close(tag: &str) -> usize {
    let mut quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn one(tag: &str, change: &impl Fn(&str, &str, &str) -> Option<(String, String)>) -> String {
    let name: String = tag[1..].chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
    if name.is_empty() {
        return tag.to_owned();
    }
    let mut out = format!("<{name}");
    let mut rest = &tag[1 + name.len()..];
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, more)) = after.split_once('"') else { break };
        let attribute = before.trim();
        // What stands before the last blank has no value of its own.
        let (bare, attribute) = attribute.rsplit_once(' ').unwrap_or(("", attribute));
        if !bare.is_empty() {
            out.push_str(&format!(" {bare}"));
        }
        if let Some((attribute, value)) = change(&name, attribute, value) {
            out.push_str(&format!(" {attribute}=\"{value}\""));
        }
        rest = more;
    }
    out.push_str(rest);
    out
}

/// Text as it stands in HTML, in an element or in an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")]
        .iter()
        .fold(text.to_owned(), |text, (c, e)| text.replace(c, e))
}
