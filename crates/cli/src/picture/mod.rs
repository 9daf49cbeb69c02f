//! A statement as a card, in pixels: what previews show where a link to its page is posted (Open Graph).
//!
//! The card is SVG, of which `resvg` makes pixels with fonts that the command carries, so a card is the same bytes on every
//! machine. Where a font lacks a letter there is no card: none is better than boxes, or a script that runs the wrong way.

mod card;
mod card_text;
mod fit;
mod fonts;
mod pixels;

pub(crate) use card_text::{Card, SIZE};

use fonts::Fonts;

/// What draws cards.
pub(crate) struct Pictures {
    fonts: Fonts,
}

impl Pictures {
    /// With the fonts that the command carries.
    pub(crate) fn new() -> Self {
        Self { fonts: Fonts::carried() }
    }

    /// Whether the fonts have all letters of a card.
    pub(crate) fn can_draw(&self, card: &Card) -> bool {
        card.all().iter().all(|(face, text)| self.fonts.have(*face, text))
    }

    /// The card as a PNG file.
    ///
    /// # Errors
    /// The picture cannot be made; no text makes that happen.
    pub(crate) fn draw(&self, card: &Card) -> Result<Vec<u8>, String> {
        let svg = card.svg(&self.fonts);
        pixels::png(&svg, &self.fonts)
    }
}

#[cfg(test)]
mod tests {
    use super::{Card, Pictures, SIZE};
    use on_record_site::Record;

    fn record(words: &str) -> Record {
        Record {
            words: words.to_owned(),
            speaker: Some("Ada Example".to_owned()),
            manner: "direct",
            outlet: Some("The Sample".to_owned()),
            ..Record::default()
        }
    }

    #[test]
    fn a_card_says_who_quotes_whom() {
        let card = Card::of(&record("“It\nrains,” it <b>pours</b>"), "The river & the quay");
        assert_eq!(
            (card.words.as_str(), card.source.as_str()),
            ("“It rains,” it <b>pours</b>", "Quoted by The Sample")
        );
        assert_eq!(Card::of(&record("It rains"), "").words, "“It rains”");
        let told = Card::of(&Record { manner: "indirect", speaker: None, ..record("it rained") }, "");
        assert_eq!((told.words.as_str(), told.source.as_str()), ("it rained", "Reported by The Sample"));
        assert_eq!(told.speaker, "Speaker not stated");
    }

    #[test]
    fn a_picture_is_the_same_bytes_each_time_and_has_its_size() {
        let pictures = Pictures::new();
        let card = Card::of(
            &record("“The bridge is closed & the ferry <sails>,” Żółć, Ευχαριστώ, Спасибо"),
            "The river",
        );
        assert!(pictures.can_draw(&card));
        let png = pictures.draw(&card).unwrap();
        assert_eq!(png, Pictures::new().draw(&card).unwrap());
        let read = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
        assert_eq!((read.info().width, read.info().height), SIZE);
        let other = pictures.draw(&Card::of(&record("“The bridge is open”"), "The river")).unwrap();
        assert_ne!(png, other);
        assert!(png.len() < 60_000, "{}", png.len());
    }

    #[test]
    fn there_is_none_where_a_letter_is_missing() {
        let pictures = Pictures::new();
        for words in ["“הגשר סגור”", "“الجسر مغلق”", "“橋は閉鎖”", "“Closed 🌉”"]
        {
            assert!(!pictures.can_draw(&Card::of(&record(words), "")), "{words}");
        }
        let named = Record { speaker: Some("آدا".to_owned()), ..record("“It rains”") };
        assert!(!pictures.can_draw(&Card::of(&named, "")));
    }
}
