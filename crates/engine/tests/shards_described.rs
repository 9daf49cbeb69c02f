//! Reads a sharded archive by `docs/archive.md` alone: nothing here names the engine's reader.

#![cfg(feature = "extract")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod drawn;

use on_record_engine::model::{ActorKind, Corpus, Manner, archive};
use on_record_engine::{Date, Id};
use siphasher::sip::SipHasher24;
use std::collections::BTreeMap;
use std::hash::Hasher;

/// A payload, read from its beginning.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, bytes: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(bytes);
        self.0 = rest;
        taken
    }

    fn byte(&mut self) -> u8 {
        self.take(1)[0]
    }

    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    fn text(&mut self) -> String {
        let length = self.number() as usize;
        String::from_utf8(self.take(length).to_vec()).unwrap()
    }

    fn bytes(&mut self) -> &'a [u8] {
        let length = self.number() as usize;
        self.take(length)
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.number()).map(|_| one(self)).collect()
    }

    fn option<T>(&mut self, one: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.byte() == 1).then(|| one(self))
    }

    /// The path of a file.
    fn part(&mut self) -> String {
        let hash = u64::from_le_bytes(self.take(8).try_into().unwrap());
        self.number();
        let digits = format!("{hash:016x}");
        format!("{}/{}.ors", &digits[..2], &digits[2..])
    }

    fn packed(&mut self) -> Vec<u64> {
        let (width, length) = (self.byte() as usize, self.number() as usize);
        let bytes = self.bytes();
        let bit = |at: usize| u64::from(bytes[at / 8] >> (at % 8) & 1);
        (0..length).map(|at| (0..width).map(|n| bit(at * width + n) << n).sum()).collect()
    }
}

/// The payload of a file, which is proved by its name.
fn payload<'a>(path: &str, file: &'a [u8], mark: &[u8]) -> Bytes<'a> {
    assert_eq!(&file[..8], mark);
    assert_eq!(u64::from_le_bytes(file[12..20].try_into().unwrap()) as usize, file.len() - 28);
    let mut hasher = SipHasher24::new();
    hasher.write(&file[28..]);
    let digits = format!("{:016x}", hasher.finish());
    assert_eq!(u64::from_le_bytes(file[20..28].try_into().unwrap()), hasher.finish());
    assert!(path == "archive.ors" || path == format!("{}/{}.ors", &digits[..2], &digits[2..]));
    Bytes(&file[28..])
}

/// The files of words of a run: each term with its rows.
fn terms(mut bytes: Bytes<'_>) -> BTreeMap<String, Vec<u64>> {
    let (mut terms, mut term) = (BTreeMap::new(), Vec::new());
    while !bytes.0.is_empty() {
        term.truncate(bytes.byte().into());
        let more = bytes.number() as usize;
        term.extend_from_slice(bytes.take(more));
        let count = bytes.number();
        let rows = match count {
            0 => vec![],
            1 => vec![bytes.number()],
            _ => {
                let low = bytes.byte() as usize;
                let coded = bytes.bytes();
                let mut bits = (0..coded.len() * 8).map(|at| u64::from(coded[at / 8] >> (at % 8) & 1));
                let mut next = 0;
                let mut row = || {
                    let high = bits.by_ref().take_while(|bit| *bit == 0).count() as u64;
                    let gap = high << low | (0..low).map(|n| bits.next().unwrap() << n).sum::<u64>();
                    next += gap + 1;
                    next - 1
                };
                (0..count).map(|_| row()).collect()
            }
        };
        terms.insert(String::from_utf8(term.clone()).unwrap(), rows);
    }
    terms
}

