//! What `on-record build` is asked for.

use crate::picture::Pictures;
use crate::site::{self, Made};
use clap::Args;
use std::path::PathBuf;

/// Number of statements from which on the archive of a site is a sharded one: a page would load some 35 MB before it shows a list.
const MANY: usize = 100_000;

/// The arguments of `on-record build`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Wish {
    #[command(flatten)]
    pub(crate) site: site::Wish,
    /// The folder to write the site into; with --single-file the file
    #[arg(short, long, default_value = "site")]
    pub(crate) output: PathBuf,
    /// Write the whole site as one HTML file, which opens from a disk and can be mailed
    #[arg(long)]
    pub(crate) single_file: bool,
    /// Draw no pictures of statements for previews; there are some only with --base-url, some 25 kB for each statement
    #[arg(long)]
    pub(crate) no_pictures: bool,
    /// Lay the archive beside the page as many small files, of which a reader fetches those that an answer needs; else that is
    /// done from 100,000 statements on
    #[arg(long, conflicts_with = "single_file")]
    pub(crate) shards: bool,
}

impl Wish {
    /// Whether the archive is laid beside the page as many files.
    pub(crate) fn in_parts(&self, made: &Made) -> bool {
        self.shards || made.corpus().statements.len() >= MANY
    }

    /// What draws the pictures of statements. A preview asks for a whole address.
    pub(crate) fn pictures(&self) -> Option<Pictures> {
        (self.site.base_url.is_some() && !self.no_pictures).then(Pictures::new)
    }
}
