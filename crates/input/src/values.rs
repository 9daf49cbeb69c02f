//! What the value of a field says: a text, a day, an address, names; as JSON has it or a cell of a table.

use crate::days;
use on_record_engine::{Date, ReadBy};
use serde::Deserialize;
use serde_json::Value;

/// What a value says: something, nothing, or what it should have been.
pub(crate) type Taken<T> = Result<Option<T>, &'static str>;

/// A value, short enough for a message.
pub(crate) fn shown(value: &Value) -> String {
    let mut text = value.to_string();
    if let Some((end, _)) = text.char_indices().nth(40) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Text, in one piece or in several.
pub(crate) fn text(value: &Value) -> Taken<String> {
    let filled = |text: String| Ok(Some(text).filter(|text| !text.trim().is_empty()));
    // ninjs 2 gives a list of the text's and the headline's forms, the main one first; WordPress has both `rendered`.
    let form = value.as_array().and_then(|forms| forms.first()?.get("value"));
    match form.or_else(|| value.get("rendered")).unwrap_or(value) {
        Value::Null => Ok(None),
        Value::String(text) => filled(text.clone()),
        Value::Array(paragraphs) => {
            let paragraphs: Option<Vec<&str>> = paragraphs.iter().map(Value::as_str).collect();
            filled(paragraphs.ok_or("text")?.join("\n\n"))
        }
        _ => Err("text"),
    }
}

/// Text without blanks around it.
pub(crate) fn words(value: &Value) -> Taken<String> {
    let words = text(value)?.map(|text| text.trim().to_owned());
    #[cfg(feature = "documents")]
    if value.get("rendered").is_some() {
        return Ok(words.map(|words| crate::html::unescaped(&words)));
    }
    Ok(words)
}

/// A language as a code. Its name will do, where languages are known by their names.
pub(crate) fn language(value: &Value) -> Taken<String> {
    let words = words(value)?;
    #[cfg(feature = "language")]
    if let Some(name) = &words {
        return crate::language::code_of(name).map(Some).ok_or("a code such as en");
    }
    Ok(words)
}

/// What an article is called.
pub(crate) fn id(value: &Value) -> Taken<String> {
    match value {
        Value::Number(number) => Ok(Some(number.to_string())),
        _ => words(value).map_err(|_| "text or a number"),
    }
}

/// A day as [`days`] reads it.
pub(crate) fn day(value: &Value) -> Taken<Date> {
    const WANTED: &str = "a day such as 2025-08-22";
    let number = value.as_number().map(ToString::to_string);
    let text = number.map_or_else(|| words(value).map_err(|_| WANTED), |number| Ok(Some(number)))?;
    text.map_or(Ok(None), |text| days::parse(&text).map(Some).ok_or(WANTED))
}

/// An address of the web.
pub(crate) fn url(value: &Value) -> Taken<String> {
    const WANTED: &str = "an address that begins with https:// or http://";
    let Some(url) = words(value).map_err(|_| WANTED)? else { return Ok(None) };
    let good =
        (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(char::is_whitespace);
    if good { Ok(Some(url)) } else { Err(WANTED) }
}

/// A name: text, or an object that has one, as schema.org writes it; of several the first.
pub(crate) fn name(value: &Value) -> Taken<String> {
    let value = value.as_array().map_or(value, |names| names.first().unwrap_or(&Value::Null));
    let value = value.as_object().and_then(|object| object.get("name")).unwrap_or(value);
    words(value).map_err(|_| "a name")
}

/// Who wrote it.
pub(crate) fn names(value: &Value) -> Taken<Vec<String>> {
    let names = match value {
        Value::Array(values) => {
            values.iter().filter_map(|value| name(value).transpose()).collect::<Result<_, _>>()
        }
        _ => name(value).map(|name| name.into_iter().collect::<Vec<_>>()),
    };
    let names = names.map_err(|_| "a name or a list of names")?;
    let names: Vec<String> = names.into_iter().map(without_by).collect();
    Ok(Some(names).filter(|names| !names.is_empty()))
}

/// An author's name without the word that bylines put before it.
fn without_by(name: String) -> String {
    let rest =
        name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).map(|rest| rest.trim().to_owned());
    rest.unwrap_or(name)
}

/// Who read the article: an object that `on-record` wrote. A column that happens to have this name says nothing.
pub(crate) fn reader(value: &Value) -> Taken<ReadBy> {
    let Value::Object(_) = value else { return Ok(None) };
    ReadBy::deserialize(value).map(Some).map_err(|_| "an object with `language`, `model` and `hash`")
}

#[cfg(test)]
mod tests {
    use super::{day, name, names, text, words};
    use serde_json::json;

    #[test]
    fn texts_in_pieces_and_in_objects_are_read() {
        assert_eq!(text(&json!(["It rains.", "It pours."])), Ok(Some("It rains.\n\nIt pours.".to_owned())));
        assert_eq!(text(&json!({ "rendered": "It rains." })), Ok(Some("It rains.".to_owned())));
        assert_eq!(text(&json!([{ "value": "It rains." }, {}])), Ok(Some("It rains.".to_owned())));
        assert_eq!((text(&json!(" ")), text(&json!([])), text(&json!(7))), (Ok(None), Ok(None), Err("text")));
        let title = words(&json!({ "rendered": " Rain &amp; wind " })).unwrap().unwrap();
        assert!(title.starts_with("Rain &"), "{title}");
        #[cfg(feature = "documents")]
        assert_eq!(title, "Rain & wind");
    }

    #[test]
    fn numbers_are_days_where_they_can_be() {
        for date in
            [json!(1_932_854_400), json!(1_932_854_400_000_u64), json!("1932854400"), json!(20_310_402)]
        {
            assert_eq!(
                day(&date).unwrap().map(|day| day.to_string()).as_deref(),
                Some("2031-04-02"),
                "{date}"
            );
        }
        assert!(day(&json!(17)).is_err());
    }

    #[test]
    fn names_stand_alone_in_objects_and_in_lists() {
        assert_eq!(name(&json!([{ "name": "Sample Wire" }, "Other"])), Ok(Some("Sample Wire".to_owned())));
        assert_eq!(names(&json!("By Ada Example")), Ok(Some(vec!["Ada Example".to_owned()])));
        assert_eq!(names(&json!([])), Ok(None));
    }

    #[cfg(feature = "language")]
    #[test]
    fn a_language_is_a_code_or_has_a_name() {
        use super::language;
        for (stated, code) in [("en-GB", "en-GB"), ("Deutsch", "de"), ("german", "de")] {
            assert_eq!(language(&json!(stated)), Ok(Some(code.to_owned())));
        }
        assert_eq!(language(&json!("ours")), Err("a code such as en"));
    }
}
