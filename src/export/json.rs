//! Writing JSON. A few lines of our own: the page would carry 15 kB more with a library for it.

use std::fmt::Write;

/// An object that is being written.
pub(super) struct Object<'a> {
    out: &'a mut String,
    first: bool,
}

/// Writes an object whose fields `fields` adds.
pub(super) fn object(out: &mut String, fields: impl FnOnce(&mut Object)) {
    out.push('{');
    fields(&mut Object { out, first: true });
    out.push('}');
}

impl Object<'_> {
    fn key(&mut self, key: &str) -> &mut String {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
        string(self.out, key);
        self.out.push(':');
        self.out
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        string(self.key(key), text);
    }

    /// A text, or `null` where it is not known.
    pub(super) fn known(&mut self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(key, text),
            None => self.key(key).push_str("null"),
        }
    }

    /// A text, or no field.
    pub(super) fn some(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// A number.
    pub(super) fn number(&mut self, key: &str, number: usize) {
        // Writing to a text always succeeds.
        let _ = write!(self.key(key), "{number}");
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        self.list(key, texts, |out, text| string(out, text));
    }

    /// An object inside.
    pub(super) fn object(&mut self, key: &str, fields: impl FnOnce(&mut Object)) {
        object(self.key(key), fields);
    }

    /// A list whose items `item` writes.
    pub(super) fn list<T>(&mut self, key: &str, items: &[T], item: impl Fn(&mut String, &T)) {
        let out = self.key(key);
        out.push('[');
        for (at, one) in items.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            item(out, one);
        }
        out.push(']');
    }

    /// What is JSON already.
    pub(super) fn raw(&mut self, key: &str, json: &str) {
        self.key(key).push_str(json);
    }
}

/// A text in quotation marks. `<` is escaped too: what is written here may stand inside a `script` element.
fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '<' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_one_string() {
        let mut out = String::new();
        object(&mut out, |o| {
            o.text("a\"b", "</script>\u{1}\n\\ “é”");
            o.known("none", None);
            o.some("left out", None);
            o.number("n", 12);
            o.texts("list", &["x".to_owned(), "y".to_owned()]);
        });
        let expected = "{\"a\\\"b\":\"\\u003c/script>\\u0001\\n\\\\ “é”\",\"none\":null,\"n\":12,\"list\":[\"x\",\"y\"]}";
        assert_eq!(out, expected);
    }
}