/// A corpus with two speakers who say the same things in turn.
fn corpus() -> Corpus {
    let draws: Vec<drawn::Draw> = (0..40)
        .map(|n| {
            (
                (n % 5 < 3).then_some(n % 2),
                vec![n % 3],
                vec![],
                n % 3,
                None,
                n % 3,
                (n % 7 < 5).then_some(n as i32 % 4),
                n % 4,
            )
        })
        .collect();
    drawn::corpus(&draws)
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "the other program reads file after file, as docs/archive.md tells it"
)]
fn another_program_counts_lists_and_finds_by_the_page_alone() {
    let corpus = corpus();
    let sizes = on_record_engine::shards::Sizes { segment: 9, text: 2000, article: 300, words: 90, front: 5 };
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let manifest = on_record_engine::shards::write(&corpus, sizes, |part, bytes| {
        files.insert(part.path(), bytes.to_vec());
        Ok::<(), on_record_engine::shards::ShardError>(())
    });
    let manifest = manifest.unwrap();
    let open = |path: &str| payload(path, &files[path], b"onrshard");

    let mut bytes = payload("archive.ors", &manifest, b"onrshard");
    assert_eq!(bytes.text(), corpus.title);
    assert_eq!((bytes.number(), bytes.number()), (40, 3));
    assert!(bytes.list(|b| (b.text(), b.text(), b.number(), b.number())).is_empty());
    let (front, _entries) = (bytes.part(), bytes.part());
    let runs = bytes.list(|b| (b.number(), b.number(), b.part()));
    assert!(bytes.0.is_empty(), "the page tells of every byte");

    // The first page: statements whose texts are an archive.
    let mut bytes = open(&front);
    let rows = bytes.list(Bytes::number);
    let together = bytes.list(|b| b.option(|b| (b.number(), b.number())));
    let leading = bytes.list(|b| b.list(|b| (b.text(), b.text(), b.number())));
    let shown = archive::decode(bytes.bytes()).unwrap();
    assert_eq!((rows.len(), together.len(), shown.statements.len(), leading.len()), (5, 5, 5, 10));
    let said = |id: usize| {
        corpus.statements.rows().iter().filter(|one| one.actor == Some(Id::from_index(id))).count()
    };
    assert_eq!(leading[0].iter().map(|(_, _, count)| *count as usize).sum::<usize>(), said(0) + said(1));

    // The columns: every row of every segment, beside its text.
    let (mut seen, mut met, mut reprinted, mut shortened) = (0, 0, 0, 0);
    for (rows, _articles, path) in &runs {
        let mut bytes = open(path);
        let mut names = bytes.list(|b| (b.list(Bytes::text), b.list(Bytes::text)));
        for (slugs, names) in &mut names {
            for (slug, name) in slugs.iter_mut().zip(names).filter(|(slug, _)| slug.is_empty()) {
                let parts = name.split(|c: char| !c.is_ascii_alphanumeric() && !".'".contains(c));
                let parts = parts.map(|part| part.replace(['.', '\''], "").to_ascii_lowercase());
                *slug = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
                shortened += 1;
            }
        }
        let (kinds_of_actors, within) = (bytes.packed(), bytes.packed());
        assert_eq!((kinds_of_actors.len(), within.len()), (names[0].0.len(), names[2].0.len()));
        let segments = bytes.list(|b| {
            let _reported = b.option(|b| (b.signed(), b.signed()));
            let rows = b.number();
            let (_articles, _telling, _standings) = (b.number(), b.number(), [0; 4].map(|_| b.number()));
            let repeated = b.number();
            let _days = b.option(|b| (b.signed(), b.signed()));
            let dated = b.number();
            let has = b.list(|b| {
                let (none, mut last) = (b.number(), 0);
                let numbers = b.list(|b| {
                    last += b.number();
                    last
                });
                (none, numbers, b.list(Bytes::number))
            });
            (rows, repeated, dated, has, b.part())
        });
        let words = bytes.list(|b| (b.text(), b.part()));
        assert!(bytes.0.is_empty(), "the page tells of every byte");
        let words: BTreeMap<String, Vec<u64>> =
            words.iter().flat_map(|(_, path)| terms(open(path))).collect();
        assert_eq!(segments.iter().map(|(rows, ..)| rows).sum::<u64>(), *rows);
        let mut first = 0;
        for (rows, repeats, dated, has, path) in &segments {
            let mut b = open(path);
            let days = b.list(|b| (b.signed(), b.number()));
            let days: Vec<i64> = days.iter().flat_map(|(day, rows)| (0..*rows).map(|_| *day)).collect();
            let (said, standing, repeated) = (b.packed(), b.packed(), b.packed());
            let (manner, _verb, speaker, _channel) = (b.packed(), b.packed(), b.packed(), b.packed());
            let (sizes, about) = (b.packed(), b.packed());
            let _topics = (b.packed(), b.packed());
            let (_article, _outlet) = (b.packed(), b.packed());
            let _bodies = b.list(|b| b.list(Bytes::number));
            let (kinds, genders) = (b.packed(), b.packed());
            let _together = b.list(|b| (b.number(), b.number(), b.number()));
            let texts = b.list(|b| (b.number(), b.part()));
            let _articles = b.list(|b| (b.number(), b.part()));
            assert!(b.0.is_empty(), "the page tells of every byte");
            let texts: Vec<Corpus> = texts
                .iter()
                .map(|(_, path)| {
                    payload(path, &files[path], b"onrecord");
                    archive::decode(&files[path]).unwrap()
                })
                .collect();
            let cards =
                texts.iter().flat_map(|text| text.statements.rows().iter().map(move |one| (text, one)));
            assert_eq!(repeated.iter().sum::<u64>(), *repeats);
            // Those that lead first, then as rows stand.
            let mut cards: Vec<_> = cards.collect();
            let mut order: Vec<usize> = (0..*rows as usize).collect();
            order.sort_by_key(|row| standing[*row]);
            let mut of_row: Vec<usize> = (0..cards.len()).collect();
            of_row.sort_by_key(|place| order[*place]);
            cards = of_row.into_iter().map(|place| cards[place]).collect();
            let mut abouts = about.iter();
            for (row, (text, one)) in cards.into_iter().enumerate() {
                let slug =
                    |facet: usize, value: u64| names[0].0[has[facet].1[value as usize] as usize].clone();
                let who = speaker[row].checked_sub(1).map(|value| slug(0, value));
                assert_eq!(who, one.actor.map(|id| text.actors[id].slug.clone()));
                let kind = speaker[row].checked_sub(1).map(|place| has[8].1[kinds[place as usize] as usize]);
                assert_eq!(kind, one.actor.map(|id| text.actors[id].kind as u64));
                let place = speaker[row].checked_sub(1).map(|value| has[0].1[value as usize] as usize);
                assert_eq!(kind, place.map(|place| kinds_of_actors[place]));
                let gender =
                    speaker[row].checked_sub(1).and_then(|place| genders[place as usize].checked_sub(1));
                let gender = gender.map(|place| has[9].1[place as usize]);
                let person = one.actor.filter(|id| text.actors[*id].kind == ActorKind::Person);
                assert_eq!(gender, person.and_then(|id| text.gender_of(id)).map(|stated| stated as u64));
                let id = corpus.statements.iter().find(|(_, known)| known.key == one.key).unwrap().0;
                assert_eq!(repeated[row] == 1, drawn::is_repeated(&corpus, id));
                reprinted += repeated[row];
                let whom: Vec<String> = (0..sizes[row]).map(|_| slug(2, *abouts.next().unwrap())).collect();
                assert_eq!(
                    whom,
                    one.about.iter().map(|&id| text.actors[id].slug.clone()).collect::<Vec<_>>()
                );
                let manners = [Manner::Direct, Manner::Mixed, Manner::Indirect];
                assert_eq!(manners[has[6].1[manner[row] as usize - 1] as usize], one.manner);
                let day = one.said.on.or(text.articles[one.article].reported_on);
                let julian =
                    |day: Date| i64::from(day.days_since(Date::parse("2000-01-01").unwrap())) + 2_451_545;
                assert_eq!(days.get(row).copied(), day.map(julian));
                assert_eq!((said[row] == 1, (row as u64) < *dated), (one.said.on.is_some(), day.is_some()));
                let content = one.content[0].of(&text.articles[one.article].text);
                let number = first + row as u64;
                for word in
                    content.split(' ').map(|word| word.trim_matches('.').to_lowercase().replace('ü', "u"))
                {
                    assert!(words[&word].contains(&number), "{word}");
                }
                assert_eq!(words[&format!("/st/{}", one.key)], [number]);
                met += usize::from(content.contains("agenda"));
                seen += 1;
            }
            first += rows;
        }
        let rows = words.get("agenda").map_or(0, Vec::len);
        met -= rows;
    }
    assert_eq!((seen, met), (40, 0), "every statement once, and no row of a word too many");
    assert!(reprinted > 0 && reprinted < 40, "reprints repeat some of them");
    assert!(shortened > 0, "names in addresses that names tell are left out");
}
