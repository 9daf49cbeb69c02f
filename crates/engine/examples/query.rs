//! Asks an archive who said what: filters, words, and the counts that each further filter would give.
//!
//! It needs no feature of the engine, as a page does not: `--no-default-features` leaves reading and packing out.
//!
//! ```sh
//! cargo run --release --example query -- corpus.orc
//! cargo run --release --example query -- corpus.orc --by "Ada Example" --from 2031-04-01 bridge "no hurry"
//! ```

use on_record_engine::model::{ActorKind, StatedGender, archive};
use on_record_engine::query::{Days, Facet, Hits, Index, Query, Value, plain, values};
use on_record_engine::{ActorId, AffiliationId, ChannelId, Corpus, Date, Id, OutletId, StatementId, TopicId};
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "\
usage: query ARCHIVE [FILTER...] [WORD...]

--by NAME     who says it             --of NAME    whom it is about
--for BODY    whom the speaker belongs to
--on TOPIC    what it is about        --in OUTLET  who published it
--via NAME    whom it was told to     --mode WORD  direct, mixed or indirect
--verb WORD   negative or positive: reporting verbs like \"denied\", \"welcomed\"
--from DAY    said or reported on that day or later: 2031-04-01
--to DAY      … or earlier
WORD          must stand in the statement; \"several words\" stand in a row

A filter that is given twice asks for one or the other. Without any, all statements are counted and listed.";

/// The facets by the words that addresses have for them.
const FILTERS: [(&str, Facet); 10] = [
    ("by", Facet::Speaker),
    ("for", Facet::Affiliation),
    ("of", Facet::About),
    ("on", Facet::Topic),
    ("in", Facet::Outlet),
    ("via", Facet::Channel),
    ("mode", Facet::Manner),
    ("verb", Facet::Verb),
    ("kind", Facet::Kind),
    ("gender", Facet::Gender),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((path, asked)) = arguments.split_first().filter(|(path, _)| !path.starts_with("--")) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(path, asked) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("query: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(path: &str, asked: &[String]) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    let corpus = archive::decode(&bytes).map_err(|error| format!("{path}: {error}"))?;
    // Made once for a corpus; every query is answered from it.
    let index = Index::new(&corpus);
    let query = query(asked, &corpus, &index)?;
    let hits = query.ask(&corpus, &index);
    let mut lines = vec![format!("{} statements in {} articles", hits.total(), hits.articles)];
    lines.extend(counts(&hits, &corpus, &index));
    lines.push(String::new());
    lines.extend(hits.statements.iter().map(|&id| shown(&corpus, id)));
    let mut out = std::io::stdout().lock();
    // A reader who leaves early (`| head`) is no error.
    let _ = lines.iter().try_for_each(|line| writeln!(out, "{line}"));
    Ok(())
}

/// The query that the arguments write.
fn query(asked: &[String], corpus: &Corpus, index: &Index) -> Result<Query, String> {
    let mut query = Query::default();
    let (mut from, mut to, mut words) = (None, None, Vec::new());
    let mut arguments = asked.iter();
    while let Some(argument) = arguments.next() {
        let Some(option) = argument.strip_prefix("--") else {
            // Words that are one argument stand in a row, as words in quotation marks do on the page.
            words.push(if argument.contains(' ') { format!("\"{argument}\"") } else { argument.clone() });
            continue;
        };
        let given = arguments.next().ok_or_else(|| format!("--{option} needs a value\n\n{USAGE}"))?;
        if let "from" | "to" = option {
            let day: Date = given.parse().map_err(|error| format!("--{option}: {error}"))?;
            *(if option == "from" { &mut from } else { &mut to }) = Some(day);
            continue;
        }
        let facet = FILTERS.iter().find(|(word, _)| *word == option);
        let &(_, facet) = facet.ok_or_else(|| format!("there is no filter --{option}\n\n{USAGE}"))?;
        let value = find(facet, given, corpus, index).map_err(|error| format!("--{option}: {error}"))?;
        // The groups of a selection are joined by AND, the values of one by OR.
        let groups = &mut query.of_mut(facet).any;
        match groups.last_mut() {
            Some(group) => group.push(value),
            None => groups.push(vec![value]),
        }
    }
    if from.is_some() || to.is_some() {
        query.days = Days::Between(from, to);
    }
    query.words = words.join(" ");
    Ok(query)
}

/// The value that a name means, whatever its case and accents: whole, or as a part that only one name has.
fn find(facet: Facet, given: &str, corpus: &Corpus, index: &Index) -> Result<Value, String> {
    let wanted = plain(given);
    let named: Vec<(Value, String)> =
        values(index, facet).map(|value| (value, plain(name(corpus, facet, value)))).collect();
    if let Some((value, _)) = named.iter().find(|(_, name)| *name == wanted) {
        return Ok(*value);
    }
    let parts: Vec<Value> =
        named.iter().filter(|(_, name)| name.contains(&wanted)).map(|(value, _)| *value).collect();
    match parts.as_slice() {
        [one] => Ok(*one),
        [] => Err(format!("`{given}` is not in this corpus; leave the filter out to see which names are")),
        several => {
            let names: Vec<&str> = several.iter().map(|value| name(corpus, facet, *value)).collect();
            Err(format!("`{given}` may be {}: write more of the name", names.join(", ")))
        }
    }
}

/// What a value is called. Its row is that of the table which the facet is about.
fn name(corpus: &Corpus, facet: Facet, value: Value) -> &str {
    let Some(row) = value.row() else { return "not stated" };
    match facet {
        Facet::Speaker | Facet::About => &corpus.actors[ActorId::from_index(row)].name,
        Facet::Affiliation => &corpus.affiliations[AffiliationId::from_index(row)].name,
        Facet::Topic => &corpus.topics[TopicId::from_index(row)].label,
        Facet::Outlet => &corpus.outlets[OutletId::from_index(row)].name,
        Facet::Channel => &corpus.channels[ChannelId::from_index(row)].name,
        Facet::Manner => ["direct", "mixed", "indirect"].get(row).copied().unwrap_or_default(),
        Facet::Verb => ["negative", "positive"].get(row).copied().unwrap_or_default(),
        Facet::Kind => ActorKind::ALL.get(row).map_or("", |kind| kind.word()),
        Facet::Gender => StatedGender::ALL.get(row).map_or("", |gender| gender.word()),
    }
}

/// For each facet the five values with the most statements: each count is the length of the list that choosing the
/// value would give.
fn counts(hits: &Hits, corpus: &Corpus, index: &Index) -> Vec<String> {
    let line = |(word, facet): (&str, Facet)| {
        let all = values(index, facet).chain([Value::NONE]);
        let mut counted: Vec<(u32, Value)> =
            all.map(|value| (hits.count(facet, value), value)).filter(|(count, _)| *count > 0).collect();
        counted.sort_by_key(|&(count, value)| (std::cmp::Reverse(count), value));
        let shown: Vec<String> = counted
            .iter()
            .take(5)
            .map(|&(count, value)| format!("{} {count}", name(corpus, facet, value)))
            .collect();
        format!("  {word:<5}{}", shown.join(", "))
    };
    FILTERS.into_iter().map(line).collect()
}

fn shown(corpus: &Corpus, id: StatementId) -> String {
    let statement = &corpus.statements[id];
    let article = &corpus.articles[statement.article];
    let speaker = statement.actor.map_or("unknown speaker", |actor| corpus.actors[actor].name.as_str());
    let words: Vec<&str> = statement.content.iter().map(|span| span.of(&article.text)).collect();
    let words = words.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} [{}, {}]: {words}", speaker, article.name, statement.key)
}
