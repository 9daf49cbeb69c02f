//! Drawing the static pages on all cores where there are no threads: under node, `npm/lib` starts the module once more for
//! each helper, when the one that does the work has laid the archive down. The pages are cut into shares; whoever makes a
//! share's file first draws it and puts its pages into the site. What no helper brings to an end, the one that does the
//! work draws itself, so the result is the same with helpers and without.

use crate::build_wish::Wish;
use crate::part_file::write;
use crate::picture::Pictures;
use crate::progress::Progress;
use crate::site::{self, FEW, Made};
use crate::site_folder::{self, Changes, SiteFolder};
use on_record_site::pages::Place;
use on_record_site::site::Site;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// The folder in which those who draw leave word for each other.
const PAGES: &str = "ON_RECORD_PAGES";
/// The archive: helpers begin when it is there.
const ARCHIVE: &str = "archive";
/// This file is there when no helper is at work any more.
const ENDED: &str = "ended";
/// Number of pages of one share, which are drawn in a tenth of a second.
const SHARE: usize = 32;
/// How often is looked whether a share of somebody else is drawn.
const WAIT: Duration = Duration::from_millis(2);

/// Where word is left, if pages are drawn by several.
pub(crate) fn place() -> Option<PathBuf> {
    env::var_os(PAGES).map(PathBuf::from)
}

/// What a helper does: draws shares that nobody else has begun, until there is none.
pub(crate) fn help(wish: &Wish, place: &Path) -> ExitCode {
    // What is wrong is told by the one that does the work, which comes to the same page.
    if draw_shares(wish, place).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn draw_shares(wish: &Wish, place: &Path) -> Result<(), String> {
    let archive = fs::read(place.join(ARCHIVE)).map_err(|e| e.to_string())?;
    let made = site::again(&wish.site, archive)?;
    let (site, _) = if wish.in_parts(&made) { made.site_of_shards()? } else { made.site()? };
    let pictures = wish.pictures();
    for (number, share) in made.places(&site).chunks(SHARE).enumerate() {
        if begins(place, number) {
            let mut changes = Changes::default();
            let put = |path: &str, bytes: &[u8]| site_folder::put(&wish.output, path, bytes, &mut changes);
            draw(&made, &site, pictures.as_ref(), share, put)?;
            write(&drawn(place, number), format!("{} {}", changes.written, changes.same).as_bytes())?;
        }
    }
    Ok(())
}

/// Draws all pages, with whoever helps, and puts them into the site; false where nobody does.
pub(crate) fn put(
    made: &Made,
    site: &Site,
    pictures: Option<&Pictures>,
    folder: &mut SiteFolder,
) -> Result<bool, String> {
    let (Some(place), all) = (place(), made.places(site)) else { return Ok(false) };
    // Where no word can be left nobody helps.
    if all.len() < FEW || write(&place.join(ARCHIVE), made.archive()).is_err() {
        return Ok(false);
    }
    let progress = Progress::of(Some(all.len()), "pages");
    let step = |share: &[Place]| share.iter().for_each(|_| progress.step());
    let mut others = vec![];
    for (number, share) in all.chunks(SHARE).enumerate() {
        if begins(&place, number) {
            draw(made, site, pictures, share, |path, bytes| folder.put(path, bytes))?;
            step(share);
        } else {
            others.push((number, share));
        }
    }
    for (number, share) in others {
        match awaited(&place, number) {
            Some(changes) => folder.count(changes),
            None => draw(made, site, pictures, share, |path, bytes| folder.put(path, bytes))?,
        }
        step(share);
    }
    progress.end();
    Ok(true)
}

fn draw(
    made: &Made,
    site: &Site,
    pictures: Option<&Pictures>,
    share: &[Place],
    mut put: impl FnMut(&str, &[u8]) -> Result<(), String>,
) -> Result<(), String> {
    share.iter().try_for_each(|at| {
        let files = made.files_of(site, *at, pictures)?;
        files.iter().try_for_each(|(path, bytes)| put(path, bytes))
    })
}

/// Whether a share is ours: nobody else has begun it.
fn begins(place: &Path, number: usize) -> bool {
    File::create_new(place.join(format!("begun-{number}"))).is_ok()
}

fn drawn(place: &Path, number: usize) -> PathBuf {
    place.join(format!("drawn-{number}"))
}

/// What a helper has put of its share, once it has; `None` where no helper will any more.
fn awaited(place: &Path, number: usize) -> Option<Changes> {
    loop {
        // Looked for first: what was drawn before the end is there then.
        let have_ended = place.join(ENDED).exists();
        if let Ok(text) = fs::read_to_string(drawn(place, number)) {
            let (written, same) = text.split_once(' ')?;
            return Some(Changes { written: written.parse().ok()?, same: same.parse().ok()?, removed: 0 });
        }
        if have_ended {
            return None;
        }
        std::thread::sleep(WAIT);
    }
}
