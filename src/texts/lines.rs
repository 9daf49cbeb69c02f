//! A language as one text, and back. In the released page every language but English is a file beside the program, fetched
//! by those who read it: the words of each key stand on a line, in the order of the keys.
//!
//! ```
//! use on_record::texts::Lang;
//! let lines = Lang::German.written().unwrap();
//! assert!(lines.lines().any(|line| line == "Äußerungen in den Nachrichten"));
//! assert!(Lang::English.written().is_none());
//! ```

use super::Forms;
use std::str::Split;

/// What is made of words, and of nothing else.
pub(super) trait Worded {
    /// Takes its words, in order. In place, as making each anew would be a kilobyte and a half of the packed page.
    fn read(&mut self, lines: &mut Lines);

    /// Gives its words, in the same order.
    fn write(&self, out: &mut Vec<&'static str>);
}

/// The lines of a language's file.
pub(super) struct Lines {
    rest: Split<'static, char>,
    /// Whether a line was asked for that is not there.
    ended: bool,
}

impl Lines {
    pub(super) fn of(text: &'static str) -> Self {
        Self { rest: text.split('\n'), ended: false }
    }

    /// Whether there were as many lines as were asked for: else the file is that of another build, or none at all.
    pub(super) fn fitted(mut self) -> bool {
        !self.ended && self.rest.next().is_none()
    }
}

impl Worded for &'static str {
    // Called for every word of a language, so it is compiled once.
    #[inline(never)]
    fn read(&mut self, lines: &mut Lines) {
        match lines.rest.next() {
            Some(line) => *self = line,
            None => lines.ended = true,
        }
    }

    fn write(&self, out: &mut Vec<&'static str>) {
        out.push(self);
    }
}

impl<T: Worded, const N: usize> Worded for [T; N] {
    fn read(&mut self, lines: &mut Lines) {
        self.iter_mut().for_each(|one| one.read(lines));
    }

    fn write(&self, out: &mut Vec<&'static str>) {
        self.iter().for_each(|one| one.write(out));
    }
}

impl<A: Worded, B: Worded> Worded for (A, B) {
    fn read(&mut self, lines: &mut Lines) {
        self.0.read(lines);
        self.1.read(lines);
    }

    fn write(&self, out: &mut Vec<&'static str>) {
        self.0.write(out);
        self.1.write(out);
    }
}

impl Worded for Forms {
    fn read(&mut self, lines: &mut Lines) {
        self.all_mut().into_iter().for_each(|form| form.read(lines));
    }

    fn write(&self, out: &mut Vec<&'static str>) {
        let mut forms = *self;
        out.extend(forms.all_mut().into_iter().map(|form| *form));
    }
}

/// Declares a struct of words. Its fields, in their order, are the lines of a language's file.
macro_rules! worded {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$doc:meta])* pub $key:ident: $kind:ty,)* }) => {
        $(#[$about])*
        pub struct $name {
            $($(#[$doc])* pub $key: $kind,)*
        }

        impl $crate::texts::lines::Worded for $name {
            fn read(&mut self, lines: &mut $crate::texts::lines::Lines) {
                $($crate::texts::lines::Worded::read(&mut self.$key, lines);)*
            }

            fn write(&self, out: &mut Vec<&'static str>) {
                $($crate::texts::lines::Worded::write(&self.$key, out);)*
            }
        }
    };
}

pub(super) use worded;
