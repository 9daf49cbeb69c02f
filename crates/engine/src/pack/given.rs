//! What packing is given, and what it has to say about it.

use crate::extract::reading::Reading;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::pack::refusal::Refusal;

/// An article as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadArticle {
    /// Its name: the file's without its ending.
    pub name: String,
    /// Its text, byte for byte.
    pub text: String,
    /// What was found in it.
    pub reading: Reading,
}

/// Collects what to tell the person who wrote the manifest or named the files.
pub(super) struct Problems<'m> {
    pub(super) file: &'m str,
    pub(super) found: Vec<Diagnostic>,
    /// Corrections that were not made, with their lines; they stand in `found` as well.
    pub(super) refused: Vec<(u32, Refusal)>,
}

impl<'m> Problems<'m> {
    pub(super) const fn of(file: &'m str) -> Self {
        Self { file, found: Vec::new(), refused: Vec::new() }
    }

    /// A correction that was not made.
    pub(super) fn refuse(&mut self, line: u32, refusal: Refusal) {
        self.at(line, refusal.to_string());
        self.refused.push((line, refusal));
    }

    /// A warning about a line of the manifest.
    pub(super) fn at(&mut self, line: u32, message: String) {
        let file = self.file.to_owned();
        self.found.push(Diagnostic { severity: Severity::Warning, file, line: Some(line), message });
    }
}
