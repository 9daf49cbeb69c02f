//! NewsML-G2, in which wire services send articles, alone (`newsItem`) or several (`newsMessage`). The text is NITF, HTML
//! or plain; items without a text, pictures among them, are told.

use super::nitf;
use crate::article::Article;
use crate::claims::Claims;
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream};
use crate::html;
use crate::xml::{self, Element};

/// NewsML-G2.
pub(super) const FORMAT: Format = Format {
    name: "newsml",
    label: "NewsML-G2",
    endings: &["newsml"],
    recognise,
    read: Read::Many(|origin, stream| read(&origin, stream)),
};

fn recognise(start: &[u8]) -> Likeness {
    match xml::root_name(start).as_deref() {
        Some("newsitem" | "newsmessage") => Likeness::Certain,
        _ => Likeness::No,
    }
}

fn read(origin: &Origin, stream: Stream) -> Articles {
    xml::articles(origin, stream, "items", |root| {
        let items = if root.name == "newsItem" { vec![root] } else { root.below("newsItem") };
        items.into_iter().enumerate().map(|(row, item)| article(item, row + 1, origin)).collect()
    })
}

fn article(item: &Element, row: usize, origin: &Origin) -> Outcome {
    let id = item.attribute("guid").map_or_else(|| format!("{}-{row}", origin.id), str::to_owned);
    let text = text(item).map_err(|why| origin.error(None, format!("item `{id}`: {why}")))?;
    if text.is_empty() {
        let message = format!("item `{id}` has no text: give the item that holds the article; skipped");
        return Err(origin.error(None, message));
    }
    let mut article = Article::new(id, text);
    let mut claims = Claims::default();
    claim(item, &mut claims);
    claims.settle(&mut article, origin);
    Ok(article)
}

/// The text of the first form that has one.
fn text(item: &Element) -> Result<String, &'static str> {
    let Some(content) = item.child("contentSet") else { return Ok(String::new()) };
    for form in content.children() {
        let text = match form.name.as_str() {
            "inlineXML" if !form.below("body.content").is_empty() => nitf::body(form)?,
            "inlineXML" => {
                let body = form.below("body");
                let html = body.first().copied().unwrap_or(form).inner_html(&|_| false);
                html::fragment(&html)
                    .map_err(|_| "its elements are nested too deep: save its text as .txt; skipped")?
            }
            "inlineData" => form.text().trim().to_owned(),
            _ => String::new(),
        };
        if !text.is_empty() {
            return Ok(text);
        }
    }
    Ok(String::new())
}

fn claim(item: &Element, claims: &mut Claims) {
    let within = |part: &str, name: &str| item.child(part).map(|part| part.text_of(name)).unwrap_or_default();
    claims.headline(&within("contentMeta", "headline"), "NewsML `headline`");
    for (part, name) in
        [("itemMeta", "firstCreated"), ("contentMeta", "contentCreated"), ("itemMeta", "versionCreated")]
    {
        if !claims.has_date() {
            claims.date(&within(part, name), &format!("NewsML `{name}`"));
        }
    }
    let provider = item.child("itemMeta").and_then(|meta| meta.child("provider"));
    let provider = provider.map(|provider| provider.text_of("name")).unwrap_or_default();
    claims.sender(&within("contentMeta", "infoSource"), "NewsML `infoSource`");
    claims.sender(&provider, "NewsML `provider`");
    claims.sender(&within("contentMeta", "creditline"), "NewsML `creditline`");
    let links = item.child("itemMeta").into_iter().flat_map(|meta| meta.all("link"));
    links.filter_map(|link| link.attribute("href")).for_each(|href| claims.url(href, "NewsML `link`"));
    claims.authors([within("contentMeta", "by").as_str()], "NewsML `by`");
    let creator = item.child("contentMeta").and_then(|meta| meta.child("creator"));
    claims.authors(
        [creator.map(|creator| creator.text_of("name")).unwrap_or_default().as_str()],
        "NewsML `creator`",
    );
    let language = item.child("contentMeta").and_then(|meta| meta.child("language")?.attribute("tag"));
    claims.language(language.or_else(|| item.attribute("lang")).unwrap_or_default(), "NewsML `language`");
    // What the text's own head says comes last.
    if let Some(head) = item.below("nitf").first() {
        nitf::claim(head, claims);
    }
}
