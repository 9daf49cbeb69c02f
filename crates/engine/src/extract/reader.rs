//! Reads one article: the whole way from its text to a [`Reading`].

use crate::extract::addressee::told_to;
use crate::extract::affiliation;
use crate::extract::attribution::attributions;
use crate::extract::attribution::network::{ModelError, Network, Scratch};
use crate::extract::conversation::Conversation;
use crate::extract::outlet::outlet;
use crate::extract::reading::{ReadStatement, Reading};
use crate::extract::source::resolve;
use crate::extract::time::{reported_on, said};
use crate::language::Language;
use crate::model::read_by::ReadBy;
use crate::model::statement::Confidence;
use crate::text::parsed::Parsed;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Reads articles, each alone. Shared between threads by reference.
#[derive(Clone, Debug)]
pub struct Reader {
    language: Arc<Language>,
    network: Arc<Network>,
    read_by: ReadBy,
    idle: Idle,
}

/// The scratch memories that no thread is reading with just now: at most as many as threads have read at a time.
#[derive(Debug, Default)]
struct Idle(Mutex<Vec<Scratch>>);

impl Idle {
    fn lock(&self) -> MutexGuard<'_, Vec<Scratch>> {
        // One is put back whole or not at all.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Idle {
    /// None: one is soon made anew.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Reader {
    /// The reader with the model that comes with the engine.
    #[must_use]
    #[cfg(feature = "weights")]
    pub fn built_in() -> Self {
        #[expect(clippy::expect_used, reason = "a test reads the file that is built in")]
        Self::with_model(Language::english(), include_bytes!("../../languages/en/reader.orm"))
            .expect("the built-in model")
    }

    /// The reader of a language with the model of a file.
    ///
    /// # Errors
    /// Where the bytes are no model that this version reads.
    pub fn with_model(language: impl Into<Arc<Language>>, bytes: &[u8]) -> Result<Self, ModelError> {
        let (language, network) = (language.into(), Arc::new(Network::from_bytes(bytes)?));
        let read_by = ReadBy {
            language: language.code.clone(),
            model: network.name().to_owned(),
            hash: network.hash(),
        };
        Ok(Self { language, network, read_by, idle: Idle::default() })
    }

    /// The language that it reads and the model it reads with, as every reading tells them.
    #[must_use]
    pub fn read_by(&self) -> &ReadBy {
        &self.read_by
    }

    /// The language that it reads.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Reads an article. Always succeeds: a text without statements gives a reading without any.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        let doc = Parsed::cut(text, &self.language);
        // Not in one go: a new one must not be made while others wait.
        let idle = self.idle.lock().pop();
        let mut scratch = idle.unwrap_or_default();
        let conversation = Conversation::of(&doc);
        let attributions = attributions(&doc, &conversation, &self.network, &mut scratch);
        self.idle.lock().push(scratch);
        let (mut entities, speakers) = resolve(&doc, &conversation, &attributions);
        affiliation::tell(&doc, &mut entities);
        let reported_on = reported_on(&doc);
        let told = told_to(&doc, &conversation, &attributions, &entities, &speakers);
        let said = said(&doc, &attributions, &speakers, &told, reported_on.map(|(day, _)| day));
        let statements = attributions
            .into_iter()
            .zip(speakers)
            .zip(told.into_iter().zip(said))
            .map(|((attribution, speaker), (addressee, said))| {
                // Sure of the words that name the speaker, and sure of whom they mean, if they mean anybody.
                let sure = speaker.map_or(100, |s| u32::from(s.sure.percent));
                let both = sure * u32::from(attribution.confidence.speaker) / 100;
                let confidence =
                    Confidence { speaker: u8::try_from(both).unwrap_or(100), ..attribution.confidence };
                let ground = speaker.map(|s| s.sure.ground);
                let stated = speaker.and_then(|s| s.stated);
                let speaker = speaker.map(|s| s.entity);
                ReadStatement { attribution, speaker, ground, stated, confidence, addressee, said }
            })
            .collect();
        let read_by = self.read_by.clone();
        Reading { outlet: outlet(&doc), blocks: doc.blocks, reported_on, entities, statements, read_by }
    }
}
