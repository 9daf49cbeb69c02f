//! A small recurrent network that reads an article: cues, sources and contents, with a confidence.
//!
//! Stage one ([`encoder`]) says what each token is; where it sees a cue, stage two ([`source_and_content`]) looks at the tokens
//! around it, and the best way through its probabilities is a statement ([`decode`]). What comes out are all
//! candidates, each with how sure it is; which of them hold beside each other, the caller decides.
//!
//! ```text
//! let network = Network::from_bytes(&std::fs::read("reader.orm")?)?;
//! let read = network.read(seen(&Parsed::new(text)), &mut Scratch::default());
//! ```
//!
//! The weights come from training/; [`model_file`] says how they lie. The same article gives the same bits on every
//! machine: see [`kernel`].

mod candidates;
mod confidence;
mod crc;
mod decode;
mod encoder;
mod kernel;
mod model_file;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod robust;
mod seen;
mod source_and_content;
mod tokens;
mod unicode;
mod weights;
mod window;

pub(crate) use confidence::{Bounds, Evidence};
pub(crate) use encoder::Tags;
pub use model_file::ModelError;
pub(crate) use seen::seen;
pub(crate) use tokens::Token;
#[cfg(test)]
use tokens::tokens;

use crate::text::span::Span;
use model_file::File;
use siphasher::sip::SipHasher13;
use std::hash::Hasher as _;
use std::ops::Range;
use weights::Weights;
use window::Window;

/// A trained network.
pub(crate) struct Network {
    weights: Weights,
    name: String,
    hash: u64,
}

/// Buffers that the network needs while it reads, kept from article to article. They hold nothing of an article that
/// the next one could see.
#[derive(Default)]
pub(crate) struct Scratch {
    encoder: encoder::Buffers,
    roles: source_and_content::Buffers,
    decode: decode::Buffers,
}

/// What a network read in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Read {
    /// The network's own tokens.
    pub tokens: Vec<Token>,
    /// What stage one says of each.
    pub tags: Vec<Tags>,
    /// All candidates, in the order of their cues.
    pub found: Vec<Found>,
}

/// A candidate for a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// Its cue.
    pub cue: Span,
    /// The pieces of its source; none if the network sees none.
    pub source: Vec<Span>,
    /// The pieces of its content, at least one.
    pub content: Vec<Span>,
    /// Which of the tokens are words of the content.
    pub words: Vec<u32>,
    /// How probable it is that it is a statement with this content.
    pub sure: f32,
    /// How probable the words of its source are, on their mean; 0 without a source. This is not calibrated.
    pub speaker: f32,
    /// What `sure` rests on.
    pub evidence: Evidence,
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Network").field("name", &self.name).field("hash", &self.hash).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Scratch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scratch").finish_non_exhaustive()
    }
}

impl Network {
    /// Reads a model file.
    ///
    /// # Errors
    /// When the bytes are no model file, or one that this program cannot compute with.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let (mut file, name, sizes) = File::open(bytes)?;
        let weights = Weights::read(&mut file, sizes)?;
        let mut hasher = SipHasher13::new();
        hasher.write(bytes);
        Ok(Self { weights, name, hash: hasher.finish() })
    }

    /// What the model is called.
    #[must_use]
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A hash of the model file: two models that differ in anything differ in it.
    #[must_use]
    pub(crate) const fn hash(&self) -> u64 {
        self.hash
    }

    /// From which confidence on candidates are meant to be reported.
    #[must_use]
    pub(crate) const fn bounds(&self) -> Bounds {
        self.weights.bounds
    }

    /// Reads an article, given in tokens: see [`seen`].
    #[must_use]
    pub(crate) fn read(&self, tokens: Vec<Token>, scratch: &mut Scratch) -> Read {
        let mut read = Read { tags: Vec::with_capacity(tokens.len()), tokens, found: Vec::new() };
        for window in window::windows(&read.tokens) {
            self.window(&read.tokens, &window, scratch, &mut read.tags, &mut read.found);
        }
        read
    }

    /// Reads one stretch of an article.
    fn window(
        &self,
        tokens: &[Token],
        Window { all, part }: &Window,
        scratch: &mut Scratch,
        tags: &mut Vec<Tags>,
        found: &mut Vec<Found>,
    ) {
        let Scratch { encoder, roles, decode } = scratch;
        let near = &tokens[all.clone()];
        encoder::encode(&self.weights, near, encoder);
        let offset = part.start - all.start;
        let inner = offset..offset + part.len();
        tags.extend_from_slice(&encoder.tags[inner.clone()]);
        let mut prepared = false;
        for mut candidate in candidates::candidates(&near[inner.clone()], &encoder.tags[inner]) {
            candidate.cue = candidate.cue.start + offset..candidate.cue.end + offset;
            if !std::mem::replace(&mut prepared, true) {
                source_and_content::prepare(&self.weights.roles, &encoder.rows, roles);
            }
            let said = source_and_content::read(&self.weights.roles, &candidate, roles);
            let Some(decoded) = decode.decode(near, &encoder.tags, &candidate, &said, &roles.roles) else {
                continue;
            };
            let span = |run: &Range<usize>| Span {
                start: near[run.start].span.start,
                end: near[run.end - 1].span.end,
            };
            found.push(Found {
                cue: span(&candidate.cue),
                source: decoded.source.iter().map(span).collect(),
                content: decoded.content.iter().map(span).collect(),
                words: decoded.words.iter().map(|word| word + all.start as u32).collect(),
                sure: self.weights.confidence.of(&decoded.evidence),
                speaker: decoded.source_mean,
                evidence: decoded.evidence,
            });
        }
    }
}
