//! The element's lengths. The page's style sheet serves the `<on-record>` element as it is but for one thing: `rem` is
//! the font size of the page around, which an element in its shadow root cannot set for itself. The element measures by
//! `--or-rem` instead. Writing that into the sources would make each of some four hundred lengths four times as long,
//! and have every browser resolve a variable for each of them, so the unit is exchanged here, token by token.

use cssparser::{ParseError, Parser, ParserInput, Token};

/// The style sheet with `rem` counted from the element; comments, which the sources keep, are left out.
///
/// ```
/// use on_record_site::styles::for_element;
/// let css = "/* 1rem */ .a { margin: clamp(1rem, -0.25rem, 2vw); background: url(\"data:,1rem\") }";
/// let made = " .a { margin: clamp(calc(1 * var(--or-rem)), calc(-0.25 * var(--or-rem)), 2vw); background: url(\"data:,1rem\") }";
/// assert_eq!(for_element(css).unwrap(), made);
/// ```
///
/// # Errors
/// The condition of an at-rule is a length in `rem`, where a variable cannot stand.
pub fn for_element(css: &str) -> Result<String, String> {
    let mut out = String::with_capacity(css.len() * 5 / 4);
    let mut input = ParserInput::new(css);
    copy(&mut Parser::new(&mut input), &mut out).map_err(|error| {
        format!("The styles cannot be read at line {}: {error}.", error.location.line + 1)
    })?;
    Ok(out)
}

fn copy<'i>(parser: &mut Parser<'i, '_>, out: &mut String) -> Result<(), ParseError<'i, &'static str>> {
    // Between `@media` and its block.
    let mut condition = false;
    loop {
        let start = parser.position();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return Ok(()) };
        let text = parser.slice_from(start);
        let close = match token {
            Token::Comment(_) => continue,
            Token::Dimension { ref unit, .. } if unit.eq_ignore_ascii_case("rem") => {
                out.push_str(&format!("calc({} * var(--or-rem))", &text[..text.len() - unit.len()]));
                continue;
            }
            Token::AtKeyword(_) => {
                condition = true;
                ""
            }
            Token::Semicolon => {
                condition = false;
                ""
            }
            Token::CurlyBracketBlock => "}",
            Token::SquareBracketBlock => "]",
            Token::Function(_) | Token::ParenthesisBlock => ")",
            _ => "",
        };
        out.push_str(text);
        if close.is_empty() {
            continue;
        }
        let from = out.len();
        let here = parser.current_source_location();
        parser.parse_nested_block(|inner| copy(inner, out))?;
        if condition && close == ")" && out[from..].contains("--or-rem") {
            return Err(here.new_custom_error("a condition in rem"));
        }
        condition &= close != "}";
        out.push_str(close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_in_rem_is_refused() {
        assert!(for_element("@media (min-width: 640px) { a { margin: 1rem } }").is_ok());
        let error = for_element("a { b: c }\n@media (min-width: 40rem) { a { b: c } }").unwrap_err();
        assert!(error.contains("line 2"), "{error}");
    }

    /// In a shadow root nothing is the root or the body: what is said of them must be said of `:host` and `.page` too.
    #[test]
    fn what_is_said_of_the_page_is_said_of_the_element() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../styles");
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            let css = std::fs::read_to_string(file.path()).unwrap();
            for line in css.lines().map(str::trim_start).filter(|line| line.contains('{')) {
                let both = [(":root", ":host"), ("html {", ":host"), ("html,", ":host"), ("body", ".page")];
                for (page, element) in both {
                    assert!(
                        !line.starts_with(page) || line.contains(element),
                        "{}: {line}",
                        file.path().display()
                    );
                }
            }
            let made = for_element(&css).unwrap();
            assert!(made.matches("rem").count() == made.matches("--or-rem").count());
        }
    }
}
