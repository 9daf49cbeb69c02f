//! Trains the extraction's weights: `cargo xtask train` runs this.
mod gold;
mod learn;

use learn::{Fitted, Sequence, Settings};
use on_record_engine::crf::Crf;
use on_record_engine::lexicon::Lexicon;
use on_record_engine::linker::{self, FirstPass, Segments, View};
use on_record_engine::parsed::Parsed;
use on_record_engine::traits::Traits;
use on_record_engine::{Span, tagger, traits};
use std::ops::Range;
use std::path::Path;
use std::io::Write;

struct Doc<'a> {
    article: &'a gold::Article,
    parsed: Parsed<'a>,
    traits: Vec<Traits>,
    paragraphs: Vec<Range<usize>>,
}

fn docs<'a>(articles: &'a [gold::Article], lexicon: &Lexicon) -> Vec<Doc<'a>> {
    articles.iter().map(|article| {
        let parsed = Parsed::new(&article.text);
        let traits = traits::traits(&parsed, lexicon);
        let paragraphs = tagger::paragraphs(&parsed);
        Doc { article, parsed, traits, paragraphs }
    }).collect()
}

fn label(doc: &Doc<'_>) -> Vec<u8> {
    let mut labels = vec![tagger::NOTHING; doc.parsed.tokens.len()];
    let mut set = |spans: &[Span], first: u8| {
        for &span in spans {
            for (n, i) in doc.parsed.tokens_in(span).enumerate() {
                labels[i] = if n == 0 { first } else { first + 1 };
            }
        }
    };
    for a in &doc.article.attributions { set(&a.content, tagger::FIRST_CONTENT); }
    for a in &doc.article.attributions { set(&a.source, tagger::FIRST_SOURCE); }
    for a in &doc.article.attributions { set(&a.cue, tagger::FIRST_CUE); }
    labels
}

fn first_sequences(doc: &Doc<'_>) -> Vec<Sequence> {
    let labels = label(doc);
    doc.paragraphs.iter().map(|p| {
        let around = tagger::Surroundings::new(&doc.parsed, &doc.traits, p);
        let mut s = Sequence::default();
        for i in p.clone() {
            tagger::features(&doc.parsed, &doc.traits, p, &around, i, &mut s.features);
            s.ends.push(s.features.len() as u32);
            s.contexts.push(tagger::context(&doc.traits, p, i));
            s.labels.push(labels[i]);
        }
        s
    }).collect()
}

fn weigh<const L: usize>(crf: &Crf<L>, s: &Sequence) -> Vec<[f32; L]> {
    let mut start = 0;
    s.ends.iter().map(|&e| {
        let mut u = [0f32; L];
        crf.weigh(&s.features[start..e as usize], &mut u);
        start = e as usize;
        u
    }).collect()
}

fn first_pass(crf: &Crf<{ tagger::LABELS }>, doc: &Doc<'_>) -> FirstPass {
    let (mut labels, mut marginals) = (Vec::new(), Vec::new());
    for s in first_sequences(doc) {
        let u = weigh(crf, &s);
        labels.extend(crf.viterbi(&u, &s.contexts));
        marginals.extend(crf.marginals(&u, &s.contexts));
    }
    FirstPass::new(labels, &marginals)
}

struct Candidate { cue: Range<usize>, gold: Option<usize>, window: Vec<u32>, sequence: Sequence }

