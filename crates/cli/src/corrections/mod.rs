//! `on-record corrections`: what editors corrected, as labelled articles, so that it can be scored and learned from.

mod gold;
mod inception;
mod label_studio;
mod labelled;
mod units;

use crate::input::{Coming, stated};
use crate::output;
use crate::pack;
use crate::report::End;
use clap::ValueEnum;
use labelled::labelled;
use std::path::PathBuf;

pub(crate) const EXAMPLES: &str = "Examples:
  on-record corrections articles/ --export gold -o corrected.jsonl    with articles/corpus.toml
  on-record corrections articles/ --export gold --all -o corrected.jsonl
  on-record corrections a.txt --manifest corpus.toml --export label-studio -o tasks.json
  on-record corrections articles/ --export inception -o folder/

gold           one JSON line an article with its text and its statements, as `cargo xtask score` and `train` read
               them; offsets count Unicode code points
label-studio   a list of tasks with annotations: regions Content, Source and Cue, joined by relations
inception      UIMA CAS JSON, a file an article: layers webanno.custom.Statement, Source and Cue
Only articles with a correction are written. Without --all only what was corrected is in them: enough to learn from. To
score, take --all: else all that is right and was never looked at counts as wrong.";

#[derive(clap::Args)]
pub(crate) struct Wish {
    /// Files and folders of articles, see `on-record read --help`; standard input when absent or `-`
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    coming: Coming,
    /// In which form to write them
    #[arg(short, long, value_enum)]
    export: Form,
    /// Where to write them: a file, of `inception` a folder [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What the newsroom says about the corpus [default: corpus.toml in a folder that is given]
    #[arg(short, long)]
    manifest: Option<PathBuf>,
    /// Every statement of the corrected articles
    #[arg(short, long)]
    all: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Gold,
    LabelStudio,
    Inception,
}

pub(crate) fn run(wish: &Wish) -> Result<End, String> {
    // Problems are told once, by the packing.
    let (manifest, _) = stated(&wish.paths, wish.manifest.as_deref())?;
    let packed = pack::Wish {
        paths: &wish.paths,
        coming: &wish.coming,
        manifest: wish.manifest.as_deref(),
        jobs: None,
        report: None,
        drops_copies: false,
        readings: None,
    };
    let (corpus, end) = pack::corpus(&packed, None)?;
    let articles = labelled(&corpus, &manifest, wish.all);
    let statements: usize = articles.iter().map(|article| article.statements.len()).sum();
    match (wish.export, &wish.output) {
        (Form::Gold, file) => output::whole(file.as_deref(), &gold::lines(&articles)?)?,
        (Form::LabelStudio, file) => output::whole(file.as_deref(), &label_studio::tasks(&articles)?)?,
        (Form::Inception, Some(folder)) => inception::write(folder, &articles)?,
        (Form::Inception, None) => {
            return Err("inception has a file an article: name a folder with -o".to_owned());
        }
    }
    eprintln!("on-record: {} corrected articles, {statements} statements", articles.len());
    Ok(end)
}
