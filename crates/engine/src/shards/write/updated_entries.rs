//! Entries of an archive to which articles are added: what they tell of actors, topics and families goes into the files that
//! have it already; a file of which nothing changes stays as it is.

use crate::model::corpus::Corpus;
use crate::shards::file::{Part, ShardError};
use crate::shards::layout::{Directory, Entry, Profile, read};
use crate::shards::write::entries::keyed;
use crate::shards::write::out::{Out, payload};
use std::collections::BTreeMap;

/// Writes the files whose entries change; gives the whole directory. `fetch` gives a file of the archive.
///
/// # Errors
/// A file cannot be had or written, or its entries cannot be read: they would be lost.
pub(super) fn told<E: From<ShardError>>(
    corpus: &Corpus,
    base: &Directory,
    target: usize,
    fetch: &mut impl FnMut(Part) -> Result<Vec<u8>, E>,
    out: &mut Out<'_, E>,
) -> Result<Directory, E> {
    let mut of_file: BTreeMap<usize, Vec<(String, Entry)>> = BTreeMap::new();
    for (key, entry) in keyed(corpus) {
        // What comes before all goes into the first file.
        let at = base.partition_point(|(first, _)| *first <= key).saturating_sub(1);
        of_file.entry(at).or_default().push((key, entry));
    }
    let mut directory = Vec::new();
    for (at, (first, part)) in base.iter().enumerate() {
        let Some(new) = of_file.remove(&at) else {
            directory.push((first.clone(), *part));
            continue;
        };
        let bytes = fetch(*part)?;
        let known: Vec<(String, Entry)> = read(&bytes)?;
        put(&merged(known, new), target, &mut directory, out)?;
    }
    // An archive without entries.
    for new in of_file.into_values() {
        put(&merged(Vec::new(), new), target, &mut directory, out)?;
    }
    Ok(directory)
}

/// Writes a file, or two where it has grown too large.
fn put<E: From<ShardError>>(
    entries: &[(String, Entry)],
    target: usize,
    directory: &mut Directory,
    out: &mut Out<'_, E>,
) -> Result<(), E> {
    let parts = (payload(&entries)?.len() / (2 * target).max(1) + 1).min(entries.len().max(1));
    for own in entries.chunks(entries.len().div_ceil(parts).max(1)) {
        let first = own.first().map_or(String::new(), |(key, _)| key.clone());
        directory.push((first, out.put_value(&own)?));
    }
    Ok(())
}

fn merged(known: Vec<(String, Entry)>, new: Vec<(String, Entry)>) -> Vec<(String, Entry)> {
    let mut all: BTreeMap<String, Entry> = known.into_iter().collect();
    for (key, entry) in new {
        let joined = match (all.remove(&key), entry) {
            (Some(Entry::Actor(known)), Entry::Actor(new)) => Entry::Actor(profile(known, new)),
            // What an archive says of a topic holds until it is packed anew.
            (Some(known @ Entry::Topic(..)), Entry::Topic(..)) => known,
            (_, entry) => entry,
        };
        all.insert(key, joined);
    }
    all.into_iter().collect()
}

/// What is known of an actor, and what more articles tell.
fn profile(mut known: Profile, new: Profile) -> Profile {
    known.role = known.role.or(new.role);
    known.wikidata = known.wikidata.or(new.wikidata);
    let more = new.affiliations.into_iter().filter(|own| !known.affiliations.contains(own));
    let more: Vec<String> = more.collect();
    known.affiliations.extend(more);
    for alias in new.aliases {
        match known.aliases.iter_mut().find(|own| own.0 == alias.0) {
            Some(own) => own.1 += alias.1,
            None => known.aliases.push(alias),
        }
    }
    known.aliases.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    known
}
