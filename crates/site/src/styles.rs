//! The page's styles for a shadow root: what the page's root and body are there is the host and the element's own
//! root, and lengths no longer hang on the font size of the page around.

/// Turns the page's style sheet into the element's.
///
/// ```
/// use on_record_site::styles::for_shadow;
/// assert!(for_shadow(":root { --a: 1.5rem; }").contains(":host { --a: calc(1.5 * var(--or-rem)); }"));
/// assert!(for_shadow(":root[data-theme=\"dark\"] { x: y; }").contains(":host([theme=\"dark\"]), .page[data-theme=\"dark\"] { x: y; }"));
/// assert!(for_shadow("body:has(dialog) { x: y; }").contains(".page:has(dialog) { x: y; }"));
/// assert!(for_shadow("@media (min-width: 40rem) { html { x: y; } }").contains("(min-width: 40rem) { :host {"));
/// ```
#[must_use]
pub fn for_shadow(css: &str) -> String {
    let mut out = String::from(FRAME);
    let plain = without_comments(css);
    let mut rest = plain.as_str();
    // What stands before a brace is a selector or the head of an at-rule; what stands before a semicolon or a
    // closing brace is a declaration.
    while let Some(at) = rest.find(['{', '}', ';']) {
        let (part, sign) = (&rest[..at], &rest[at..=at]);
        if sign == "{" && !part.trim_start().starts_with('@') {
            out.push_str(&selectors(part));
        } else if part.trim_start().starts_with('@') {
            out.push_str(part);
        } else {
            out.push_str(&lengths(part));
        }
        out.push_str(sign);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

/// The element itself. Nothing that the page around says of it, or hands down to it, gets in; `--or-…` does.
const FRAME: &str = "@layer reset, tokens, base, layout, components, utilities;
:host { display: block !important; visibility: visible !important; opacity: 1 !important; --or-rem: 16px; }
:host([hidden]) { display: none !important; }
@layer reset { .page { all: initial; display: block; color-scheme: inherit; } }
@layer utilities { .page.boot { display: block !important; padding: 1rem; } }
";

fn selectors(part: &str) -> String {
    let start = part.len() - part.trim_start().len();
    let list: Vec<String> = split(&part[start..]).into_iter().map(selector).collect();
    format!("{}{}", &part[..start], list.join(","))
}

/// Cuts a list of selectors at its own commas, not at those inside parentheses.
fn split(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[from..]);
    parts
}

fn selector(one: &str) -> String {
    let start = one.len() - one.trim_start().len();
    let (blank, bare) = one.split_at(start);
    if let Some((theme, rest)) = bare.strip_prefix(":root[data-").and_then(|rest| rest.split_once(']')) {
        let (name, value) = theme.split_once('=').unwrap_or((theme, "\"\""));
        return format!("{blank}:host([{name}={value}]){rest}, .page[data-{name}={value}]{rest}")
            .replace(" , ", ", ");
    }
    for (page, own) in [(":root", ":host"), ("html", ":host"), ("body", ".page")] {
        if let Some(rest) = bare.strip_prefix(page) {
            if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_') {
                continue;
            }
            // A host takes what is asked of it in parentheses.
            if own == ":host" && rest.starts_with(['.', '[', ':']) {
                let end = rest.find([' ', '>', '+', '~']).unwrap_or(rest.len());
                return format!("{blank}:host({}){}", &rest[..end], &rest[end..]);
            }
            return format!("{blank}{own}{rest}");
        }
    }
    one.to_owned()
}

/// Lengths in `rem` count from the element, not from the page around.
fn lengths(declaration: &str) -> String {
    let mut out = String::new();
    let mut rest = declaration;
    while let Some(at) = rest.find("rem") {
        let (before, after) = (&rest[..at], &rest[at + 3..]);
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        if digits == 0 || !ends {
            out.push_str(&rest[..at + 3]);
        } else {
            let (before, mut number) = (&before[..at - digits], before[at - digits..].to_owned());
            let minus = before.ends_with('-') && !before.ends_with(|c: char| c.is_alphanumeric());
            let before = if minus { &before[..before.len() - 1] } else { before };
            if minus {
                number.insert(0, '-');
            }
            out.push_str(&format!("{before}calc({number} * var(--or-rem))"));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_pictures_keep_their_signs() {
        let css = ".a { background: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E\"); margin: -0.25rem 1rem; }";
        let made = for_shadow(css);
        assert!(made.contains("xmlns='http://www.w3.org/2000/svg'"), "{made}");
        assert!(made.contains("margin: calc(-0.25 * var(--or-rem)) calc(1 * var(--or-rem))"), "{made}");
    }

    #[test]
    fn every_style_of_the_page_is_found_again() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../styles");
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            let css = std::fs::read_to_string(file.path()).unwrap();
            let made = for_shadow(&css);
            assert_eq!(
                made.matches('{').count() - FRAME.matches('{').count(),
                without_comments(&css).matches('{').count()
            );
            for wrong in [":root", "\n  body", "\n  html"] {
                assert!(!made.contains(wrong), "{}: {wrong}", file.path().display());
            }
        }
    }
}
