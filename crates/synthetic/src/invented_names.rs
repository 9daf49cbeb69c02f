//! Names of people, organisations, topics, outlets and channels, all invented.
//!
//! Every sixteen actors hold the kinds that break layouts and slugs: very long names, right-to-left
//! scripts, scripts without capitals, accents, and organisations.

use crate::chance::Chance;
use on_record_engine::model::ActorKind;
use std::collections::BTreeSet;

/// An actor before it has been mentioned.
#[derive(Clone, Debug)]
pub struct Persona {
    /// The whole name.
    pub name: String,
    /// The part that later mentions use.
    pub short: String,
    /// What it is called beside its name.
    pub role: Option<String>,
    /// "he" or "she", for people.
    pub pronoun: Option<&'static str>,
    /// The row of the organisation that it speaks for.
    pub body: Option<usize>,
    /// Person or not.
    pub kind: ActorKind,
}

const GIVEN: &str = "Ada Benno Carla Dorian Elif Farid Greta Hugo Ines Jonas Karin Liam Mona Nadia Omar Petra Quentin \
     Rosa Samir Tara Ugo Vera Wanda Xenia Yusuf Zelda Anselm Brigid Cosmo Delphine Emeka Fiona Gustav Hana Ivo Jorun";
/// Those of [`GIVEN`] who are "she"; the others are "he".
const SHE: &str = "Ada Carla Elif Greta Ines Karin Mona Nadia Petra Rosa Tara Vera Wanda Xenia Zelda Brigid Delphine \
     Fiona Hana Jorun";
const START: &str = "Bar Bel Cor Dan Dra Fal Gor Hal Ker Lam Lin Mar Mor Nor Ost Pel Rad Sar Tal Ven Wal Zan";
const MIDDLE: &str = "a e i o u an en in on ar er or el il";
const END: &str = "dine ger kov land lek man mer ner rand rick sen son stein tar ten ton var well wick zek";
const ACCENTED: &str =
    "Zoë Çelik|Łukasz Święty|Søren Ærøskøbing|Ðorđe Šarić|İpek Şahin|Noël Île-Perrot|Åsa Öström";
/// Given names and families, script by script.
const RIGHT_TO_LEFT: &[(&str, &str)] = &[
    ("ليلى سامر نور مريم يوسف", "حداد منصور الخطيب زيدان"),
    ("כרמל דוד רות נועה", "כהן לוי שפירא"),
    ("پریسا کاوه مهناز", "رستمی کریمی هاشمی"),
];
const OTHER_SCRIPTS: &[(&str, &str)] = &[
    ("Ольга Тарас Мирослава", "Петренко Шевчук Коваль"),
    ("Ελένη Νίκος", "Παππάς Δημητρίου"),
    ("明 美咲 健", "佐藤 王 高橋"),
    ("지우 서연", "김 박"),
    ("अनिता विजय", "शर्मा वर्मा"),
    ("ნინო გიორგი", "ბერიძე კაპანაძე"),
    ("Արամ Անի", "Սարգսյան Հակոբյան"),
];
const FIELDS: &str = "Harbours|Inland Waterways|Public Works|Rural Schools|Weights and Measures|Civil Aviation|\
     Fisheries|Mountain Railways|Housing|Archives";
const BODIES: &str = "Ministry of|Office for|Agency for|Union of|Council on|Institute for";
const ROLES: &str = "finance minister|mayor|union leader|chief economist|opposition leader|spokeswoman|police chief|\
     bishop|rector|deputy governor|party chairman|team captain";
const MATTERS: &str = "harbour school river housing railway tax energy water pension border climate hospital forest \
     farming steel fishing airport museum bridge election";
const ASPECTS: &str =
    "funding reform strike inquiry pact shortage closure vote treaty levy expansion dispute";
const PAPERS: &str = "Courier Herald Chronicle Observer Tribune Gazette Dispatch Examiner";
const PROGRAMMES: &str = "The Morning Desk|Radio Kestrel|Channel Nine|The Late Edition|reporters|Harbour News Agency|\
     an open letter|Question Hour|The Long Interview|a town-hall meeting|Parrot|the evening bulletin";

fn list(words: &str) -> Vec<&str> {
    words
        .split(if words.contains('|') { '|' } else { ' ' })
        .map(str::trim)
        .filter(|w| !w.is_empty())
        .collect()
}

fn surname(chance: &mut Chance) -> String {
    let mut name = chance.pick(&list(START)).to_owned();
    for _ in 0..chance.below(2) {
        name.push_str(chance.pick(&list(MIDDLE)));
    }
    name + chance.pick(&list(END))
}

