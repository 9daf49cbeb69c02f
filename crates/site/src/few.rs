//! The static pages of a large site: a page for each of a million statements would be more files than a host takes. The
//! list's first pages, the speakers and the topics of most statements have theirs; links to all others open the explorer.

use crate::pages::{Place, places};
use crate::rewrite::rewrite;
use lol_html::element;
use on_record::library::SharedLibrary;
use on_record_engine::query::Facet;
use std::collections::BTreeSet;

/// A site of a sharded archive has all static pages as long as there are no more than these.
pub(crate) const ALL: usize = 2_000;
/// Else the number of each: the list's first pages, speakers and topics.
const SHEETS: usize = 100;
const SPEAKERS: usize = 600;
const TOPICS: usize = 300;

/// The static pages that a large site has.
#[derive(Clone, Debug)]
pub(crate) struct Few {
    folders: BTreeSet<String>,
}

impl Few {
    /// Those of a library; none where it can have all.
    pub(crate) fn of(library: &SharedLibrary) -> Option<Self> {
        let all = places(library);
        if all.len() <= ALL {
            return None;
        }
        let folders = chosen(all).into_iter().map(|place| place.folder(library)).collect();
        Some(Self { folders })
    }

    /// The places that have a page.
    pub(crate) fn places(&self, library: &SharedLibrary) -> Vec<Place> {
        chosen(places(library))
    }

    /// A page whose links to pages that are not there lead into the explorer, which `up` leads to.
    ///
    /// # Errors
    /// The page cannot be rewritten.
    pub(crate) fn linked(&self, page: &str, up: &str) -> Result<String, String> {
        let href = element!("#written a[href], link[rel='next'], link[rel='prev']", |link| {
            let at = link.get_attribute("href").and_then(|href| self.instead(&href, up));
            at.map_or(Ok(()), |at| link.set_attribute("href", &at))?;
            Ok(())
        });
        rewrite(page, vec![href])
    }

    /// Where a link leads in place of a page that is not there.
    fn instead(&self, href: &str, up: &str) -> Option<String> {
        let folder = href.strip_prefix(up).or_else(|| href.strip_prefix("./")).unwrap_or(href);
        let (kind, rest) = folder.split_once('/')?;
        if self.folders.contains(folder) || !rest.ends_with('/') {
            return None;
        }
        match kind {
            "page" => Some(up.to_owned()),
            "st" | "actor" | "topic" => Some(format!("{up}{}", in_explorer(folder))),
            _ => None,
        }
    }
}

/// The explorer's address of what a folder's page shows.
pub(crate) fn in_explorer(folder: &str) -> String {
    format!("#/v1/{}", folder.trim_end_matches('/'))
}

/// The first of each kind: values stand by how many statements they have.
fn chosen(all: Vec<Place>) -> Vec<Place> {
    let (mut sheets, mut speakers, mut topics) = (0, 0, 0);
    let mut one_of = |place: &Place| {
        let (count, most) = match place {
            Place::Sheet(_) => (&mut sheets, SHEETS),
            Place::Value(Facet::Topic, _) => (&mut topics, TOPICS),
            Place::Value(..) => (&mut speakers, SPEAKERS),
            Place::Statement(_) => return false,
        };
        *count += 1;
        *count <= most
    };
    all.into_iter().filter(|place| one_of(place)).collect()
}

#[cfg(test)]
mod tests {
    use super::Few;

    #[test]
    fn links_lead_to_pages_that_are_there_or_into_the_explorer() {
        let folders = ["", "page/2/", "actor/ada-example/"].map(str::to_owned).into();
        let few = Few { folders };
        let page = "<div id=\"written\"><a href=\"../../st/mfzq4d2yba/\">o</a><a href=\"../../actor/ada-example/\">a</a>\
            <a href=\"../../topic/water/\">w</a><a href=\"../../page/2/\">2</a><a href=\"../../page/3/\">3</a>\
            <a href=\"https://news.example/st/a/\">s</a><a href=\"../../#/v1/s?by=x\">f</a></div>";
        let made = few.linked(page, "../../").unwrap();
        let links: Vec<&str> =
            made.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(
            links,
            [
                "../../#/v1/st/mfzq4d2yba",
                "../../actor/ada-example/",
                "../../#/v1/topic/water",
                "../../page/2/",
                "../../",
                "https://news.example/st/a/",
                "../../#/v1/s?by=x",
            ]
        );
    }
}
