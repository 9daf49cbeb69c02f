//! Trains the extraction's weights: `cargo xtask train` runs this.
mod gold;
mod learn;

use learn::{Sequence, Settings};
use on_record_engine::lexicon::Lexicon;
use on_record_engine::parsed::Parsed;
use on_record_engine::{tagger, traits};
use std::path::Path;

fn label(doc: &Parsed<'_>, article: &gold::Article) -> Vec<u8> {
    let mut labels = vec![tagger::NOTHING; doc.tokens.len()];
    let mut set = |spans: &[on_record_engine::Span], first: u8| {
        for &span in spans {
            let range = doc.tokens_in(span);
            for (n, i) in range.enumerate() {
                labels[i] = if n == 0 { first } else { first + 1 };
            }
        }
    };
    for a in &article.attributions { set(&a.content, tagger::FIRST_CONTENT); }
    for a in &article.attributions { set(&a.source, tagger::FIRST_SOURCE); }
    for a in &article.attributions { set(&a.cue, tagger::FIRST_CUE); }
    labels
}

fn sequences(articles: &[gold::Article], lexicon: &Lexicon) -> Vec<Sequence> {
    let mut all = Vec::new();
    for article in articles {
        let doc = Parsed::new(&article.text);
        let labels = label(&doc, article);
        let t = traits::traits(&doc, lexicon);
        for p in tagger::paragraphs(&doc) {
            let around = tagger::Surroundings::new(&t, &p);
            let mut s = Sequence::default();
            for i in p.clone() {
                tagger::features(&doc, &t, &p, &around, i, &mut s.features);
                s.ends.push(s.features.len() as u32);
                s.contexts.push(tagger::context(&t, &p, i));
                s.labels.push(labels[i]);
            }
            all.push(s);
        }
    }
    all
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let f = |i: usize, d: f32| args.get(i).and_then(|a| a.parse().ok()).unwrap_or(d);
    let settings = Settings { epochs: f(1, 8.0) as usize, least: f(2, 3.0) as u32, rate: f(3, 0.1), l1: f(4, 1.0) };
    let lexicon = Lexicon::built_in();
    let gold = Path::new("../shared/gold");
    let now = std::time::Instant::now();
    let train = gold::read(&gold.join("polnear-train.jsonl")).unwrap();
    let dev = gold::read(&gold.join("polnear-dev.jsonl")).unwrap();
    let mut s = sequences(&train, &lexicon);
    let d = sequences(&dev, &lexicon);
    eprintln!("{:?} sequences {} features {}", now.elapsed(), s.len(), s.iter().map(|s| s.features.len()).sum::<usize>());
    let fitted = learn::fit::<{ tagger::LABELS }>(&mut s, settings, |e, l| eprintln!("{:?} epoch {e}: {l:.4}", now.elapsed()));
    let (rows, scale) = fitted.quantised();
    eprintln!("{} features kept, scale {scale}", rows.len());
    let crf = fitted.crf();
    // span F1 per role
    let mut c = [[0usize; 3]; 3];
    let mut wc = [[0usize; 3]; 3];
    for s in &d {
        let mut unary = Vec::new();
        let mut start = 0;
        for &e in &s.ends { let mut u = [0f32; tagger::LABELS]; crf.weigh(&s.features[start..e as usize], &mut u); unary.push(u); start = e as usize; }
        let got = crf.viterbi(&unary, &s.contexts);
        let spans = |l: &[u8]| -> Vec<(usize, usize, usize)> {
            let mut v = Vec::new();
            let mut i = 0;
            while i < l.len() {
                if l[i] == 0 { i += 1; continue; }
                let role = (l[i] as usize - 1) / 2;
                let st = i; i += 1;
                while i < l.len() && l[i] as usize == role * 2 + 2 { i += 1; }
                v.push((role, st, i));
            }
            v
        };
        let (g, p) = (spans(&s.labels), spans(&got));
        for x in &g { c[x.0][0] += 1; if p.contains(x) { c[x.0][2] += 1; } }
        for x in &p { c[x.0][1] += 1; }
        for (a, b) in s.labels.iter().zip(&got) {
            let r = |l: u8| (l as usize + 1) / 2;
            if *a > 0 { wc[r(*a) - 1][0] += 1; }
            if *b > 0 { wc[r(*b) - 1][1] += 1; }
            if *a > 0 && r(*a) == r(*b) { wc[r(*a) - 1][2] += 1; }
        }
    }
    for (n, (x, y)) in ["source", "cue", "content"].iter().zip(c.iter().zip(&wc)) {
        let fm = |x: &[usize; 3]| 200.0 * x[2] as f64 / (x[0] + x[1]) as f64;
        println!("{n}: span F {:.1} (g {} p {})  token F {:.1}", fm(x), x[0], x[1], fm(y));
    }
}