fn second_sequences(doc: &Doc<'_>, first: &FirstPass) -> Vec<Candidate> {
    let segments = Segments::new(&doc.parsed, &doc.traits, first);
    let cues: Vec<Range<usize>> = doc.article.attributions.iter().map(|a| {
        let mut r = usize::MAX..0;
        for &s in &a.cue { let t = doc.parsed.tokens_in(s); r.start = r.start.min(t.start); r.end = r.end.max(t.end); }
        r
    }).collect();
    let mut found = Vec::new();
    let mut used = vec![false; cues.len()];
    for cue in linker::candidates(&doc.parsed, &doc.traits, first) {
        let overlap = |r: &Range<usize>| r.end.min(cue.end).saturating_sub(r.start.max(cue.start));
        let gold = (0..cues.len()).filter(|&g| !used[g] && overlap(&cues[g]) > 0).max_by_key(|&g| overlap(&cues[g]));
        if let Some(g) = gold { used[g] = true; }
        let window = linker::window(&doc.parsed, &doc.traits, &doc.paragraphs, &cue);
        let view = View::new(&doc.parsed, &doc.traits, first, &segments, cue.clone());
        let mut s = Sequence::default();
        let mut role = vec![0u8; window.len()];
        if let Some(g) = gold {
            let a = &doc.article.attributions[g];
            let mut set = |spans: &[Span], first: u8| for &span in spans {
                for (n, i) in doc.parsed.tokens_in(span).enumerate() {
                    if let Ok(k) = window.binary_search(&(i as u32)) { role[k] = if n == 0 { first } else { first + 1 }; }
                }
            };
            set(&a.content, 1);
            set(&a.source, 3);
        }
        let mut behind = 0;
        for n in 0..window.len() {
            view.features(&window, n, &mut s.features);
            s.ends.push(s.features.len() as u32);
            s.contexts.push(linker::context(&doc.traits, &window, n, &cue));
            s.labels.push(match role[n] { r @ (3 | 4) => { behind = linker::BEHIND; r } r => r + behind });
        }
        found.push(Candidate { cue, gold, window, sequence: s });
    }
    found
}

#[derive(Clone, Debug, Default)]
struct Found { cue: Vec<Span>, content: Vec<Span>, source: Vec<Span>, p: f32, ps: f32, tokens: Vec<u32> }

fn decode(doc: &Doc<'_>, first: &FirstPass, c: &Candidate, crf: &Crf<{ linker::LABELS }>) -> Option<Found> {
    let u = weigh(crf, &c.sequence);
    let labels = crf.viterbi(&u, &c.sequence.contexts);
    let m = crf.marginals(&u, &c.sequence.contexts);
    let is_content = |l: u8| matches!(l, 1 | 2 | 6 | 7);
    let is_source = |l: u8| matches!(l, 3 | 4);
    let spans = |f: &dyn Fn(u8) -> bool| -> Vec<Span> {
        let mut v: Vec<Span> = Vec::new();
        let mut last = usize::MAX - 1;
        for (n, &i) in c.window.iter().enumerate() {
            if !f(labels[n]) { continue; }
            let span = doc.parsed.tokens[i as usize].span;
            if last + 1 == i as usize && doc.parsed.block_of(last) == doc.parsed.block_of(i as usize) { let l = v.last_mut().unwrap(); l.end = span.end; } else { v.push(span); }
            last = i as usize;
        }
        v
    };
    let content = spans(&is_content);
    if content.is_empty() { return None; }
    let (mut sum, mut n, mut ss, mut sn) = (0f32, 0f32, 0f32, 0f32);
    let mut tokens = Vec::new();
    for (k, l) in labels.iter().enumerate() {
        if is_content(*l) { sum += m[k][1] + m[k][2] + m[k][6] + m[k][7]; n += 1.0; tokens.push(c.window[k]); }
        if is_source(*l) { ss += m[k][3] + m[k][4]; sn += 1.0; }
    }
    let likely = c.cue.clone().map(|i| first.cue[i]).fold(0.0, f32::max);
    let cue = vec![doc.parsed.tokens[c.cue.start].span.join(doc.parsed.tokens[c.cue.end - 1].span)];
    Some(Found { cue, content, source: spans(&is_source), p: likely.sqrt() * sum / n, ps: if sn > 0.0 { ss / sn } else { 0.0 }, tokens })
}

