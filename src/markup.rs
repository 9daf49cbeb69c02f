//! A text inside HTML or XML that is written as text: the code for a newsroom's page, a picture's file.
//!
//! ```
//! assert_eq!(on_record::markup::escape("<b> & \"c\""), "&lt;b&gt; &amp; &quot;c&quot;");
//! ```

/// A text that is only text, between tags and in an attribute's value.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            // XML has no other control characters, however they are written.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
