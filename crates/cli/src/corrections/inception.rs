//! UIMA CAS JSON for INCEpTION, a file an article. Offsets are UTF-16 units. What belongs to one statement has its key.

use super::labelled::Labelled;
use super::units::pair;
use crate::part_file;
use on_record_engine::Span;
use on_record_engine::text::slug;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::Path;

const LAYERS: [(&str, &[&str]); 3] = [
    ("webanno.custom.Statement", &["statement", "speaker", "manner", "kind", "correction"]),
    ("webanno.custom.Source", &["statement"]),
    ("webanno.custom.Cue", &["statement"]),
];
/// The place of the text among the feature structures.
const TEXT: usize = 1;

/// Writes the files into a folder, which is made where it is not there.
pub(super) fn write(folder: &Path, articles: &[Labelled<'_>]) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    let mut names = BTreeSet::new();
    for article in articles {
        // An article's name may hold what no file's may.
        let (plain, mut number) = (slug(article.name), 1);
        let mut name = plain.clone();
        while !names.insert(name.clone()) {
            number += 1;
            name = format!("{plain}-{number}");
        }
        let written = serde_json::to_vec_pretty(&cas(article)).map_err(|e| format!("{name}: {e}"))?;
        part_file::write(&folder.join(format!("{name}.json")), &written)?;
    }
    Ok(())
}

fn cas(article: &Labelled<'_>) -> Value {
    let text = article.text;
    let length = pair(text, Span::at(0, text.len()))[1];
    let mut structures = vec![
        json!({"%ID": TEXT, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": text}),
        json!({"%ID": 2, "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": TEXT, "begin": 0, "end": length, "language": "x-unspecified"}),
    ];
    for label in &article.statements {
        let key = label.key.to_string();
        let facts = [
            ("speaker", label.name),
            ("manner", Some(label.manner)),
            ("kind", Some(label.kind)),
            ("correction", label.correction),
        ];
        let roles = [label.content, label.speaker.as_slice(), label.cue];
        for ((layer, features), spans) in LAYERS.iter().zip(roles) {
            for span in spans {
                let [begin, end] = pair(text, *span);
                let mut made = json!({"%ID": structures.len() + 1, "%TYPE": layer, "@sofa": TEXT, "begin": begin, "end": end, "statement": key});
                let own = facts.iter().filter(|(name, _)| features.contains(name));
                if let Value::Object(made) = &mut made {
                    made.extend(own.filter_map(|(name, value)| Some(((*name).to_owned(), json!((*value)?)))));
                }
                structures.push(made);
            }
        }
    }
    let members: Vec<usize> = (2..=structures.len()).collect();
    json!({
        "%TYPES": types(),
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {"_InitialView": {"%SOFA": TEXT, "%MEMBERS": members}},
    })
}

fn types() -> Value {
    let types = LAYERS.iter().map(|(layer, features)| {
        let mut told = Map::new();
        told.insert("%NAME".to_owned(), json!(layer));
        told.insert("%SUPER_TYPE".to_owned(), json!("uima.tcas.Annotation"));
        for feature in *features {
            told.insert((*feature).to_owned(), json!({"%NAME": feature, "%RANGE": "uima.cas.String"}));
        }
        ((*layer).to_owned(), Value::Object(told))
    });
    Value::Object(types.collect())
}