fn write(path: &str, docs: &[Doc<'_>], found: &[Vec<Found>]) {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    for (d, f) in docs.iter().zip(found) {
        let cp = |b: u32| d.article.text[..b as usize].chars().count();
        let sp = |s: &[Span]| serde_json::json!(s.iter().map(|s| (cp(s.start), cp(s.end))).collect::<Vec<_>>());
        let st: Vec<_> = f.iter().map(|f| serde_json::json!({"content": sp(&f.content), "speaker": sp(&f.source), "cue": sp(&f.cue)})).collect();
        writeln!(out, "{}", serde_json::json!({"id": d.article.id, "statements": st})).unwrap();
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let f = |i: usize, d: f32| args.get(i).and_then(|a| a.parse().ok()).unwrap_or(d);
    let one = Settings { epochs: f(1, 8.0) as usize, least: f(2, 2.0) as u32, rate: f(3, 0.05), l1: f(4, 4.0) };
    let two = Settings { epochs: f(5, 6.0) as usize, least: f(6, 2.0) as u32, rate: f(7, 0.05), l1: f(8, 4.0) };
    let lexicon = Lexicon::built_in();
    let gold = Path::new("../shared/gold");
    let now = std::time::Instant::now();
    let train = gold::read(&gold.join("polnear-train.jsonl")).unwrap();
    let train = docs(&train, &lexicon);
    const FOLDS: usize = 4;
    let fit_first = |keep: &dyn Fn(usize) -> bool| -> Fitted<{ tagger::LABELS }> {
        let mut s: Vec<Sequence> = train.iter().enumerate().filter(|(i, _)| keep(*i)).flat_map(|(_, d)| first_sequences(d)).collect();
        learn::fit(&mut s, one, |_, _| {})
    };
    let mut firsts: Vec<Option<FirstPass>> = (0..train.len()).map(|_| None).collect();
    for k in 0..FOLDS {
        let crf = fit_first(&|i| i % FOLDS != k).crf();
        for i in (0..train.len()).filter(|i| i % FOLDS == k) { firsts[i] = Some(first_pass(&crf, &train[i])); }
        eprintln!("{:?} fold {k}", now.elapsed());
    }
    let fitted = fit_first(&|_| true);
    eprintln!("{:?} first pass: {} features", now.elapsed(), fitted.quantised().0.len());
    let first = fitted.crf();
    let mut s = Vec::new();
    let (mut c, mut g) = (0, 0);
    for (d, f) in train.iter().zip(&firsts) {
        for x in second_sequences(d, f.as_ref().unwrap()) { c += 1; g += usize::from(x.gold.is_some()); s.push(x.sequence); }
    }
    eprintln!("{:?} candidates {c} gold {g} tokens {}", now.elapsed(), s.iter().map(|s| s.labels.len()).sum::<usize>());
    let fitted = learn::fit::<{ linker::LABELS }>(&mut s, two, |e, l| eprintln!("{:?} epoch {e}: {l:.4}", now.elapsed()));
    eprintln!("{:?} second pass: {} features", now.elapsed(), fitted.quantised().0.len());
    let second = fitted.crf();
    let t: f32 = f(9, 0.45);
    for set in ["polnear-dev", "polnear-dev-single", "gum-news-dev"] {
        let dev = gold::read(&gold.join(format!("{set}.jsonl"))).unwrap();
        let dev = docs(&dev, &lexicon);
        let mut all = Vec::new();
        for d in &dev {
            let f = first_pass(&first, d);
            let mut found: Vec<Found> = second_sequences(d, &f).iter().filter_map(|c| decode(d, &f, c, &second)).filter(|x| x.p > t).collect();
            found.sort_by(|a, b| b.p.total_cmp(&a.p));
            let mut taken = vec![false; d.parsed.tokens.len()];
            found.retain(|x| {
                let over = x.tokens.iter().filter(|&&i| taken[i as usize]).count();
                let keep = over * 3 <= x.tokens.len();
                if keep { for &i in &x.tokens { taken[i as usize] = true; } }
                keep
            });
            all.push(found);
        }
        write(&format!("/tmp/pred-{set}.jsonl"), &dev, &all);
    }
    eprintln!("{:?}", now.elapsed());
}
