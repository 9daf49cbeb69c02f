//! Names in the languages of the world, as texts write them and as people type them: each is found by the search among all
//! others, and by the box that finds values of a facet.

use on_record_engine::model::{
    Actor, ActorKind, Article, Confidence, Corpus, Kind, Manner, Said, Statement, StatementKey,
};
use on_record_engine::query::{Facet, Index, Query, Question, Selection, Value};
use on_record_engine::text::{Block, BlockKind};
use on_record_engine::{Id, Span, StatementId};

/// The language, a sentence, a name, and what is typed for words of the sentence and of the name.
type Row = (&'static str, &'static str, &'static str, [&'static str; 2], [&'static str; 2]);

const TABLE: [Row; 30] = [
    ("English", "The naïve plan failed", "Zoë Marlowe", ["naive", "NAÏVE"], ["zoe", "marlowe"]),
    ("German", "Die Straße bleibt geöffnet", "Jörg Weißbrodt", ["strasse", "STRAẞE"], ["weissbrodt", "jorg"]),
    ("French", "L’œuvre est achevée", "Hélène Garçonnet", ["oeuvre", "achevee"], ["helene", "garconnet"]),
    ("Spanish", "La señal llegó mañana", "Íñigo Peñalba", ["senal", "manana"], ["inigo", "penalba"]),
    ("Portuguese", "A decisão não mudou", "João Conceição", ["decisao", "nao"], ["joao", "conceicao"]),
    ("Italian", "La città è più sicura", "Niccolò Perché", ["citta", "piu"], ["niccolo", "perche"]),
    ("Dutch", "De coëfficiënt klopt", "Daniëlle Ruïne", ["coefficient", "klopt"], ["danielle", "ruine"]),
    ("Danish", "Færgen sejler fra Ærø", "Søren Ågård", ["faergen", "aero"], ["soren", "agard"]),
    ("Swedish", "Tåget är försenat", "Åsa Sjögren", ["taget", "forsenat"], ["asa", "sjogren"]),
    ("Finnish", "Päätös syntyi yöllä", "Väinö Hämäläinen", ["paatos", "yolla"], ["vaino", "hamalainen"]),
    ("Icelandic", "Þingið ræddi málið", "Guðrún Ólafsdóttir", ["malid", "raeddi"], ["gudrun", "olafsdottir"]),
    ("Polish", "Źródło wyschło całkiem", "Łukasz Żółć", ["zrodlo", "calkiem"], ["lukasz", "zolc"]),
    ("Czech", "Příští schůze začne", "Jiří Dvořáček", ["pristi", "schuze"], ["jiri", "dvoracek"]),
    ("Hungarian", "A szőlő megérett", "Győző Fűrész", ["szolo", "megerett"], ["gyozo", "furesz"]),
    ("Romanian", "Școala și țara", "Ștefan Țăranu", ["scoala", "tara"], ["stefan", "taranu"]),
    ("Croatian", "Željeznica čeka šest", "Đuro Čačić", ["zeljeznica", "ceka"], ["duro", "cacic"]),
    ("Lithuanian", "Ąžuolas žydi vėliau", "Živilė Šimkutė", ["azuolas", "veliau"], ["zivile", "simkute"]),
    ("Turkish", "İlk ışık göründü", "Işıl İnönülü", ["ilk", "ISIK"], ["isil", "inonulu"]),
    ("Vietnamese", "Cuộc họp bắt đầu", "Nguyễn Thị Hường", ["cuoc", "dau"], ["nguyen", "huong"]),
    ("Russian", "Ёлка стоит рядом", "Алёна Королёва", ["елка", "РЯДОМ"], ["алена", "королева"]),
    ("Ukrainian", "Їхній ґанок відкрито", "Ґалина Їжак", ["їхній", "ґанок"], ["ґалина", "їжак"]),
    ("Greek", "Ο δρόμος έκλεισε χθες", "Σίσυφος Αλεξίου", ["δρομοσ", "ΔΡΌΜΟΣ"], ["σισυφος", "ΑΛΕΞΙΟΥ"]),
    ("Arabic", "قَرَّرَتِ اللجنةُ الإغلاق", "أحمد مـصـطفى", ["قررت", "الاغلاق"], ["احمد", "مصطفي"]),
    ("Persian", "کتاب تازه رسید", "علی کریمی", ["كتاب", "رسید"], ["علي", "كريمي"]),
    ("Hebrew", "הַוְּעָדָה הֶחְלִיטָה אתמול", "שָׂרָה לֵוִי", ["הועדה", "החליטה"], ["שרה", "לוי"]),
    ("Hindi", "हिन्दी में निर्णय हुआ।", "कृष्णा त्रिवेदी", ["हिन्दी", "निर्णय"], ["कृष्णा", "त्रिवेदी"]),
    ("Thai", "ประชุม วันนี้ เลิกแล้ว", "สมชาย ใจดี", ["ประชุม", "วันนี้"], ["สมชาย", "ใจดี"]),
    ("Chinese", "会议将在周五举行", "李小明", ["会议", "周五"], ["李", "小明"]),
    ("Japanese", "橋は来週ひらきます", "山田 はなこ", ["来週", "ひらき"], ["山田", "はなこ"]),
    ("Korean", "다리는 내일 열린다", "김하늘", ["다리는", "내일"], ["김하늘", "김하"]),
];

fn corpus() -> Corpus {
    let mut corpus = Corpus::default();
    for (row, (language, text, name, ..)) in TABLE.iter().enumerate() {
        let whole = Span::at(0, text.len());
        corpus.articles.push(Article {
            name: (*language).to_owned(),
            text: (*text).to_owned(),
            blocks: vec![Block { span: whole, kind: BlockKind::Body }],
            stated_headline: None,
            outlet: None,
            reported_on: None,
            url: None,
        });
        let (slug, name) = (format!("actor-{row}"), (*name).to_owned());
        corpus.actors.push(Actor { slug, name, role: None, kind: ActorKind::Person, aliases: vec![] });
        corpus.statements.push(Statement {
            key: StatementKey(row as u64),
            article: Id::from_index(row),
            content: vec![whole],
            quoted: vec![],
            source: vec![],
            cue: vec![],
            manner: Manner::Indirect,
            kind: Kind::Speech,
            nested: false,
            actor: Some(Id::from_index(row)),
            perhaps: None,
            about: vec![],
            topics: vec![],
            addressee: None,
            said: Said::default(),
            confidence: Confidence { content: 90, speaker: 90 },
            cluster: None,
            correction: None,
        });
    }
    corpus
}

#[test]
fn what_is_typed_finds_the_statement_of_its_language_alone() {
    let corpus = corpus();
    let index = Index::new(&corpus);
    for (row, (language, _, _, words, names)) in TABLE.iter().enumerate() {
        for typed in words.iter().chain(names) {
            // As a word that is finished: its beginning may be that of another language's.
            let query = Query { words: format!("{typed} \"\""), ..Query::default() };
            let finished = query.ask(&corpus, &index).statements;
            let query = Query { words: (*typed).to_owned(), ..Query::default() };
            let open = query.ask(&corpus, &index).statements;
            let own = StatementId::from_index(row);
            assert!(open.contains(&own), "{language}: {typed} is not found");
            assert!(finished.iter().all(|id| *id == own), "{language}: {typed} finds {finished:?}");
        }
    }
}

#[test]
fn what_is_typed_into_a_facet_finds_the_name() {
    let corpus = corpus();
    for (language, text, name, words, names) in TABLE {
        for typed in names {
            assert!(!Question::read(typed).marks(name).is_empty(), "{language}: {typed} in {name}");
        }
        for typed in words {
            let marks = Question::read(typed).marks(text);
            assert!(
                !marks.is_empty() && marks.iter().all(|mark| mark.fits(text)),
                "{language}: {typed} in {text}"
            );
        }
    }
    // Choosing the value gives its statement, whatever its letters.
    let index = Index::new(&corpus);
    for (id, _) in corpus.actors.iter() {
        let mut query = Query::default();
        *query.of_mut(Facet::Speaker) = Selection { any: vec![vec![Value::of(id)]], not: vec![] };
        assert_eq!(query.ask(&corpus, &index).total(), 1);
    }
}
