//! Text as it stands in XML and HTML, between tags and in attributes.

/// Adds a text so that nothing in it is markup: `a & "b"` as `a &amp; &quot;b&quot;`.
///
/// ```
/// use on_record_engine::text::markup::push_escaped;
/// let mut html = String::from("<p>");
/// push_escaped(&mut html, "1 < 2 & \"3\" > 2");
/// assert_eq!(html, "<p>1 &lt; 2 &amp; &quot;3&quot; &gt; 2");
/// ```
pub fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
