//! What the page says about taking statements along and about embedding it.

use super::lines::worded;

worded! {
/// A language's words for sharing. What has places `{0}`, `{1}` is a template.
#[derive(Clone, Copy, Debug)]
pub struct ShareTexts {
    /// Opens the dialog.
    pub open: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What is taken along: "12 statements".
    pub what: &'static str,
    /// The page's own link.
    pub link: &'static str,
    /// Hands the link to the system.
    pub system: &'static str,
    /// The files.
    pub files: &'static str,
    /// The table, JSON, linked data.
    pub formats: [(&'static str, &'static str); 3],
    /// Prints the list.
    pub print: &'static str,
    /// Opens the dialog about embedding.
    pub embed: &'static str,
    /// Copies a citation.
    pub cite: &'static str,
    /// The same, for a screen reader, with the speaker.
    pub cite_of: &'static str,
    /// Copies a statement's link.
    pub copy_link: &'static str,
    /// The same, for a screen reader, with the speaker.
    pub copy_link_of: &'static str,
    /// A statement for those who check it and for programs.
    pub hand_over: &'static str,
    /// Copies what stands there.
    pub copy: &'static str,
    /// It is on the clipboard: a citation, a link, anything.
    pub copied: [&'static str; 3],
    /// A file was saved.
    pub saved: &'static str,
    /// The clipboard is refused.
    pub refused: &'static str,
    /// Files are refused.
    pub no_file: &'static str,
    /// In a citation, where the article names no speaker.
    pub no_speaker: &'static str,
    /// In a citation: the words are the article's, not the speaker's.
    pub paraphrased: &'static str,
    /// A statement was found again by its words.
    pub moved: &'static str,
    /// Before filters that readers cannot remove.
    pub locked: &'static str,
    /// What a frame is, and what an element is.
    pub ways: [(&'static str, &'static str); 3],
    /// The choice of a way, for a screen reader.
    pub way: &'static str,
    /// The height of a frame.
    pub height: &'static str,
    /// The choice of colours.
    pub theme: &'static str,
    /// As the reader's device, light, dark.
    pub themes: [&'static str; 3],
    /// The choice of a language.
    pub language: &'static str,
    /// The reader's own.
    pub any_language: &'static str,
    /// Keeps the filters.
    pub lock: &'static str,
    /// The choice of a colour for links and buttons.
    pub accent: &'static str,
    /// The page around locks filters that are not understood: the heading of the panel.
    pub lock_fails: &'static str,
    /// The remedy.
    pub lock_remedy: &'static str,
    /// Reports a mistake.
    pub report: &'static str,
    /// The same, for a screen reader, with the speaker.
    pub report_of: &'static str,
    /// The report is on the clipboard.
    pub reported: &'static str,
    /// How it will look.
    pub preview: &'static str,
    /// What goes into the page.
    pub code: &'static str,
}
}
