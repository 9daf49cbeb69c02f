//! Every stage beside what the reference in numpy says of four made-up texts (tests/network/vectors.json).

use super::*;
use serde_json::Value;

/// What the network may differ by: it computes in whole numbers, the reference does not.
const NEAR: f64 = 2e-3;

fn network() -> Network {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/languages/en/reader.orm");
    Network::from_bytes(&std::fs::read(path).unwrap()).unwrap()
}

fn texts() -> Vec<Value> {
    texts_of(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/network/vectors.json")))
}

fn texts_of(vectors: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(vectors).unwrap();
    all["texts"].as_array().unwrap().clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(|x| x.as_f64().unwrap()).collect()
}

fn pair(value: &Value) -> Range<usize> {
    let of = |i: usize| usize::try_from(value[i].as_u64().unwrap()).unwrap();
    of(0)..of(1)
}

fn span(value: &Value) -> Span {
    Span::at(pair(value).start, pair(value).end)
}

fn spans(value: &Value) -> Vec<Span> {
    list(value).iter().map(span).collect()
}

/// The quotations, from which tokens lie in one.
fn quoted(text: &Value) -> Vec<Span> {
    list(&text["tokens"])
        .iter()
        .filter(|token| token["quoted"] == true)
        .map(|token| span(&token["span"]))
        .collect()
}

#[track_caller]
fn near(found: &[f32], expected: &[f64], by: f64, what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (i, (a, b)) in found.iter().zip(expected).enumerate() {
        assert!((f64::from(*a) - b).abs() <= by, "{what}, number {i}: {a} is not {b}");
    }
}

#[test]
fn tokens_are_the_references() {
    for text in texts() {
        let (all, expected) = (tokens(text["text"].as_str().unwrap(), &quoted(&text)), list(&text["tokens"]));
        assert_eq!(all.len(), expected.len());
        for (token, expected) in all.iter().zip(expected) {
            let rows = [
                token.hashes.word % 6000,
                token.hashes.again % 6000,
                token.hashes.ending % 2000,
                token.hashes.opening % 1000,
            ];
            assert_eq!(serde_json::json!(rows), expected["rows"]);
            assert_eq!(token.span, span(&expected["span"]));
            assert_eq!(serde_json::json!(token.shape as u8), expected["shape"]);
            assert_eq!(serde_json::json!(token.paragraph), expected["paragraph"]);
            assert_eq!(
                serde_json::json!([token.quoted, token.word]),
                serde_json::json!([expected["quoted"], expected["word"]])
            );
        }
    }
}

#[test]
fn stages_are_the_references() {
    let network = network();
    let (mut one, mut two) = (encoder::Buffers::default(), source_and_content::Buffers::default());
    for text in texts() {
        let tokens = tokens(text["text"].as_str().unwrap(), &quoted(&text));
        encoder::encode(&network.weights, &tokens, &mut one);
        for (i, (tags, expected)) in one.tags.iter().zip(list(&text["tags"])).enumerate() {
            near(
                &[&tags.cue[..], &tags.role].concat(),
                &numbers(expected),
                NEAR,
                &format!("tags of token {i}"),
            );
        }
        source_and_content::prepare(&network.weights.roles, &one.rows, &mut two);
        let found: Vec<_> = candidates::candidates(&tokens, &one.tags).collect();
        assert_eq!(found.len(), list(&text["candidates"]).len());
        for (candidate, expected) in found.iter().zip(list(&text["candidates"])) {
            let what = format!("candidate {:?}", candidate.cue);
            assert_eq!(candidate.cue, pair(&expected["cue"]));
            near(&[candidate.probability], &[expected["probability"].as_f64().unwrap()], NEAR, &what);
            let said = source_and_content::read(&network.weights.roles, candidate, &mut two);
            assert_eq!(said.tokens.start as u64, expected["first"].as_u64().unwrap(), "{what}");
            near(&[said.valid], &[expected["valid"].as_f64().unwrap()], NEAR, &what);
            for (i, expected) in list(&expected["roles"]).iter().enumerate() {
                near(&two.roles[i], &numbers(expected), NEAR, &format!("{what}, roles of {i}"));
            }
        }
    }
}

/// What the training's toy run has made just now, where `cargo xtask test training` says that there is one.
#[test]
fn a_model_that_was_trained_just_now_is_read_as_its_vectors_say() {
    let Some(folder) = std::env::var_os("ON_RECORD_TOY").map(std::path::PathBuf::from) else { return };
    let network = Network::from_bytes(&std::fs::read(folder.join("reader.orm")).unwrap()).unwrap();
    assert_eq!(network.name(), "toy");
    let texts = texts_of(&std::fs::read_to_string(folder.join("vectors.json")).unwrap());
    assert!(!texts.is_empty());
    for text in texts {
        let tokens = tokens(text["text"].as_str().unwrap(), &quoted(&text));
        let mut one = encoder::Buffers::default();
        encoder::encode(&network.weights, &tokens, &mut one);
        assert_eq!(one.tags.len(), list(&text["tags"]).len());
        for (tags, expected) in one.tags.iter().zip(list(&text["tags"])) {
            near(&[&tags.cue[..], &tags.role].concat(), &numbers(expected), NEAR, "tags");
        }
    }
}

#[test]
fn candidates_are_the_references() {
    let network = network();
    for text in texts() {
        let words = text["text"].as_str().unwrap();
        let read = network.read(tokens(words, &quoted(&text)), &mut Scratch::default());
        assert_eq!(read.found.len(), list(&text["candidates"]).len());
        for (found, expected) in read.found.iter().zip(list(&text["candidates"])) {
            assert_eq!(found.content, spans(&expected["content"]));
            assert_eq!(found.source, spans(&expected["source"]));
            // Logits of what is nearly sure move more than what they are made of.
            near(&found.evidence.as_array(), &numbers(&expected["numbers"]), 0.05, "numbers");
            near(&[found.sure], &[expected["confidence"].as_f64().unwrap()], NEAR, "confidence");
        }
    }
}
