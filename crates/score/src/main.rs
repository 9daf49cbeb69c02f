//! `cargo xtask score`: reads the labelled articles and says how well.

mod floors;
mod reference;

use clap::{Parser, Subcommand};
use on_record_engine::Reader;
#[cfg(feature = "ablation")]
use on_record_score::ablation;
use on_record_score::count::{Counts, Mistake, count};
use on_record_score::gold::{Article, Statement, load};
use on_record_score::kind::Cues;
use on_record_score::seeds::{self, SeedScore};
use on_record_score::{cases, met, predict, report, sourcing, sure, topics, who};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "cargo xtask score",
    about = "How well the extraction reads articles that people have labelled"
)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "Examples:
  cargo xtask score                                      everything that is here
  cargo xtask score --subset quoted --errors 20          the first twenty mistakes among quotations
  cargo xtask score tests/gold/gum-news-dev.jsonl        one file
  cargo xtask score GOLD.jsonl --who                     how sure it is who is meant, and how often that is right
  cargo xtask score GOLD.jsonl --sure                    whether what is told as sure is right as often as it says
  cargo xtask score GOLD.jsonl --without each            what each rule gives
  cargo xtask score sourcing CHECKOUT                    a public benchmark on which language models were measured
  cargo xtask score topics ARTICLES.jsonl                topics beside other ways to them, against an outlet's sections
  cargo xtask score --beside corrected.jsonl             what editors corrected, beside everything that is here
  cargo xtask score GOLD.jsonl --pred PREDICTIONS.jsonl  what `on-record extract` or another system wrote")]
