//! A statement's citation in the styles that papers, libraries and web pages ask for. Their words are English, as the
//! styles are; what a statement or its article does not say is left out, never filled.

use super::cite::place_link;
use super::embed::attribute;
use super::record::Record;
use crate::texts::ENGLISH_MONTHS;
use on_record_engine::Date;

/// A way to write a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// American Psychological Association, 7th edition.
    Apa,
    /// Modern Language Association, 9th edition.
    Mla,
    /// The Chicago Manual of Style, notes.
    Chicago,
    /// A quotation in Markdown.
    Markdown,
    /// A quotation in HTML.
    Html,
    /// An entry of a BibTeX file.
    BibTex,
    /// A record of RIS, which reference managers read.
    Ris,
}

impl Style {
    /// All of them, with what each is called.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Apa, "APA"),
        (Self::Mla, "MLA"),
        (Self::Chicago, "Chicago"),
        (Self::Markdown, "Markdown"),
        (Self::Html, "HTML"),
        (Self::BibTex, "BibTeX"),
        (Self::Ris, "RIS"),
    ];

    /// A citation; `doubt` says what is not sure of it.
    #[must_use]
    pub fn write(self, record: &Record, doubt: &str) -> String {
        let speaker = record.speaker.as_deref().or(record.source.as_deref()).unwrap_or("Speaker not stated");
        let speaker = if doubt.is_empty() { speaker.to_owned() } else { format!("{speaker} [{doubt}]") };
        let link = place_link(record);
        let title = record.headline.as_deref().unwrap_or_default();
        let outlet = record.outlet.as_deref().unwrap_or_default();
        let day = record.reported_on.or(record.said_on);
        let words = &record.words;
        // A part that is not stated takes the mark behind it along.
        let parts = |parts: &[&str], mark: &str| {
            parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(mark)
        };
        match self {
            Self::Apa => {
                let year = day.map_or("n.d.".to_owned(), |day| english(day, Order::Year));
                let source = if title.is_empty() { outlet } else { title };
                let about = parts(&[source, &format!("({year})")], ". ");
                let place = if title.is_empty() { link } else { parts(&[outlet, &link], ". ") };
                format!(
                    "{words} ({speaker}, as cited in {}). {about}. {place}",
                    parts(&[outlet, &short_year(day)], ", ")
                )
            }
            Self::Mla => {
                let title = marked(title, ".");
                let place = parts(
                    &[outlet, &day.map(|day| english(day, Order::Day)).unwrap_or_default(), &link],
                    ", ",
                );
                format!("{speaker}: {words} Qtd. in {}.", parts(&[&title, &place], " "))
            }
            Self::Chicago => {
                let title = marked(title, ",");
                let place = parts(
                    &[outlet, &day.map(|day| english(day, Order::Month)).unwrap_or_default(), &link],
                    ", ",
                );
                format!("{speaker}, quoted in {}: {words}", parts(&[&title, &place], " "))
            }
            Self::Markdown => {
                let name = if title.is_empty() { &record.article } else { title };
                let about = parts(
                    &[&speaker, &format!("[{}]({link})", name.replace(['[', ']'], "")), outlet, &iso(day)],
                    ", ",
                );
                format!("> {words}\n>\n> — {about}")
            }
            Self::Html => {
                let name = attribute(if title.is_empty() { &record.article } else { title });
                let link = attribute(&link);
                let source = format!("<cite><a href=\"{link}\">{name}</a></cite>");
                let about = parts(&[&attribute(&speaker), &source, &attribute(outlet), &iso(day)], ", ");
                format!(
                    "<blockquote cite=\"{link}\"><p>{}</p><footer>— {about}</footer></blockquote>",
                    attribute(words)
                )
            }
            Self::BibTex => {
                let field = |name: &str, value: &str| {
                    let value = value.replace(['{', '}', '\\'], "");
                    if value.is_empty() { String::new() } else { format!("  {name} = {{{value}}},\n") }
                };
                let note = format!("{speaker}: {words}");
                let fields = [
                    ("title", title),
                    ("organization", outlet),
                    ("date", &iso(day)),
                    ("url", &link),
                    ("note", &note),
                ];
                let fields: String = fields.into_iter().map(|(name, value)| field(name, value)).collect();
                format!("@online{{{},\n{fields}}}", record.id)
            }
            Self::Ris => {
                let line = |tag: &str, value: &str| {
                    if value.is_empty() { String::new() } else { format!("{tag}  - {value}\r\n") }
                };
                let note = format!("{speaker}: {words}");
                let lines = [
                    ("TY", "NEWS"),
                    ("TI", title),
                    ("T2", outlet),
                    ("DA", &iso(day).replace('-', "/")),
                    ("UR", &link),
                    ("N1", &note),
                ];
                let lines: String = lines.into_iter().map(|(tag, value)| line(tag, value)).collect();
                format!("{lines}ER  - \r\n")
            }
        }
    }
}