fn persona(row: usize, chance: &mut Chance) -> Persona {
    let pair = |scripts: &[(&str, &str)], chance: &mut Chance| {
        let (given, family) = scripts.get(chance.below(scripts.len())).copied().unwrap_or_default();
        let family = chance.pick(&list(family)).to_owned();
        (format!("{} {family}", chance.pick(&list(given))), family)
    };
    let role = chance.percent(45).then(|| chance.pick(&list(ROLES)).to_owned());
    let pronoun = Some(if chance.percent(50) { "she" } else { "he" });
    let (name, short) = match row % 16 {
        6 | 14 => {
            let place = surname(chance);
            let name = format!("{place} {} {}", chance.pick(&list(BODIES)), chance.pick(&list(FIELDS)));
            return Persona {
                short: name.clone(),
                name,
                role: None,
                pronoun: None,
                body: None,
                kind: ActorKind::Organisation,
            };
        }
        2 => {
            let short = format!("{}-{}-{}", surname(chance), surname(chance), surname(chance));
            let given = format!("{}-{}", chance.pick(&list(GIVEN)), chance.pick(&list(GIVEN)));
            (format!("{given} Freiherr von und zu {short} of {}", surname(chance)), short)
        }
        3 => pair(RIGHT_TO_LEFT, chance),
        7 => pair(OTHER_SCRIPTS, chance),
        11 => {
            let name = chance.pick(&list(ACCENTED)).to_owned();
            let short = name.split(' ').next_back().unwrap_or_default().to_owned();
            (name, short)
        }
        _ => {
            let short = surname(chance);
            (format!("{} {short}", chance.pick(&list(GIVEN))), short)
        }
    };
    let given = |she: &str| name.split([' ', '-']).next() == Some(she);
    let pronoun = match (list(SHE).into_iter().any(given), list(GIVEN).into_iter().any(given)) {
        (true, _) => Some("she"),
        (false, true) => Some("he"),
        // Names that English lists do not tell.
        (false, false) => pronoun,
    };
    Persona { name, short, role, pronoun, body: None, kind: ActorKind::Person }
}

/// The organisation that a row speaks for: of sixteen actors five have one, among those beside them.
const fn body(row: usize) -> Option<usize> {
    match row % 16 {
        1 | 4 => Some(row / 16 * 16 + 6),
        9 | 12 | 13 => Some(row / 16 * 16 + 14),
        _ => None,
    }
}

/// `n` actors with names of their own.
#[must_use]
pub fn personas(n: usize, chance: &mut Chance) -> Vec<Persona> {
    let mut taken = BTreeSet::new();
    (0..n)
        .map(|row| {
            let mut one = persona(row, chance);
            one.body = body(row).filter(|body| *body < n);
            // A name that is taken gains a second surname, as people do.
            while !taken.insert(slug(&one.name)) {
                let more = surname(chance);
                one.name = format!("{} {more}", one.name);
                one.short = if one.kind == ActorKind::Organisation { one.name.clone() } else { more };
            }
            one
        })
        .collect()
}

fn distinct(n: usize, mut make: impl FnMut(usize) -> String) -> Vec<String> {
    let mut taken = BTreeSet::new();
    (0..n)
        .map(|row| {
            let mut name = make(row);
            while !taken.insert(slug(&name)) {
                name.push_str(" II");
            }
            name
        })
        .collect()
}

/// `n` topics: "harbour funding".
#[must_use]
pub fn topics(n: usize, chance: &mut Chance) -> Vec<String> {
    let (matters, aspects) = (list(MATTERS), list(ASPECTS));
    let turn = chance.below(aspects.len());
    // Rows walk through matters and aspects at once, so that the first ones share neither.
    distinct(n, |row| {
        let (matter, aspect) = (row % matters.len(), (row + row / matters.len() + turn) % aspects.len());
        format!("{} {}", matters.get(matter).unwrap_or(&""), aspects.get(aspect).unwrap_or(&""))
    })
}

/// `n` outlets: "The Walten Courier".
#[must_use]
pub fn outlets(n: usize, chance: &mut Chance) -> Vec<String> {
    distinct(n, |_| format!("The {} {}", surname(chance), chance.pick(&list(PAPERS))))
}

/// `n` channels: programmes, agencies, platforms.
#[must_use]
pub fn channels(n: usize, chance: &mut Chance) -> Vec<String> {
    let known = list(PROGRAMMES);
    distinct(n, |row| {
        known.get(row).map_or_else(|| format!("Radio {}", surname(chance)), ToString::to_string)
    })
}

/// A name as addresses write it: letters and digits of any script in lower case, joined by hyphens.
#[must_use]
pub fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{channels, outlets, personas, slug, topics};
    use crate::chance::Chance;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_share_a_slug_at_any_size() {
        let chance = &mut Chance::new(5);
        let names: Vec<String> = personas(3_000, chance).into_iter().map(|p| p.name).collect();
        for names in [names, topics(500, chance), outlets(300, chance), channels(100, chance)] {
            let slugs: BTreeSet<String> = names.iter().map(|n| slug(n)).collect();
            assert_eq!(slugs.len(), names.len());
            assert!(!slugs.contains(""));
        }
    }

    #[test]
    fn the_first_sixteen_hold_every_difficult_kind() {
        let names = personas(16, &mut Chance::new(0));
        assert!(names.iter().any(|p| p.name.chars().count() > 45));
        assert!(names.iter().any(|p| p.name.chars().any(|c| ('\u{590}'..'\u{700}').contains(&c))));
        assert!(names.iter().any(|p| p.role.is_some()) && names.iter().any(|p| p.pronoun.is_none()));
    }
}
