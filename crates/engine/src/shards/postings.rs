//! Rows of a term: ascending numbers, as the gaps between them, in Rice's code. One row costs a byte or three; the rows of
//! a word that most statements have cost hardly more than a bit each.
//!
//! Layout: how many rows (a varint); nothing more for none; for one row its number (a varint); else the number of low
//! bits (a byte), how many bytes follow (a varint), and then for each row its gap: the high part as so many zeros and a
//! one, then the low bits, the lowest first. The first gap is the first row, each other one is less by one than the
//! distance from the row before.

/// Appends ascending rows.
#[cfg(feature = "extract")]
pub(super) fn push(rows: &[u32], out: &mut Vec<u8>) {
    push_number(rows.len() as u64, out);
    if let [row] = rows {
        push_number(u64::from(*row), out);
    }
    if rows.len() < 2 {
        return;
    }
    let mut before = None;
    let gaps: Vec<u32> = rows
        .iter()
        .map(|&row| {
            let gap = before.map_or(row, |before| row - before - 1);
            before = Some(row);
            gap
        })
        .collect();
    let low = low_bits(&gaps);
    out.push(low);
    let mut bits = Bits::default();
    for &gap in &gaps {
        bits.zeros(gap >> low);
        bits.push(1, 1);
        bits.push(gap & ((1u32 << low) - 1), u32::from(low));
    }
    let bytes = bits.finish();
    push_number(bytes.len() as u64, out);
    out.extend_from_slice(&bytes);
}

/// With how many low bits the gaps are shortest.
#[cfg(feature = "extract")]
fn low_bits(gaps: &[u32]) -> u8 {
    let cost = |low: &u8| gaps.iter().map(|gap| u64::from(gap >> low) + 1 + u64::from(*low)).sum::<u64>();
    let sum: u64 = gaps.iter().map(|gap| u64::from(*gap)).sum();
    let about = (sum / gaps.len() as u64).max(1).ilog2() as u8;
    (about.saturating_sub(1)..=(about + 1).min(30)).min_by_key(cost).unwrap_or(about)
}

/// Appends a number, seven bits a byte, the lowest first; the highest bit says that more follow.
#[cfg(feature = "extract")]
pub(super) fn push_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads a number and moves on; `None` where the bytes end.
pub(super) fn number(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Steps over rows without reading them.
pub(super) fn skip(bytes: &[u8], at: &mut usize) -> Option<()> {
    match number(bytes, at)? {
        0 => {}
        1 => {
            number(bytes, at)?;
        }
        _ => {
            *at += 1;
            let length = usize::try_from(number(bytes, at)?).ok()?;
            *at = at.checked_add(length).filter(|end| *end <= bytes.len())?;
        }
    }
    Some(())
}

/// Reads rows; `None` where the bytes are no rows, or a row is `limit` or more.
pub(super) fn rows(bytes: &[u8], mut at: usize, limit: u32) -> Option<Vec<u32>> {
    let count = usize::try_from(number(bytes, &mut at)?).ok()?;
    if count < 2 {
        let row = if count == 0 { None } else { Some(u32::try_from(number(bytes, &mut at)?).ok()?) };
        return row.is_none_or(|row| row < limit).then(|| row.into_iter().collect());
    }
    let low = u32::from(*bytes.get(at)?);
    at += 1;
    let length = usize::try_from(number(bytes, &mut at)?).ok()?;
    let coded = bytes.get(at..at.checked_add(length)?)?;
    // Each row takes a bit at least, so a number of rows that is made up asks for no memory.
    if low > 30 || count > coded.len().checked_mul(8)? {
        return None;
    }
    let mut bits = Reader { bytes: coded, at: 0 };
    let mut rows = Vec::with_capacity(count);
    let mut next = 0u32;
    for _ in 0..count {
        let high = bits.zeros()?;
        let gap = high.checked_shl(low).filter(|gap| gap >> low == high)? | bits.take(low)?;
        let row = next.checked_add(gap).filter(|row| *row < limit)?;
        rows.push(row);
        next = row + 1;
    }
    Some(rows)
}

#[cfg(feature = "extract")]
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    waiting: u64,
    filled: u32,
}

#[cfg(feature = "extract")]
impl Bits {
    fn push(&mut self, bits: u32, count: u32) {
        self.waiting |= u64::from(bits) << self.filled;
        self.filled += count;
        while self.filled >= 8 {
            self.bytes.push((self.waiting & 0xff) as u8);
            self.waiting >>= 8;
            self.filled -= 8;
        }
    }

    fn zeros(&mut self, mut count: u32) {
        while count > 0 {
            let some = count.min(24);
            self.push(0, some);
            count -= some;
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.filled > 0 {
            self.bytes.push((self.waiting & 0xff) as u8);
        }
        self.bytes
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// The bits from here on, at least 32 of them valid as far as there are any.
    fn ahead(&self) -> Option<u64> {
        let from = self.at / 8;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        let mut word = [0; 8];
        word.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
        Some(u64::from_le_bytes(word) >> (self.at % 8))
    }

    /// How many zeros stand before the next one, which is taken too.
    fn zeros(&mut self) -> Option<u32> {
        let mut count = 0u32;
        loop {
            let ahead = self.ahead()?;
            if ahead != 0 {
                let zeros = ahead.trailing_zeros();
                self.at += zeros as usize + 1;
                return count.checked_add(zeros);
            }
            let step = 64 - self.at % 8;
            count = count.checked_add(step as u32)?;
            self.at += step;
        }
    }

    fn take(&mut self, count: u32) -> Option<u32> {
        if count == 0 {
            return Some(0);
        }
        let end = self.at + count as usize;
        let ahead = self.ahead().filter(|_| end <= self.bytes.len() * 8)?;
        self.at = end;
        Some((ahead & ((1u64 << count) - 1)) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn gives_back_what_was_pushed(
            rows_of in proptest::collection::btree_set(prop_oneof![0u32..400, any::<u32>()], 0..90),
        ) {
            let rows_of: Vec<u32> = rows_of.into_iter().filter(|row| *row < u32::MAX).collect();
            let mut bytes = vec![7];
            push(&rows_of, &mut bytes);
            prop_assert_eq!(rows(&bytes, 1, u32::MAX), Some(rows_of.clone()));
            let mut at = 1;
            prop_assert_eq!(skip(&bytes, &mut at), Some(()));
            prop_assert_eq!(at, bytes.len());
            if let Some(last) = rows_of.last() {
                prop_assert_eq!(rows(&bytes, 1, *last), None, "a row past the end is refused");
                prop_assert_eq!(rows(&bytes[..bytes.len() - 1], 1, u32::MAX), None);
            }
        }

        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let (_, mut at) = (rows(&bytes, 0, 1000), 0);
            let _ = skip(&bytes, &mut at);
        }
    }

    #[test]
    fn a_word_that_nearly_all_have_costs_a_bit_or_so_a_row() {
        let most: Vec<u32> = (0..8000).filter(|row| row % 5 != 0).collect();
        let mut bytes = Vec::new();
        push(&most, &mut bytes);
        assert!(bytes.len() < 1100, "{} bytes", bytes.len());
    }
}
