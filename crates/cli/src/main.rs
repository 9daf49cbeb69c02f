//! The command `on-record`: reads articles, makes a site of them or packs them into an archive, shows what was read and what an archive holds.
//! What the exit codes mean stands at the end of `--help`.

mod about;
mod account;
mod added;
mod archived;
mod build;
mod build_wish;
mod check;
mod corrections;
mod extract;
mod input;
mod kept_readings;
mod output;
mod pack;
mod page;
mod panic_guard;
mod part_file;
mod picture;
mod pipeline;
mod progress;
mod read;
mod report;
#[cfg(not(target_family = "wasm"))]
mod serve;
mod shard_folder;
#[cfg(target_family = "wasm")]
mod shared;
#[cfg(target_family = "wasm")]
mod shared_pages;
mod show;
mod show_json;
mod show_reprints;
mod site;
mod site_folder;
mod verify;

use clap::{CommandFactory, Parser, Subcommand};
use input::Coming;
use report::End;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// mimalloc, because reading an article allocates and frees thousands of small pieces of memory.
#[cfg(not(target_family = "wasm"))]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(
    name = "on-record",
    version,
    about = "Who said what, where, and in which words: statements from news articles"
)]
#[command(after_help = "Examples:
  on-record build articles/ -o site/
  on-record extract articles/ > statements.jsonl
  on-record pack articles/ -o corpus.orc
  on-record show corpus.orc
  on-record check corpus.orc
  on-record verify draft.txt --against corpus.orc
  on-record read export.csv

Exit codes: 0 everything was read, 1 some of it was skipped or is cut off, or a --field names nothing; the rest is done,
2 the command could not do its work, 3 a quotation that `verify` checked is not verbatim.")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the statements of each article as one JSON line, or as columns
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract {
        /// Files and folders of articles, see `on-record read --help`; standard input when absent or `-`
        paths: Vec<PathBuf>,
        #[command(flatten)]
        coming: Coming,
        /// In which form to write them
        #[arg(short, long, value_enum, default_value_t = output::Format::Jsonl)]
        format: output::Format,
        /// A row a statement instead of a row an article; for columns
        #[arg(long)]
        flat: bool,
        /// Where to write them [default: standard output]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// How many articles to read at once [default: one for each processor]
        #[arg(short, long)]
        jobs: Option<std::num::NonZeroUsize>,
        /// Write what the articles leave open, and what was skipped, as JSON
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// Of articles that are copies of each other leave only the one of which most is known
        #[arg(long)]
        drop_copies: bool,
    },
    /// Write the archive that the page loads
    #[command(after_help = PACK_EXAMPLES)]
    Pack {
        /// Files and folders of articles, see `on-record read --help`; standard input when absent or `-`
        paths: Vec<PathBuf>,
        #[command(flatten)]
        coming: Coming,
        /// Where to write the archive
        #[arg(short, long, required_unless_present = "shards")]
        output: Option<PathBuf>,
        /// Write it as many small files into this folder, for archives of more than 100,000 statements: docs/archive.md
        #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
        shards: Option<PathBuf>,
        /// Add the articles to the archive in that folder, without the older ones: seconds for a day's articles, however large it
        /// is. What only all articles can tell (topics, versions of older statements) waits for the next pack without it
        #[arg(long, requires = "shards", conflicts_with = "output")]
        add: bool,
        /// What the newsroom says about the corpus [default: corpus.toml in a folder that is given]
        #[arg(short, long)]
        manifest: Option<PathBuf>,
        /// How many articles to read at once [default: one for each processor]
        #[arg(short, long)]
        jobs: Option<std::num::NonZeroUsize>,
        /// Write what the articles leave open, and what was skipped, as JSON
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// Of articles that are copies of each other leave only the one of which most is known; else they are only told
        #[arg(long)]
        drop_copies: bool,
        /// Keep what was read of each article in this folder, so that a later run reads only what is new
        #[arg(long, value_name = "FOLDER")]
        readings: Option<PathBuf>,
    },
    /// Write what was read as JSON lines, which every command reads again
    #[command(after_help = READ_EXAMPLES)]
    Read {
        /// Files and folders of articles, see `on-record read --help`; standard input when absent or `-`
        paths: Vec<PathBuf>,
        #[command(flatten)]
        coming: Coming,
        /// What the newsroom says about the corpus [default: corpus.toml in a folder that is given]
        #[arg(short, long)]
        manifest: Option<PathBuf>,
        /// Write what the articles leave open, and what was skipped, as JSON
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// Of articles that are copies of each other leave only the one of which most is known; else they are only told
        #[arg(long)]
        drop_copies: bool,
    },
    /// Write a finished site: the explorer with these articles, to be put on any web space
    #[command(after_help = build::EXAMPLES)]
    Build(build_wish::Wish),
    /// Show the site at an address of this machine, and make it anew when an article changes
    #[cfg(not(target_family = "wasm"))]
    #[command(after_help = serve::EXAMPLES)]
    Serve(serve::Wish),
    /// Name what in an archive an editor should look at, with the lines for corpus.toml
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// The archive, as `on-record pack` wrote it
        archive: PathBuf,
        /// List all findings, not the ten of each sort that concern most statements
        #[arg(short, long, conflicts_with = "json")]
        all: bool,
        /// Print one JSON object, with all findings
        #[arg(long)]
        json: bool,
    },
    /// Write what editors corrected as labelled articles, to be scored and learned from
    #[command(after_help = corrections::EXAMPLES)]
    Corrections(corrections::Wish),
    /// Check the quotations of drafts against an archive, word for word
    #[command(after_help = verify::EXAMPLES)]
    Verify(verify::Wish),
    /// Print what an archive holds
    #[command(after_help = SHOW_EXAMPLES)]
    Show {
        /// The archive, as `on-record pack` wrote it
        archive: PathBuf,
        /// Print every statement instead of the summary
        #[arg(short, long)]
        statements: bool,
        /// Print every actor, with kind and the forms of the name, instead of the summary
        #[arg(long, conflicts_with = "statements")]
        actors: bool,
        /// Print the reports that several articles print, and which those are, instead of the summary
        #[arg(long, conflicts_with_all = ["statements", "actors"])]
        reprints: bool,
        /// List all names in the summary, not the ten most frequent
        #[arg(short, long, conflicts_with_all = ["statements", "actors", "reprints"])]
        all: bool,
        /// Print JSON: one object, with --statements a line a statement, with --reprints a line a report
        #[arg(long, conflicts_with_all = ["all", "actors"])]
        json: bool,
    },
}