/// A title in quotation marks, with the mark that stands inside them.
fn marked(title: &str, mark: &str) -> String {
    if title.is_empty() { String::new() } else { format!("“{title}{mark}”") }
}

fn iso(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn short_year(day: Option<Date>) -> String {
    day.map_or("n.d.".to_owned(), |day| format!("{:04}", day.ymd().0))
}

/// Which part of a day comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// "2025, August 22"
    Year,
    /// "22 August 2025"
    Day,
    /// "August 22, 2025"
    Month,
}

/// A day with its English month.
fn english(day: Date, order: Order) -> String {
    let (year, month, day) = day.ymd();
    let month = ENGLISH_MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    match order {
        Order::Year => format!("{year:04}, {month} {day}"),
        Order::Day => format!("{day} {month} {year:04}"),
        Order::Month => format!("{month} {day}, {year:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        Record {
            id: "aaaaaaaaaa".into(),
            words: "“No <meeting>,”".into(),
            speaker: Some("Ada Example".into()),
            outlet: Some("The Sample".into()),
            headline: Some("No Meeting".into()),
            reported_on: Date::parse("2025-08-02"),
            link: "https://x.example/#/v1/st/a".into(),
            ..Record::default()
        }
    }

    #[test]
    fn each_style_is_written_as_it_asks() {
        let link = "https://x.example/#/v1/st/a";
        let cited = |style: Style| style.write(&record(), "");
        assert_eq!(
            cited(Style::Apa),
            format!(
                "“No <meeting>,” (Ada Example, as cited in The Sample, 2025). No Meeting. (2025, August 2). The Sample. {link}"
            )
        );
        assert_eq!(
            cited(Style::Mla),
            format!("Ada Example: “No <meeting>,” Qtd. in “No Meeting.” The Sample, 2 August 2025, {link}.")
        );
        assert_eq!(
            cited(Style::Chicago),
            format!(
                "Ada Example, quoted in “No Meeting,” The Sample, August 2, 2025, {link}: “No <meeting>,”"
            )
        );
        assert_eq!(
            cited(Style::Markdown),
            format!("> “No <meeting>,”\n>\n> — Ada Example, [No Meeting]({link}), The Sample, 2025-08-02")
        );
        assert!(cited(Style::Html).contains("<p>“No &lt;meeting&gt;,”</p>"));
        assert!(cited(Style::BibTex).starts_with("@online{aaaaaaaaaa,\n  title = {No Meeting},\n"));
        assert!(
            cited(Style::Ris)
                .starts_with("TY  - NEWS\r\nTI  - No Meeting\r\nT2  - The Sample\r\nDA  - 2025/08/02\r\n")
        );
    }

    #[test]
    fn what_is_not_stated_is_left_out_and_doubt_is_told() {
        let bare = Record { words: "no".into(), link: "l".into(), article: "a".into(), ..Record::default() };
        assert_eq!(Style::Apa.write(&bare, ""), "no (Speaker not stated, as cited in n.d.). (n.d.). l");
        assert_eq!(Style::Mla.write(&bare, ""), "Speaker not stated: no Qtd. in l.");
        assert_eq!(
            Style::Ris.write(&bare, ""),
            "TY  - NEWS\r\nUR  - l\r\nN1  - Speaker not stated: no\r\nER  - \r\n"
        );
        for (style, name) in Style::ALL {
            assert!(
                style.write(&record(), "speaker likely").contains("Ada Example [speaker likely]"),
                "{name}"
            );
        }
    }
}