struct Arguments {
    #[command(subcommand)]
    benchmark: Option<Benchmark>,
    /// Labelled articles; the project's own, and those in ../shared/gold where it is there, when absent
    gold: Vec<PathBuf>,
    /// Labelled articles beside the others, such as `on-record corrections --export gold --all` writes; may be given again
    #[arg(long, value_name = "FILE")]
    beside: Vec<PathBuf>,
    /// Predictions as JSON lines instead of the engine's
    #[arg(long, requires = "gold")]
    pred: Option<PathBuf>,
    /// direct, quoted, speech, all, mixed, indirect, or several joined by + [default: each]
    #[arg(long)]
    subset: Option<String>,
    /// How alike the words must be
    #[arg(long, default_value_t = 0.5)]
    tau: f64,
    /// Maximum number of mistakes to print of each subset
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// Fail when a score falls below what has been reached, less what a mended rule may cost
    #[arg(long)]
    floor: bool,
    /// Whom sources mean: how often each ground of an answer is right, and whether sure answers are
    #[arg(long, requires = "gold", conflicts_with = "pred")]
    who: bool,
    /// Whether what is told as sure is right as often as it says: by confidence, kind of cue and file; with --write as
    /// lists that were fitted on other articles would tell it
    #[arg(long, requires = "gold", conflicts_with_all = ["pred", "who"])]
    sure: bool,
    /// Write what was counted as the list of a language: with --who crates/engine/languages/en/lists/grounds.txt, with
    /// --sure reliability.txt beside it
    #[arg(long, value_name = "LIST")]
    write: Option<PathBuf>,
    /// What a rule for attributions gives: read without it, "each" without each in turn, and told as a table how far the
    /// figures are from those with it
    #[arg(long, requires = "gold", conflicts_with_all = ["pred", "who", "sure"], value_name = "RULE")]
    without: Option<String>,
    /// Compare the counts with those of this script
    #[arg(long, value_name = "SCRIPT")]
    reference: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Benchmark {
    /// Sources as students labelled them in articles of US outlets
    Sourcing {
        /// A checkout of the repository MarkkulaCenterJMEthics/llms-journ-sourcing
        checkout: PathBuf,
        /// Only articles with these numbers: `--article 1,3,5`
        #[arg(long, value_delimiter = ',', value_name = "NUMBER")]
        article: Vec<u32>,
    },
    /// Topics of a corpus, against the sections that its outlet gave the articles
    Topics {
        /// JSON lines with `id`, `text`, `section` and perhaps `headline`, or a folder with a folder of .txt files for each section
        articles: PathBuf,
        /// The script that finds topics in other ways, and the Python that runs it; `cargo xtask score topics` gives both
        #[arg(long, num_args = 2, value_names = ["PYTHON", "SCRIPT"])]
        others: Vec<PathBuf>,
    },
}

const SUBSETS: [&str; 6] = ["direct", "quoted", "speech", "all", "mixed", "indirect"];

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<bool, String> {
    match &arguments.benchmark {
        Some(Benchmark::Sourcing { checkout, article }) => return tell_sourcing(checkout, article),
        Some(Benchmark::Topics { articles, others }) => {
            let others = others.first().zip(others.get(1));
            println!("{}", topics::tell(articles, others.map(|(python, script)| (&**python, &**script)))?);
            return Ok(true);
        }
        None => {}
    }
    if arguments.write.is_some() && !arguments.who && !arguments.sure {
        return Err("--write says where a list goes: say with --who or --sure which.".to_owned());
    }
    if arguments.who {
        return tell_who(arguments);
    }
    if arguments.sure {
        return tell_sure(arguments);
    }
    if let Some(name) = &arguments.without {
        return tell_without(arguments, name);
    }
    let mut kept = true;
    for path in files(arguments) {
        let gold = load(&path)?;
        let predicted = match &arguments.pred {
            Some(file) => load(file)?.into_iter().map(|a| (a.id, a.statements)).collect(),
            None => predict::predict(&gold),
        };
        let name = stem(&path);
        if let Some(script) = &arguments.reference {
            kept &= reference::agrees(script, &path, &gold, &predicted)?;
            continue;
        }
        println!("\n{name}: {} articles", gold.len());
        if is_seeds(&gold) {
            kept &= tell_seeds(&seeds::score(&gold, &predicted), arguments.floor);
        }
        kept &= table(&name, &gold, &predicted, arguments);
        if !is_seeds(&gold) && gold.iter().flat_map(|a| &a.statements).any(|s| s.required.is_some()) {
            kept &= tell_met(&name, gold, &predicted, arguments);
        }
    }
    if arguments.reference.is_none() {
        println!("\n{}", report::LEGEND);
        if arguments.gold.is_empty() {
            kept &= tell_others(arguments)?;
        }
    }
    Ok(kept)
}

fn tell_sourcing(checkout: &Path, only: &[u32]) -> Result<bool, String> {
    let mut articles = sourcing::load(checkout)?;
    articles.retain(|article| only.is_empty() || only.contains(&article.number));
    println!("{} articles\n{}", articles.len(), sourcing::score(&articles).told());
    Ok(true)
}

/// Counts the answers of all files together.
fn tell_who(arguments: &Arguments) -> Result<bool, String> {
    let mut answers = Vec::new();
    for path in &arguments.gold {
        answers.extend(who::answers(&load(path)?));
    }
    println!("{}", who::tables(&answers));
    let wrong = answers.iter().filter(|answer| !answer.right);
    wrong
        .take(arguments.errors)
        .for_each(|answer| println!("  {} {} {}", answer.ground.word(), answer.sure, answer.told));
    write(arguments, &who::list(&who::by_ground(&answers)))?;
    Ok(true)
}

/// Judges what is told of each file; where a list is to be written, by lists that were fitted on other articles.
fn tell_sure(arguments: &Arguments) -> Result<bool, String> {
    let corpora = arguments.gold.iter().map(|path| load(path)).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<String> = arguments.gold.iter().map(|path| stem(path)).collect();
    let said = |e| format!("The model of the engine cannot be read: {e}");
    if arguments.write.is_none() {
        println!("{}", sure::tables(&sure::told(&Reader::built_in(), &corpora), &names));
        return Ok(true);
    }
    let raw = sure::told(&sure::reader(None).map_err(said)?, &corpora);
    println!("{}", sure::tables(&sure::out_of_fold(&corpora, &raw).map_err(said)?, &names));
    write(arguments, &sure::list(&raw))?;
    Ok(true)
}

/// Reads each file without a rule.
#[cfg(feature = "ablation")]
fn tell_without(arguments: &Arguments, name: &str) -> Result<bool, String> {
    let rules = ablation::rules(name)?;
    let files = arguments
        .gold
        .iter()
        .map(|path| Ok((stem(path), ablation::load(path)?)))
        .collect::<Result<Vec<_>, String>>()?;
    println!("{WITHOUT}\n");
    let said = |e| format!("The model of the engine cannot be read: {e}");
    ablation::tell(&files, &rules, |line| println!("{line}")).map_err(said)?;
    Ok(true)
}

/// What the columns of the table are.
#[cfg(feature = "ablation")]
const WITHOUT: &str = "F1 quoted, speech, all, exact contents; then required statements right, missed, wrong, and spurious \
ones. Of the seeds those found, and spurious ones; of cases those that pass; of sourcing F1, names right, names wrong. \"=\": nothing is read otherwise.";

#[cfg(not(feature = "ablation"))]
fn tell_without(_: &Arguments, _: &str) -> Result<bool, String> {
    Err("This scorer was built without the feature `ablation`; `cargo xtask score --without` builds it so."
        .to_owned())
}

/// Writes a list that was counted, under the comment that the old one has.
fn write(arguments: &Arguments, list: &str) -> Result<(), String> {
    let Some(path) = &arguments.write else { return Ok(()) };
    let said = |e| format!("{} cannot be written: {e}", path.display());
    let old = std::fs::read_to_string(path).unwrap_or_default();
    let head: String =
        old.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    std::fs::write(path, head + list).map_err(said)
}

/// What a file is called in tables.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Only the seeds say of each statement whether it may be nobody's.
fn is_seeds(gold: &[Article]) -> bool {
    gold.iter().flat_map(|a| &a.statements).any(|s| s.or_unknown.is_some())
}

fn files(arguments: &Arguments) -> Vec<PathBuf> {
    if !arguments.gold.is_empty() {
        return arguments.gold.iter().chain(&arguments.beside).cloned().collect();
    }
    let own = root().join("tests/gold");
    let mut files = vec![own.join("seeds.jsonl"), own.join("gum-news-dev.jsonl")];
    let others =
        ["polnear-dev", "polnear-dev-straight", "polnear-dev-curly", "polnear-dev-single", "wild-dev"];
    files.extend(others.iter().filter_map(|name| shared(name)));
    files.extend(arguments.beside.iter().cloned());
    files
}

/// The project's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of ../shared/gold, where that lies beside the checkout.
fn shared(name: &str) -> Option<PathBuf> {
    let file = root().join("../shared/gold").join(format!("{name}.jsonl"));
    if !file.is_file() {
        println!("skipped: {name}, because ../shared/gold is not beside this checkout");
    }
    Some(file).filter(|file| file.is_file())
}

fn tell_seeds(score: &SeedScore, floor: bool) -> bool {
    score.lines.iter().for_each(|line| println!("  {line}"));
    println!("found {}/{} required, {} spurious", score.found, score.required, score.spurious);
    held(floor, floors::of_seeds(score))
}

/// What a reader meets, and whether what is shown without a doubt is right, where labels say what is required.
fn tell_met(
    name: &str,
    gold: Vec<Article>,
    predicted: &BTreeMap<String, Vec<Statement>>,
    arguments: &Arguments,
) -> bool {
    let met = met::met(&gold, predicted);
    println!("{met}");
    let mut kept = held(arguments.floor, floors::of_met(name, &met));
    if arguments.pred.is_none() {
        let rate = sure::without_a_doubt(&sure::told(&Reader::built_in(), &[gold]));
        println!("shown without a doubt: {}, right in 100: {:.1}", rate.answers, rate.in_a_hundred());
        kept &= held(arguments.floor, floors::of_sure(name, rate));
    }
    kept
}

/// What is labelled in other ways: small articles that were read wrongly once, and sources.
fn tell_others(arguments: &Arguments) -> Result<bool, String> {
    let mut kept = true;
    if let Some(file) = shared("cases") {
        let cases = cases::load(&file)?;
        let failed = cases::failed(&Reader::built_in(), &cases);
        let faults = failed.iter().flat_map(|(id, faults)| faults.iter().map(move |fault| (id, fault)));
        println!("\ncases: {} of {} pass", cases.len() - failed.len(), cases.len());
        faults.take(arguments.errors).for_each(|(id, fault)| println!("  {id} {fault}"));
        kept &= held(arguments.floor, floors::of_cases(cases.len() - failed.len()));
    }
    if let Some(file) = shared("sourcing") {
        let score = sourcing::score(&sourcing::load(&file)?);
        print!("\nsourcing: {}", score.told());
        kept &= held(arguments.floor, floors::of_sourcing(score.f1()));
    }
    Ok(kept)
}

/// Tells what lies below its floor, if that is asked.
fn held(floor: bool, below: impl IntoIterator<Item = String>) -> bool {
    let mut kept = true;
    for floor in below.into_iter().filter(|_| floor) {
        println!("BELOW THE FLOOR of {floor}");
        kept = false;
    }
    kept
}

fn table(
    name: &str,
    gold: &[Article],
    predicted: &BTreeMap<String, Vec<Statement>>,
    arguments: &Arguments,
) -> bool {
    let cues = Cues::built_in();
    let mut kept = true;
    println!("{}", report::head());
    let subsets = arguments.subset.as_deref().map_or_else(|| SUBSETS.to_vec(), |subset| vec![subset]);
    for subset in subsets {
        let (counts, mistakes) = total(gold, predicted, subset, arguments.tau, &cues);
        println!("{}", report::row(subset, &counts));
        mistakes.iter().take(arguments.errors).for_each(|m| println!("{}", report::mistake(m)));
        kept &= held(arguments.floor, floors::of_line(name, subset, &counts));
    }
    kept
}

fn total<'a>(
    gold: &'a [Article],
    predicted: &'a BTreeMap<String, Vec<Statement>>,
    subset: &str,
    tau: f64,
    cues: &Cues,
) -> (Counts, Vec<Mistake<'a>>) {
    let (mut sum, mut mistakes) = (Counts::default(), vec![]);
    for article in gold {
        let statements = predicted.get(&article.id).map_or(&[][..], Vec::as_slice);
        sum += &count(article, statements, subset, tau, cues, &mut mistakes);
    }
    (sum, mistakes)
}
