//! A table of numbers that lead to the statements which they count, the bar of a row, and the same as CSV.

use crate::export::csv_line;
use crate::links::Link;
use std::rc::Rc;
use yew::AttrValue;

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What it is called in files and hooks.
    pub name: &'static str,
    /// Its heading.
    pub heading: AttrValue,
    /// The columns.
    pub heads: Rc<[AttrValue]>,
    /// All rows: a file has them.
    pub rows: Rc<[GridRow]>,
    /// How many of them stand on the page.
    pub shown: usize,
    /// What it leaves out.
    pub left_out: Option<AttrValue>,
    /// How many more rows a step would show, and which step that is.
    pub more: Option<(usize, usize)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Its name in addresses.
    pub value: AttrValue,
    /// What readers see, and where all of it is.
    pub name: Link,
    /// The colour of a speaker.
    pub tone: Option<usize>,
    /// What stands beside the name.
    pub note: AttrValue,
    /// One cell a column.
    pub cells: Rc<[GridCell]>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    /// What it says; empty where there is nothing.
    pub text: AttrValue,
    /// How many statements it counts, and where they are.
    pub counted: Option<(usize, AttrValue)>,
    /// The words of which it tells the share.
    pub words: usize,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bar {
    pub(crate) label: AttrValue,
    pub(crate) href: AttrValue,
    /// All its words.
    pub(crate) words: usize,
    /// The words of each part, where its statements are, and what it tells.
    pub(crate) parts: Rc<[(usize, AttrValue, AttrValue)]>,
}

/// Tables as one CSV file: a line a cell, all rows, numbers as programs read them. Of shares it has the words.
#[must_use]
pub fn csv(tables: &[Grid]) -> String {
    let mut out = String::from("\u{feff}");
    csv_line(&["table", "row", "about", "column", "value"].map(str::to_owned), &mut out);
    for table in tables {
        for row in table.rows.iter() {
            for (head, cell) in table.heads.iter().zip(row.cells.iter()) {
                let (head, number) = match &cell.counted {
                    Some((number, _)) => (head.as_str(), *number),
                    None => ("words", cell.words),
                };
                if number > 0 {
                    let texts = [table.name, &row.name.label, &row.note, head].map(str::to_owned);
                    let [table, row, note, head] = texts;
                    csv_line(&[table, row, note, head, number.to_string()], &mut out);
                }
            }
        }
    }
    out
}
