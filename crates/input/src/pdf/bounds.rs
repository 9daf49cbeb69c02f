//! How much work a document asks for. A few hundred bytes can ask for more than any machine does: a form that draws ten
//! forms, each of which draws ten; a stream that unpacks to more than the memory holds. The work is counted before it is
//! done, as nothing can stop it then.

use super::Problem;
use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Resources;
use std::collections::BTreeMap;
use std::io::Read as _;

/// How many pages a document may have: the longest newspaper has some hundreds.
const MOST_PAGES: usize = 5_000;
/// How many instructions its pages may have. A page of a newspaper has some ten thousand.
const MOST_STEPS: u64 = 50_000_000;
/// To look up what is drawn takes as long as so many other instructions, whatever is found.
const LOOKED_UP: u64 = 500;
/// How many bytes its parts may unpack to, pictures aside, which are never unpacked.
const MOST_BYTES: u64 = 512 << 20;
/// How many of a document's parts may lie in one another: the library's own limit.
const DEEPEST: usize = 50;

/// Looks whether a document can be read.
pub(super) fn check(pdf: &Pdf) -> Result<(), Problem> {
    let pages = pdf.pages();
    if pages.len() > MOST_PAGES || unpacked(pdf) > MOST_BYTES {
        return Err(Problem::TooMuch);
    }
    let mut known = ObjectSizes::default();
    let mut steps = 0;
    for page in pages.iter() {
        steps += known.steps(page.typed_operations(), page.resources(), 0);
        if steps > MOST_STEPS {
            return Err(Problem::TooMuch);
        }
    }
    Ok(())
}

/// How many bytes the parts of a document unpack to that may be unpacked when it is read.
fn unpacked(pdf: &Pdf) -> u64 {
    let mut bytes = 0;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        if kind.is_some_and(|kind| kind.as_ref() == b"Image") || bytes > MOST_BYTES {
            continue;
        }
        let raw = stream.raw_data();
        let mut count = ZlibDecoder::new(&*raw).take(MOST_BYTES - bytes + 1);
        // What is not packed with deflate, or broken, ends at once.
        let mut sink = std::io::sink();
        let many = std::io::copy(&mut count, &mut sink).unwrap_or(0);
        bytes += many.max(raw.len() as u64);
    }
    bytes
}

/// The steps of forms that draw the same wherever they are drawn.
#[derive(Default)]
struct ObjectSizes(BTreeMap<ObjectIdentifier, u64>);

impl ObjectSizes {
    /// How many steps a stream of instructions takes, with all forms that it draws.
    fn steps(&mut self, mut instructions: TypedIter<'_>, resources: &Resources<'_>, depth: usize) -> u64 {
        let mut steps: u64 = 0;
        while let Some(instruction) = instructions.next() {
            steps = steps.saturating_add(match instruction {
                TypedInstruction::XObject(drawn) => {
                    let form = resources.get_x_object(drawn.0);
                    LOOKED_UP.saturating_add(form.map_or(0, |form| self.form(&form, resources, depth + 1)))
                }
                _ => 1,
            });
            if steps > MOST_STEPS {
                break;
            }
        }
        steps
    }

    fn form(&mut self, form: &Stream<'_>, around: &Resources<'_>, depth: usize) -> u64 {
        let kind = form.dict().get::<Name<'_>>("Subtype");
        if depth > DEEPEST || kind.is_none_or(|kind| kind.as_ref() != b"Form") {
            return 1;
        }
        if let Some(steps) = self.0.get(&form.obj_id()) {
            return *steps;
        }
        let Ok(decoded) = form.decoded_data() else { return 1 };
        let Some(own) = form.dict().get::<Dict<'_>>("Resources").map(Resources::new) else {
            // What it draws depends on where it is drawn: it is counted each time, and no further than the most.
            return self.steps(TypedIter::new(&decoded), around, depth);
        };
        // One that draws itself has no end, or the library's depth, which is far enough.
        self.0.insert(form.obj_id(), u64::MAX);
        let steps = self.steps(TypedIter::new(&decoded), &own, depth);
        self.0.insert(form.obj_id(), steps);
        steps
    }
}
