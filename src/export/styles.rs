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
        let cited = Cited::new(record, doubt);
        match self {
            Self::Apa => cited.apa(),
            Self::Mla => cited.mla(),
            Self::Chicago => cited.chicago(),
            Self::Markdown => cited.markdown(),
            Self::Html => cited.html(),
            Self::BibTex => cited.bibtex(),
            Self::Ris => cited.ris(),
        }
    }
}

/// What a citation is made of; what is not stated is empty.
struct Cited<'a> {
    id: &'a str,
    speaker: String,
    words: &'a str,
    title: &'a str,
    /// The title, or where there is none the article's name.
    name: &'a str,
    outlet: &'a str,
    day: Option<Date>,
    link: String,
}

impl<'a> Cited<'a> {
    fn new(record: &'a Record, doubt: &str) -> Self {
        let speaker = record.speaker.as_deref().or(record.source.as_deref()).unwrap_or("Speaker not stated");
        let title = record.headline.as_deref().unwrap_or_default();
        Self {
            id: &record.id,
            speaker: if doubt.is_empty() { speaker.to_owned() } else { format!("{speaker} [{doubt}]") },
            words: &record.words,
            title,
            name: if title.is_empty() { &record.article } else { title },
            outlet: record.outlet.as_deref().unwrap_or_default(),
            day: record.reported_on.or(record.said_on),
            link: place_link(record),
        }
    }

    fn day(&self, order: Order) -> String {
        self.day.map(|day| english(day, order)).unwrap_or_default()
    }

    fn iso(&self) -> String {
        self.day.map(|day| day.to_string()).unwrap_or_default()
    }

    fn apa(&self) -> String {
        let (year, date) = match self.day {
            Some(day) => (format!("{:04}", day.ymd().0), english(day, Order::Year)),
            None => ("n.d.".to_owned(), "n.d.".to_owned()),
        };
        let source = if self.title.is_empty() { self.outlet } else { self.title };
        let about = joined(&[source, &format!("({date})")], ". ");
        let place =
            if self.title.is_empty() { self.link.clone() } else { joined(&[self.outlet, &self.link], ". ") };
        let by = joined(&[self.outlet, &year], ", ");
        format!("{} ({}, as cited in {by}). {about}. {place}", self.words, self.speaker)
    }

    fn mla(&self) -> String {
        let place = joined(&[self.outlet, &self.day(Order::Day), &self.link], ", ");
        let source = joined(&[&marked(self.title, "."), &place], " ");
        format!("{}: {} Qtd. in {source}.", self.speaker, self.words)
    }

    fn chicago(&self) -> String {
        let place = joined(&[self.outlet, &self.day(Order::Month), &self.link], ", ");
        let source = joined(&[&marked(self.title, ","), &place], " ");
        format!("{}, quoted in {source}: {}", self.speaker, self.words)
    }

    fn markdown(&self) -> String {
        let source = format!("[{}]({})", self.name.replace(['[', ']'], ""), self.link);
        let about = joined(&[&self.speaker, &source, self.outlet, &self.iso()], ", ");
        format!("> {}\n>\n> — {about}", self.words)
    }

    fn html(&self) -> String {
        let link = attribute(&self.link);
        let source = format!("<cite><a href=\"{link}\">{}</a></cite>", attribute(self.name));
        let about = joined(&[&attribute(&self.speaker), &source, &attribute(self.outlet), &self.iso()], ", ");
        let words = attribute(self.words);
        format!("<blockquote cite=\"{link}\"><p>{words}</p><footer>— {about}</footer></blockquote>")
    }

    fn bibtex(&self) -> String {
        let note = format!("{}: {}", self.speaker, self.words);
        let fields = [
            ("title", self.title),
            ("organization", self.outlet),
            ("date", &self.iso()),
            ("url", &self.link),
            ("note", &note),
        ];
        let fields = fields.map(|(name, value)| (name, value.replace(['{', '}', '\\'], "")));
        let stated = fields.iter().filter(|(_, value)| !value.is_empty());
        let fields: String = stated.map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@online{{{},\n{fields}}}", self.id)
    }

    fn ris(&self) -> String {
        let note = format!("{}: {}", self.speaker, self.words);
        let lines = [
            ("TY", "NEWS"),
            ("TI", self.title),
            ("T2", self.outlet),
            ("DA", &self.iso().replace('-', "/")),
            ("UR", &self.link),
            ("N1", &note),
        ];
        let stated = lines.iter().filter(|(_, value)| !value.is_empty());
        let lines: String = stated.map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect();
        format!("{lines}ER  - \r\n")
    }
}

/// The parts that are stated; one that is not takes the mark behind it along.
fn joined(parts: &[&str], mark: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(mark)
}

/// A title in quotation marks, with the mark that stands inside them.
fn marked(title: &str, mark: &str) -> String {
    if title.is_empty() { String::new() } else { format!("“{title}{mark}”") }
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
