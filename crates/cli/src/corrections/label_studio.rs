//! Tasks for Label Studio: the text, and one annotation with its regions and relations. Offsets are UTF-16 units.

use super::labelled::{Label, Labelled};
use super::units::pair;
use on_record_engine::Span;
use serde_json::{Value, json};

/// All articles as one list of tasks.
pub(super) fn tasks(articles: &[Labelled<'_>]) -> Result<String, String> {
    let tasks: Vec<Value> = articles.iter().map(task).collect();
    let mut written = serde_json::to_string_pretty(&tasks).map_err(|e| e.to_string())?;
    written.push('\n');
    Ok(written)
}

fn task(article: &Labelled<'_>) -> Value {
    let result: Vec<Value> =
        article.statements.iter().flat_map(|label| regions(article.text, label)).collect();
    json!({
        "data": {"id": article.name, "text": article.text},
        "annotations": [{"result": result, "ground_truth": true}],
    })
}

/// The regions of a statement, and what joins them to its first words.
fn regions(text: &str, label: &Label<'_>) -> Vec<Value> {
    let mut made = Vec::new();
    let first = format!("{}-content-0", label.key);
    let mut put = |role: &str, spans: &[Span]| {
        for (number, span) in spans.iter().enumerate() {
            let id = format!("{}-{}-{number}", label.key, role.to_lowercase());
            let [start, end] = pair(text, *span);
            made.push(json!({
                "id": id, "from_name": "label", "to_name": "text", "type": "labels",
                "value": {"start": start, "end": end, "text": span.of(text), "labels": [role]},
                "meta": {"text": label.name.into_iter().chain(label.correction).collect::<Vec<_>>()},
            }));
            if id != first {
                made.push(json!({
                    "type": "relation", "from_id": first, "to_id": id, "direction": "right",
                    "labels": [role.to_lowercase()],
                }));
            }
        }
    };
    put("Content", label.content);
    put("Source", &label.speaker);
    put("Cue", label.cue);
    made
}
