//! The keys: what every language has to say.

use super::lines::worded;
use super::{Forms, FoundTexts, OwnTexts, PictureTexts, PositionTexts, QuotedTexts, ReportTexts, ShareTexts};
use crate::facet_table::COUNT;

worded! {
/// A language's words. What has places `{0}`, `{1}` is a template.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// What a corpus without a title is called.
    pub untitled: &'static str,
    /// Shown where the text names no speaker.
    pub unknown_speaker: &'static str,
    /// Shown where the text names no outlet.
    pub no_outlet: &'static str,
    /// Shown where nothing tells a date.
    pub undated: &'static str,
    /// The same on a card.
    pub no_date: &'static str,
    /// A group of statements of which no article tells the day they were said.
    pub no_said_day: &'static str,
    /// The menus of the sentence, for a screen reader.
    pub pick_who: &'static str,
    /// The second one.
    pub pick_what: &'static str,
    /// Nobody chosen.
    pub anyone: &'static str,
    /// No topic chosen.
    pub anything: &'static str,
    /// Before an excluded value.
    pub not: &'static str,
    /// Between values of one group.
    pub or: &'static str,
    /// Between groups.
    pub and: &'static str,
    /// What an actor said.
    pub said_by: &'static str,
    /// What others said about an actor.
    pub said_about: &'static str,
    /// The skip link.
    pub skip: &'static str,
    /// The list.
    pub statements: &'static str,
    /// The facet rail.
    pub filters: &'static str,
    /// The article beside the list.
    pub article: &'static str,
    /// The shortcuts.
    pub help: &'static str,
    /// The order.
    pub sorted_by: &'static str,
    /// A facet's find box.
    pub find: &'static str,
    /// A find box that finds nothing.
    pub nothing_found: &'static str,
    /// Folds a facet.
    pub fewer: &'static str,
    /// The filter of days.
    pub date: &'static str,
    /// Its first day.
    pub from: &'static str,
    /// Its last day.
    pub to: &'static str,
    /// Statements without a day.
    pub undated_only: &'static str,
    /// The sentence before the speaker.
    pub ask_before: &'static str,
    /// The sentence between speaker and topic.
    pub ask_between: &'static str,
    /// The sentence's end.
    pub ask_after: &'static str,
    /// The chips.
    pub chips: &'static str,
    /// Drops all filters.
    pub clear: &'static str,
    /// An actor's page.
    pub actor: &'static str,
    /// An actor's other names.
    pub also: &'static str,
    /// The sides of an actor's page.
    pub tabs: &'static str,
    /// A topic's page.
    pub topic: &'static str,
    /// A topic's words.
    pub terms: &'static str,
    /// Unfolds the summary of a page about someone, on a phone.
    pub glance: &'static str,
    /// An outlet's page.
    pub outlet: &'static str,
    /// An article's statements.
    pub in_article: &'static str,
    /// A cluster's page.
    pub variants: &'static str,
    /// What a conflict of dates means.
    pub conflict_help: &'static str,
    /// The way back to the list.
    pub all_statements: &'static str,
    /// The statement before.
    pub previous: &'static str,
    /// The statement after.
    pub next: &'static str,
    /// Closes what is open.
    pub close: &'static str,
    /// Leads to the article on the web.
    pub source: &'static str,
    /// An article without a headline.
    pub no_headline: &'static str,
    /// Leads to an article's own list.
    pub all_of_article: &'static str,
    /// Other articles with the same statement.
    pub elsewhere: &'static str,
    /// Before an article's own words.
    pub here: &'static str,
    /// Before the words that a date rests on.
    pub from_words: &'static str,
    /// What is known of the chosen statement.
    pub note: &'static str,
    /// The heading of the row "who speaks" in the note on a statement.
    pub note_who: &'static str,
    /// The heading of the row with the cue.
    pub note_cue: &'static str,
    /// The heading of the row with the manner.
    pub note_manner: &'static str,
    /// The heading of the row with the addressee.
    pub note_told: &'static str,
    /// The heading of the row with the day.
    pub note_date: &'static str,
    /// The heading of the row that says that the statement is nested.
    pub note_nested: &'static str,
    /// The mark of an uncertain speaker.
    pub unsure: &'static str,
    /// What it means.
    pub unsure_help: &'static str,
    /// Who may have spoken.
    pub perhaps: &'static str,
    /// The setting about uncertain speakers.
    pub doubts: &'static str,
    /// Its one choice.
    pub show_doubts: &'static str,
    /// The marks of statements that editors confirmed, gave to another speaker, mended, added; in the order of `CorrectionKind`.
    pub corrections: [&'static str; 4],
    /// A statement that editors took back, and why.
    pub withdrawn: &'static str,
    /// The mark of a statement inside another.
    pub nested: &'static str,
    /// What it means.
    pub nested_help: &'static str,
    /// Before a headline in which searched words stand.
    pub headline: &'static str,
    /// Leads from a card into the article.
    pub open: &'static str,
    /// The search box.
    pub search: &'static str,
    /// The same for a screen reader.
    pub search_label: &'static str,
    /// How to search.
    pub search_help: &'static str,
    /// Who read the articles: their number, the language's code, the model's name and the hash of its file.
    pub read_by: &'static str,
    /// An archive on its way.
    pub loading: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Puts a message away.
    pub dismiss: &'static str,
    /// The way out of an archive that does not open.
    pub open_embedded: &'static str,
    /// Messages about the address.
    pub notices: &'static str,
    /// An empty answer.
    pub empty: &'static str,
    /// The list of articles.
    pub articles: &'static str,
    /// What to do.
    pub choose: &'static str,
    /// Between a number's thousands.
    pub thousands: &'static str,
    /// Before a number's tenths.
    pub decimal: &'static str,
    /// Between the members of a list, but for the last two.
    pub comma: &'static str,
    /// Around words of others: `{0}`.
    pub quoted: &'static str,
    /// The weekdays, from Monday.
    pub weekdays: [&'static str; 7],
    /// "12 statements"
    pub n_statements: Forms,
    /// "4 articles"
    pub n_articles: Forms,
    /// "in 4 articles"
    pub n_in_articles: Forms,
    /// "3 outlets"
    pub n_outlets: Forms,
    /// "2 versions"
    pub n_versions: Forms,
    /// "12 times"
    pub n_times: Forms,
    /// "12 more": a number.
    pub n_more: Forms,
    /// "Show 200 more statements"
    pub n_show_more: Forms,
    /// "and 12 reports in other words"
    pub n_folded: Forms,
    /// "3 outlets, 2 versions"
    pub places_versions: &'static str,
    /// "in 4 articles, 22 August and undated"
    pub spread_both: &'static str,
    /// "in 4 articles, 22 August"
    pub spread_days: &'static str,
    /// "in 4 articles, undated"
    pub spread_undated: &'static str,
    /// The facets, in the order of `Facet::ALL`.
    pub facets: [FacetTexts; COUNT],
    /// The kinds of actors, in the order of `ActorKind::ALL`: several, and what one is.
    pub kinds: [(&'static str, &'static str); 6],
    /// Direct, mixed, reported: what it is called, what it means.
    pub manners: [(&'static str, &'static str); 3],
    /// A way out of an empty answer: without a filter.
    pub without: &'static str,
    /// A way out of an empty answer: what was excluded is allowed.
    pub allow: &'static str,
    /// "Statement 3 of 12"
    pub place: &'static str,
    /// The orders, in the order of `Sort`.
    pub sorts: [&'static str; 5],
    /// "to NBC"
    pub told_to: &'static str,
    /// "a Tuesday, date not stated"
    pub bare_weekday: &'static str,
    /// "“last week”, date not stated"
    pub bare_basis: &'static str,
    /// "said 22 August 2025"
    pub said_on: &'static str,
    /// "reported 22 August 2025"
    pub reported_on: &'static str,
    /// "dated 22 August and 24 August"
    pub conflict: &'static str,
    /// "said 24 August, yet reported 22 August"
    pub too_early: &'static str,
    /// "22 August to 24 August"
    pub between: &'static str,
    /// "from 22 August"
    pub since: &'static str,
    /// "until 22 August"
    pub until: &'static str,
    /// A link written for another version.
    pub other_version: &'static str,
    /// A link to a view that there is not.
    pub unknown_view: &'static str,
    /// A link without the name of what it shows.
    pub missing_id: &'static str,
    /// Not a day: what was written, under which key.
    pub not_a_day: &'static str,
    /// Not a choice: what was written, under which key.
    pub not_an_option: &'static str,
    /// A statement that is not there.
    pub unknown_statement: &'static str,
    /// A value that is not there: what was written, what it should be.
    pub unknown_value: &'static str,
    /// A name that fits several: what was written, what it should be, which.
    pub ambiguous: &'static str,
    /// What names of addresses stand for.
    pub things: Things,
    /// The bar's words for the views.
    pub views: ViewNames,
    /// The corpus that travels with the page.
    pub embedded: &'static str,
    /// "corpus.orc could not be opened"
    pub problem: &'static str,
    /// `?src=` is no address.
    pub no_address: &'static str,
    /// `?src=` lies elsewhere.
    pub other_origin: &'static str,
    /// There is no such file.
    pub not_found: &'static str,
    /// The server's status.
    pub status: &'static str,
    /// The connection broke off.
    pub network: &'static str,
    /// The file is no archive.
    pub not_an_archive: &'static str,
    /// The archive has another version: found, read.
    pub archive_version: &'static str,
    /// The archive is cut short: have, want.
    pub truncated: &'static str,
    /// The archive is damaged.
    pub damaged: &'static str,
    /// The archive contradicts itself: table, row.
    pub inconsistent: &'static str,
    /// "Loading corpus.orc: 1.2 of 3.4 MB"
    pub progress_of: &'static str,
    /// "Loading corpus.orc: 1.2 MB"
    pub progress: &'static str,
    /// "Show 12 statements": what leads back from the drawer of filters.
    pub show: &'static str,
    /// "Find in Who"
    pub find_in: &'static str,
    /// What a link that excludes a value says to a screen reader. It holds the word that is seen, [`Self::not`]:
    /// whoever speaks to the page says what stands there (WCAG 2.5.3).
    pub exclude: &'static str,
    /// The same, where the value is excluded.
    pub exclude_no_more: &'static str,
    /// What a chip's link says to a screen reader.
    pub remove: &'static str,
    /// The same: what stands before its label, its label.
    pub remove_prefixed: &'static str,
    /// What a card's link into its article says to a screen reader.
    pub open_statement: &'static str,
    /// The words that a date rests on.
    pub basis: &'static str,
    /// The settings.
    pub settings: &'static str,
    /// Light or dark.
    pub theme: &'static str,
    /// System, light, dark.
    pub themes: [&'static str; 3],
    /// How close things stand.
    pub density: &'static str,
    /// Comfortable, compact.
    pub densities: [&'static str; 2],
    /// The page's language.
    pub language: &'static str,
    /// The button of a value's menu, for a screen reader.
    pub menu_of: &'static str,
    /// This value and no other.
    pub menu_only: &'static str,
    /// This value too.
    pub menu_add: &'static str,
    /// This value no longer.
    pub menu_drop: &'static str,
    /// All but this value.
    pub menu_exclude: &'static str,
    /// The value's page.
    pub menu_page: &'static str,
    /// Another word was searched than the one that was typed: what, for what.
    pub showing_for: &'static str,
    /// The way to the word as it was typed.
    pub search_exactly: &'static str,
    /// The shortcuts: keys, and what they do.
    pub shortcuts: [(&'static str, &'static str); 17],
    /// What the views say beside the list.
    pub pictures: PictureTexts,
    /// What it says about a search and about doubt.
    pub found: FoundTexts,
    /// What it says about one statement after another.
    pub positions: PositionTexts,
    /// What it says about who is quoted.
    pub audit: QuotedTexts,
    /// What it says about reprints.
    pub reports: ReportTexts,
    /// What it says about taking statements along.
    pub share: ShareTexts,
    /// What it says about a reader's own articles.
    pub own: OwnTexts,
    /// In place of counts that are on their way.
    pub counting: &'static str,
}
}

worded! {
/// A facet's words.
#[derive(Clone, Copy, Debug)]
pub struct FacetTexts {
    /// Its heading.
    pub heading: &'static str,
    /// Its value for what is not stated.
    pub none: &'static str,
    /// The same on a chip, where the heading is out of sight.
    pub none_chip: &'static str,
    /// What stands before a value on a chip; empty where nothing does.
    pub prefix: &'static str,
    /// What a value is: "speaker", "topic".
    pub thing: &'static str,
}
}

worded! {
/// What the other names of addresses stand for.
#[derive(Clone, Copy, Debug)]
pub struct Things {
    /// An actor.
    pub actor: &'static str,
    /// An article.
    pub article: &'static str,
    /// Anything else.
    pub value: &'static str,
}
}

worded! {
/// What the bar calls the views.
#[derive(Clone, Copy, Debug)]
pub struct ViewNames {
    /// The list of statements.
    pub statements: &'static str,
    /// Two actors side by side.
    pub compare: &'static str,
    /// Actors by topics.
    pub matrix: &'static str,
    /// The timeline.
    pub time: &'static str,
    /// Who speaks about whom.
    pub network: &'static str,
    /// What a speaker said on a topic over time.
    pub positions: &'static str,
    /// Who is quoted.
    pub quoted: &'static str,
}
}
