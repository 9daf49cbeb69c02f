//! An invented newspaper week: ten events, each in a wire's report, in reprints of it, and in reports of their own.

/// A generator of numbers that is the same everywhere.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words[(self.0 >> 33) as usize % words.len()]
    }
}

/// What the events are about: a matter, who speaks of it, and the words that everybody quotes.
const EVENTS: [(&str, &str, [&str; 3]); 10] = [
    (
        "ferry",
        "Ada Example",
        [
            "We will not sail in this weather, whatever the timetable says",
            "Nobody on the quay was told before noon",
            "The old pier holds for another winter at most",
        ],
    ),
    (
        "bridge",
        "Ben Sample",
        [
            "The middle pier moved by a hand’s breadth in one night",
            "I would not send my own children across it",
            "A new one costs less than mending this one twice",
        ],
    ),
    (
        "school",
        "Carla Example",
        [
            "The roof came down an hour after the last lesson",
            "Parents have written to us every month since the flood",
            "We teach in the sports hall until somebody pays",
        ],
    ),
    (
        "market",
        "Dan Sample",
        [
            "My family has sold fish here for ninety years",
            "They raised the rent while the square was under water",
            "There will be no stalls left by the summer fair",
        ],
    ),
    (
        "library",
        "Eve Example",
        [
            "A town that shuts its reading room shuts its memory",
            "Half of the shelves have stood empty since the spring",
            "We asked for one lamp and got a consultant",
        ],
    ),
    (
        "tram",
        "Finn Sample",
        [
            "The doors opened on the wrong side for the third time",
            "Drivers report faults every day and hear nothing",
            "The new cars are too wide for the harbour curve",
        ],
    ),
    (
        "hospital",
        "Greta Example",
        [
            "Two nurses looked after forty patients that night",
            "The ward was warm because a neighbour lent us heaters",
            "We count the blankets every morning now",
        ],
    ),
    (
        "orchard",
        "Hugo Sample",
        [
            "The frost took every blossom between two and four o’clock",
            "Insurance pays for hail and for nothing else",
            "My daughter will plant vines instead of pears",
        ],
    ),
    (
        "lighthouse",
        "Ida Example",
        [
            "The lamp has not failed once since my grandfather lit it",
            "A machine does not hear a boat that calls for help",
            "They want to sell the tower for its view",
        ],
    ),
    (
        "theatre",
        "Jon Sample",
        [
            "We played the second act by candlelight and nobody left",
            "The stage floor is older than the republic",
            "A curtain costs what an actor earns in four years",
        ],
    ),
];

const WHO: [&str; 16] = [
    "The council",
    "A committee",
    "Neighbours",
    "The owners",
    "Several families",
    "An engineer",
    "The regional office",
    "Volunteers",
    "The insurers",
    "A retired pilot",
    "Shopkeepers",
    "The night shift",
    "Two inspectors",
    "The archive",
    "Local firms",
    "A group of students",
];
const DID: [&str; 16] = [
    "looked into",
    "argued over",
    "paid for",
    "measured",
    "drew up plans for",
    "warned about",
    "walked round",
    "photographed",
    "voted on",
    "put off",
    "asked for",
    "described",
    "rebuilt",
    "doubted",
    "collected money for",
    "kept a list of",
];
const HOW: [&str; 16] = [
    "broken",
    "costly",
    "half-finished",
    "famous",
    "narrow",
    "forgotten",
    "northern",
    "wooden",
    "temporary",
    "flooded",
    "disputed",
    "crowded",
    "empty",
    "old",
    "second",
    "planned",
];
const WHAT: [&str; 16] = [
    "stairs",
    "accounts",
    "entrance",
    "timetable",
    "cables",
    "windows",
    "drains",
    "contract",
    "foundations",
    "paintwork",
    "archive",
    "lamps",
    "fence",
    "neighbouring yard",
    "drawings",
    "repairs",
];
const WHEN: [&str; 16] = [
    "after a stormy weekend",
    "in the early hours",
    "for the third year running",
    "without much noise",
    "during the spring tide",
    "before the holidays began",
    "while rain kept falling",
    "at a meeting behind closed doors",
    "since the snow melted",
    "on short notice",
    "once the water had gone",
    "despite a full diary",
    "under bright lamps",
    "with little money left",
    "late in the season",
    "between two showers",
];
const END: [&str; 16] = [
    "and the bill is still open",
    "though few came to see it",
    "as a report had asked",
    "which surprised nobody",
    "and that took eleven days",
    "but the keys were missing",
    "so traffic went round the hill",
    "because winter is near",
    "until darkness fell",
    "and left the rest to chance",
    "where a chapel once stood",
    "as the minutes show",
    "for which there was no permit",
    "and nobody was hurt",
    "while the band played on",
    "though the map says otherwise",
];

/// A sentence in the reporter's words.
fn sentence(matter: &str, chance: &mut Chance) -> String {
    let (who, did, how, what) = (chance.pick(&WHO), chance.pick(&DID), chance.pick(&HOW), chance.pick(&WHAT));
    let (when, end) = (chance.pick(&WHEN), chance.pick(&END));
    format!("{who} {did} the {how} {what} of the {matter} {when}, {end}.")
}

fn paragraph(matter: &str, sentences: usize, chance: &mut Chance) -> String {
    (0..sentences).map(|_| sentence(matter, chance)).collect::<Vec<_>>().join(" ")
}

/// A report of an event: a headline, paragraphs, and the quotations that everybody has.
pub(crate) fn report(event: usize, paragraphs: usize, chance: &mut Chance) -> Vec<String> {
    let (matter, speaker, quoted) = EVENTS[event];
    let mut report = vec![format!("News of the {matter}: {}", chance.pick(&WHAT))];
    for at in 0..paragraphs {
        report.push(paragraph(matter, 2, chance));
        if let Some(words) = quoted.get(at) {
            let told =
                chance.pick(&["said on Friday", "told reporters", "said", "told a meeting in the town hall"]);
            report.push(format!("“{words},” {speaker} {told}. {}", sentence(matter, chance)));
        }
    }
    report
}

/// What a desk does to a wire's report before it prints it.
#[derive(Clone, Copy)]
pub(crate) enum Desk {
    CutShort,
    Reordered,
    AnotherHeadline,
    Edited,
    OwnParagraph,
}

pub(crate) const DESKS: [Desk; 5] =
    [Desk::CutShort, Desk::Reordered, Desk::AnotherHeadline, Desk::Edited, Desk::OwnParagraph];

/// The report as a desk prints it.
pub(crate) fn reprint(report: &[String], event: usize, desk: Desk, chance: &mut Chance) -> Vec<String> {
    let mut print = report.to_vec();
    let matter = EVENTS[event].0;
    match desk {
        Desk::CutShort => print.truncate(print.len() / 2),
        Desk::Reordered => print[1..].reverse(),
        Desk::AnotherHeadline => print[0] = format!("What became of the {matter}"),
        // The first sentence of each paragraph is another one, in the rest a word is changed.
        Desk::Edited => {
            for paragraph in print.iter_mut().skip(1).filter(|paragraph| !paragraph.starts_with('“')) {
                let kept = paragraph.split_once(". ").map_or("", |(_, rest)| rest);
                *paragraph = format!("{} {}", sentence(matter, chance), kept.replacen(" the ", " that ", 1));
            }
        }
        Desk::OwnParagraph => print.insert(3, paragraph(matter, 4, chance)),
    }
    print
}
