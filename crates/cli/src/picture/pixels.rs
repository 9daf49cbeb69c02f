//! SVG as a PNG file with a palette: a card has few colours, so a site with a card for each statement stays small.

use super::card_text::SIZE;
use super::fonts::Fonts;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::collections::BTreeMap;

/// The file.
pub(super) fn png(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let failed = |what: String| format!("a picture of a statement cannot be drawn: {what}");
    let options = Options { fontdb: fonts.database.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| failed(e.to_string()))?;
    let (width, height) = SIZE;
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| failed("no memory".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let (palette, rows) = indexed(pixels.data());
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(|e| failed(e.to_string()))?;
    writer.write_image_data(&rows).map_err(|e| failed(e.to_string()))?;
    writer.finish().map_err(|e| failed(e.to_string()))?;
    Ok(file)
}

/// Number of colours that a pixel of half a byte can have.
const COLOURS: usize = 16;

/// The colours, and for each pixel which it has, two in a byte. Shades between letters and paper become coarser until all have
/// a place; of those that become one the first is kept, so that paper stays paper.
fn indexed(data: &[u8]) -> (Vec<u8>, Vec<u8>) {
    for step in [8_u8, 16, 32, 64] {
        let mut places: BTreeMap<[u8; 3], u8> = BTreeMap::new();
        let mut palette = Vec::new();
        let mut pixels = Vec::with_capacity(data.len() / 4);
        // Most pixels are what the one before is.
        let mut last: Option<(&[u8], u8)> = None;
        for pixel in data.chunks_exact(4) {
            let place = match (last, pixel) {
                (Some((same, place)), _) if same == pixel => place,
                // The card is opaque, so nothing has to be divided by a pixel's cover.
                (_, [red, green, blue, _]) => {
                    let next = u8::try_from(places.len()).unwrap_or(u8::MAX);
                    *places.entry([red / step, green / step, blue / step]).or_insert_with(|| {
                        palette.extend([*red, *green, *blue]);
                        next
                    })
                }
                _ => continue,
            };
            last = Some((pixel, place));
            pixels.push(place);
            if places.len() > COLOURS {
                break;
            }
        }
        if places.len() <= COLOURS {
            let pair = |two: &[u8]| two.iter().fold(0, |byte, place| byte << 4 | place);
            return (palette, pixels.chunks(2).map(pair).collect());
        }
    }
    // The colours of a card and the shades between them are few: this is not reached.
    (vec![255; 3], vec![0; data.len() / 8])
}
