//! What the views say beside the list: time, matrix, network, comparison, variants, pages about someone.

use super::Forms;
use super::lines::worded;

worded! {
/// A language's words for the views. What has places `{0}`, `{1}` is a template.
#[derive(Clone, Copy, Debug)]
pub struct PictureTexts {
    /// The bar of views.
    pub bar: &'static str,
    /// The timeline.
    pub time: &'static str,
    /// What its two sides are.
    pub time_help: &'static str,
    /// How to choose days in it.
    pub time_how: &'static str,
    /// No statement with a day.
    pub no_days: &'static str,
    /// The bars above.
    pub said: &'static str,
    /// The bars below.
    pub reported: &'static str,
    /// The hollow bars below.
    pub later: &'static str,
    /// The handle of the first day.
    pub first_day: &'static str,
    /// The handle of the last day.
    pub last_day: &'static str,
    /// Drops the filter of days.
    pub all_days: &'static str,
    /// Folds a picture's numbers out.
    pub as_table: &'static str,
    /// What one bar is.
    pub unit: &'static str,
    /// Several years: first, last.
    pub years: &'static str,
    /// The statements without a day.
    pub undated: Forms,
    /// The matrix.
    pub matrix: &'static str,
    /// What its cells are.
    pub matrix_help: &'static str,
    /// A cell: who, what, "5 statements".
    pub cell: &'static str,
    /// Somebody: who, "5 statements".
    pub node: &'static str,
    /// A column of numbers.
    pub how_many: &'static str,
    /// More rows.
    pub more_speakers: Forms,
    /// More columns.
    pub more_topics: Forms,
    /// The network.
    pub network: &'static str,
    /// What its bands are.
    pub network_help: &'static str,
    /// Nobody is spoken about.
    pub no_edges: &'static str,
    /// The left side of the network.
    pub who_speaks: &'static str,
    /// Its right side.
    pub about_whom: &'static str,
    /// A pair: who, whom, "4 statements".
    pub edge: &'static str,
    /// More on each side.
    pub more_actors: Forms,
    /// Bands that are left out of the network.
    pub weaker: Forms,
    /// Statements about somebody whose speaker is not known.
    pub of_unknown: Forms,
    /// Few statements have a day: how many of how many.
    pub few_days: &'static str,
    /// Leads to those that have one.
    pub dated: Forms,
    /// Leads to all, article by article.
    pub in_order: &'static str,
    /// Before the kinds of a picture's file.
    pub save: &'static str,
    /// A frame that allows no downloads.
    pub no_download: &'static str,
    /// Under a picture's file: the corpus, "12 statements", their spread.
    pub source: &'static str,
    /// A comparison's menus, for a screen reader.
    pub pick_one: &'static str,
    /// The second one.
    pub pick_other: &'static str,
    /// Nobody chosen yet.
    pub choose: &'static str,
    /// The sentence of a comparison.
    pub compare_before: &'static str,
    /// Between the two.
    pub compare_between: &'static str,
    /// Before the topic.
    pub compare_on: &'static str,
    /// Starts a comparison on an actor's page.
    pub compare_with: &'static str,
    /// A page's topics.
    pub speaks_on: &'static str,
    /// A page's outlets.
    pub reported_by: &'static str,
    /// Who speaks on a topic or in an outlet.
    pub spoken_by: &'static str,
    /// On a subject's page: the stories that belong to it.
    pub stories: &'static str,
    /// On a story's page: the subject that it belongs to.
    pub part_of: &'static str,
    /// Who is spoken about.
    pub said_of: &'static str,
    /// A page's small timeline.
    pub over_time: &'static str,
    /// The evidence for an actor's names.
    pub merged: &'static str,
    /// The longest version of a statement.
    pub longest: &'static str,
    /// How to read a word diff.
    pub diff_help: &'static str,
    /// A quotation of some of the words.
    pub partial: &'static str,
    /// What that means.
    pub partial_help: &'static str,
    /// Words that a version leaves out.
    pub left_out: &'static str,
    /// Leads to another statement of the article that stands here too.
    pub also_here: &'static str,
    /// Why a day is given: the article's words.
    pub day_from: &'static str,
    /// A day that contradicts another version's.
    pub day_unclear: &'static str,
    /// The speakers of an article.
    pub speakers: &'static str,
    /// The bar's word for actors.
    pub actors: &'static str,
    /// The bar's word for topics.
    pub topics: &'static str,
    /// The index of actors.
    pub all_actors: &'static str,
    /// The index of topics.
    pub all_topics: &'static str,
}
}