const EXTRACT_EXAMPLES: &str = "Examples:
  on-record extract articles/                     every article below articles/, in the order of the files' names
  on-record extract export.csv news.json.gz       tables and JSON, see `on-record read --help`
  on-record extract < articles.jsonl              one {\"id\": \"…\", \"text\": \"…\"} a line
  on-record extract articles/ --format parquet -o statements.parquet
  on-record extract articles/ --format parquet --flat -o statements.parquet    a row a statement

Columns (--format parquet or arrow) are a row an article, with the text of each statement beside its places; an article
that cannot be read is a row with `error`. Each column is explained in docs/columns.md.

One JSON line an article, in the order of the input:
  {\"id\": …, \"read_by\": {\"language\": \"en\", \"model\": its name, \"hash\": of its file},
   \"statements\": [{\"content\": [[s,e],…], \"speaker\": [[s,e],…], \"cue\": [[s,e],…],
   \"type\": \"direct|mixed|indirect\", \"kind\": \"speech|finding|attitude|other\", \"nested\": bool,
   \"speaker_entity\": …, \"source\": {\"kind\": \"person|organisation|place|group|unnamed|document\", \"name\": …,
   \"affiliation\": …, \"role\": …} or null, \"told_to\": …, \"said_on\": \"YYYY-MM-DD\", \"said_basis\": …,
   \"uncertain\": {\"speaker\": …, \"speaker_entity\": …} where who speaks is not sure enough to say,
   \"confidence\": {\"content\": 0 to 1, \"source\": its words, \"speaker\": whom they mean}}]}
`content` are the words attributed, `cue` the words that attribute, `speaker` the words that name the source; `type` is
the manner (all, some or none of the content in quotation marks), `speaker_entity` who speaks where that has a name of its own,
`source` what speaks, with a name or without, `told_to` the addressee, `said_basis` the words that
the day rests on. Offsets count Unicode code points of the text as it was read, from 0, the end not included. `id` is the
article's own, or the file's name without its ending, or its path below the folder where two files share a name. Each
article stands alone: memory does not grow with their number. Inputs that cannot be read are reported and skipped.";

const PACK_EXAMPLES: &str = "Examples:
  on-record pack articles/ -o corpus.orc             with articles/corpus.toml where it is there
  on-record pack a.txt b.txt -o corpus.orc --manifest desk.toml
  on-record pack -o corpus.orc < articles.jsonl      one {\"id\": \"…\", \"text\": \"…\"} a line
  on-record pack years/ --shards archive/            many small files, of which a program fetches what it needs
  on-record pack today/ --shards archive/ --add      a day more, without the years before

Put the archive beside the page and open the page with ?src=corpus.orc. The same articles give the same archive,
byte for byte. The archive tells which model read its articles, in which language; a line whose `read_by` or
`language` says otherwise is told. What the files state (headline, date, outlet, address) is used, and corpus.toml has the last word; a
mistake in it is told with its line and costs its own entry only.";

const READ_EXAMPLES: &str = "Examples:
  on-record read articles/                        what is read, and who states each date
  on-record read export.csv > articles.jsonl      a table as JSON lines
  on-record read news.json | on-record pack -o corpus.orc
  on-record read export.dat --from csv --field text=story --field date=print_day
  on-record read saved/ --report report.json      a folder of web pages, and what nobody states of them

What is read, by its content and then by its name:
  text          .txt: a file is an article; UTF-8, else UTF-16 or Windows-1252
  web pages     .html .htm .mhtml: a page is an article; what it states comes from JSON-LD, Open Graph, meta, the page
  JSON lines    .jsonl .ndjson: an article a line
  JSON          .json: a list of articles, or an object with one in `articles`, `items`, `data`, …; JSON Feed, ninjs
  tables        .csv .tsv: a row an article, the first row names the columns
  feeds         .rss .atom .xml: an entry is an article; of some only the summary is there, which is told
  wire services .nitf .newsml: NITF, NewsML-G2
  documents     .docx .odt .pdf (with a text layer), and letters .eml .mbox
  archives      .zip with any of these in it, .warc with the web pages that were recorded
each as it is or packed with gzip (.gz) or zstd (.zst). Names of fields and columns, in any case:
  id      id guid uuid articleId            text     text body content articleBody fullText
  date    date published datePublished …    outlet   outlet source publisher site siteName
  url     url link permalink                headline headline title
  authors authors author byline             language language lang inLanguage
--field FIELD=NAME says otherwise. Where nothing states the language, the text tells it, unless it is short or mixed.

One JSON line an article, in the order of the input:
  {\"id\", \"text\", \"headline\", \"date\", \"outlet\", \"url\", \"authors\", \"language\", \"said_by\": {field: who stated it}, \"read_by\": who read it before, where its line told}
At the end a line counts what nobody states: articles without a date, an outlet, with two dates, copies of others.";

const CHECK_EXAMPLES: &str = "Examples:
  on-record check corpus.orc                 what stands out, most statements first
  on-record check corpus.orc --all           everything that was found
  on-record check corpus.orc --json          for programs

What is looked for:
  actors that may be one   an acronym beside a name with its letters, a last name that several have, a letter apart
  actors that may be two   forms of a name that do not agree
  topics that tell little  of a statement or two, or of a fifth of all
  odd names                what is called like nobody
  several bodies           of one person, with the line that keeps the one that is right
Each finding comes with the entry that says so in corpus.toml; put in those that are right, and pack again.

--json prints one object:
  {\"articles\", \"statements\", \"unknown_source\", \"without_topic\": how many,
   \"findings\": [{\"sort\": \"split|merge|topic|name|body\", \"ids\", \"statements\", \"message\", \"toml\"}]}";

const SHOW_EXAMPLES: &str = "Examples:
  on-record show corpus.orc                  how much of what, and who says most
  on-record show corpus.orc --all            all actors, topics, outlets, and whom statements were told to
  on-record show corpus.orc --actors         every actor with the forms of its name, to check what was merged
  on-record show corpus.orc --statements     every statement, a line each
  on-record show corpus.orc --reprints       which articles print one text: wire copy at many outlets
  on-record show corpus.orc --json           for programs

--json prints one object:
  {\"articles\", \"statements\", \"unknown_source\", \"without_topic\": how many,
   \"reprinted_reports\", \"reprinted_articles\": how many families --reprints lists, and of how many articles,
   \"actors\": [{\"id\", \"name\", \"kind\", \"statements\", \"variants\": other forms of the name, \"affiliations\"}],
   \"topics\": [{\"id\", \"label\", \"parent\": the broader topic's label, \"statements\", \"articles\"}]}
--statements --json prints a line a statement:
  {\"id\", \"article\": its name, \"actor\", \"actor_kind\", \"content\", \"topics\": labels, finest first,
   \"topic_from\": what shows the first of them, \"words|headline|article|corpus.toml\",
   \"version_of\": the id that its versions in other articles share,
   \"versions\": {\"reports\": that several of their articles print, \"reprints\": of those, \"own\": other articles}}
--reprints --json prints a line a family of articles that print one text:
  {\"first\": the one of the earliest day, of one day the longest, \"articles\": all, the first one first,
   \"shared\": 0 to 1, how much of the reporters' words (not those in quotation marks) in the shorter of two articles the
   other one has as well; the average over the first article and each of the others}
What is not known is null. Ids are those of the page's addresses.";

fn main() -> ExitCode {
    let task = Arguments::parse().task;
    #[cfg(target_family = "wasm")]
    let helped = match &task {
        Task::Extract { paths, coming, .. } | Task::Pack { paths, coming, .. } => {
            shared::begin(paths, coming, || None)
        }
        Task::Build(wish) => shared::begin(&wish.site.paths, &wish.site.coming, || {
            shared_pages::place().map(|place| shared_pages::help(wish, &place))
        }),
        _ => shared::begin(&[], &Coming::default(), || None),
    };
    #[cfg(target_family = "wasm")]
    if let Some(end) = helped {
        return end;
    }
    let end = match task {
        Task::Extract { paths, .. } if nothing_comes(&paths) => help("extract"),
        Task::Pack { paths, .. } if nothing_comes(&paths) => help("pack"),
        Task::Read { paths, .. } if nothing_comes(&paths) => help("read"),
        Task::Build(wish) if nothing_comes(&wish.site.paths) => help("build"),
        Task::Extract { format: output::Format::Jsonl, flat: true, .. } => {
            Err("--flat is for columns, as JSON lines are one an article: add --format parquet or arrow"
                .to_owned())
        }
        Task::Extract { paths, coming, format, flat, output, jobs, report, drop_copies } => {
            extract::run(&extract::Wish {
                paths: &paths,
                coming: &coming,
                format,
                is_flat: flat,
                output: output.as_deref(),
                jobs,
                report: report.as_deref(),
                drops_copies: drop_copies,
            })
        }
        Task::Pack { paths, coming, output, shards, add, manifest, jobs, report, drop_copies, readings } => {
            let wish = pack::Wish {
                paths: &paths,
                coming: &coming,
                manifest: manifest.as_deref(),
                jobs,
                report: report.as_deref(),
                drops_copies: drop_copies,
                readings: readings.as_deref(),
            };
            match (output, shards) {
                (_, Some(folder)) if add => pack::add(&wish, &folder),
                (_, Some(folder)) => pack::shards(&wish, &folder),
                (output, None) => pack::run(&wish, &output.unwrap_or_default()),
            }
        }
        Task::Read { paths, coming, manifest, report, drop_copies } => read::run(&read::Wish {
            paths: &paths,
            coming: &coming,
            manifest: manifest.as_deref(),
            report: report.as_deref(),
            drops_copies: drop_copies,
        }),
        Task::Build(wish) => build::run(&wish),
        #[cfg(not(target_family = "wasm"))]
        Task::Serve(wish) if wish.site.paths.is_empty() => help("serve"),
        #[cfg(not(target_family = "wasm"))]
        Task::Serve(wish) => serve::run(&wish),
        Task::Corrections(wish) if nothing_comes(&wish.paths) => help("corrections"),
        Task::Corrections(wish) => corrections::run(&wish),
        Task::Verify(wish) if nothing_comes(&wish.drafts) => help("verify"),
        Task::Verify(wish) => verify::run(&wish),
        Task::Check { archive, all, json } => check::run(&archive, check::Wish { all, json }),
        Task::Show { archive, statements, actors, reprints, all, json } => {
            show::run(&archive, show::Wish { statements, actors, reprints, all, json })
        }
    };
    code(end)
}

/// How the program ends.
fn code(end: Result<End, String>) -> ExitCode {
    match end {
        Ok(End::Complete) => ExitCode::SUCCESS,
        Ok(End::Skipped) => ExitCode::from(1),
        Ok(End::NotVerbatim) => ExitCode::from(3),
        Err(sentence) => {
            eprintln!("on-record: {sentence}");
            ExitCode::from(2)
        }
    }
}

/// Whether no path is given and standard input is a terminal, so that waiting for a stream would hang.
fn nothing_comes(paths: &[PathBuf]) -> bool {
    paths.is_empty() && std::io::stdin().is_terminal()
}

/// Prints the help of a subcommand: for `on-record extract` alone at a terminal.
fn help(task: &str) -> Result<End, String> {
    let mut command = Arguments::command();
    command.build();
    if let Some(sub) = command.find_subcommand_mut(task) {
        eprintln!("{}", sub.render_help());
    }
    Err("give the articles as files or folders, or on standard input".to_owned())
}
