//! The lines that differ between two texts.

use std::borrow::Cow;

/// A line that only one of two texts has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'a> {
    /// A line that only the old text has.
    Old(Cow<'a, str>),
    /// A line that only the new text has.
    New(Cow<'a, str>),
}

impl Line<'_> {
    /// The sign of the line, as diff(1) writes it.
    pub fn sign(&self) -> char {
        match self {
            Self::Old(_) => '-',
            Self::New(_) => '+',
        }
    }

    /// Its text, on one line.
    pub fn text(&self) -> &str {
        match self {
            Self::Old(text) | Self::New(text) => text,
        }
    }
}

/// The most pairs of lines that are compared: the time for each. Longer texts are compared by their starts and ends.
const MAX_PAIRS: usize = 1 << 16;

/// The lines that differ, in their order; where lines were replaced, the old ones come first.
pub(super) fn differing<'a>(mut old: Vec<Cow<'a, str>>, mut new: Vec<Cow<'a, str>>) -> Vec<Line<'a>> {
    let ends_alike = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    old.truncate(old.len() - ends_alike);
    new.truncate(new.len() - ends_alike);
    let starts_alike = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    old.drain(..starts_alike);
    new.drain(..starts_alike);

    let rest = if old.len() * new.len() <= MAX_PAIRS { lengths(&old, &new) } else { Vec::new() };
    // The length of the longest common subsequence of what follows two positions.
    let columns = new.len() + 1;
    let length = |old: usize, new: usize| rest.get(old * columns + new).copied().unwrap_or(0);
    let (mut lines, mut added) = (Vec::new(), Vec::new());
    let (mut at_old, mut at_new) = (0, 0);
    while at_old < old.len() || at_new < new.len() {
        let is_common = at_old < old.len() && at_new < new.len() && old[at_old] == new[at_new];
        if is_common && !rest.is_empty() {
            lines.append(&mut added);
            (at_old, at_new) = (at_old + 1, at_new + 1);
        } else if at_old < old.len()
            && (at_new == new.len() || length(at_old + 1, at_new) >= length(at_old, at_new + 1))
        {
            lines.push(Line::Old(old[at_old].clone()));
            at_old += 1;
        } else {
            added.push(Line::New(new[at_new].clone()));
            at_new += 1;
        }
    }
    lines.append(&mut added);
    lines
}

/// The lengths of the longest common subsequences of all ends of two texts, a row for each line of the old one.
fn lengths(old: &[Cow<'_, str>], new: &[Cow<'_, str>]) -> Vec<u32> {
    let columns = new.len() + 1;
    let mut lengths = vec![0; (old.len() + 1) * columns];
    for (row, old) in old.iter().enumerate().rev() {
        for (column, new) in new.iter().enumerate().rev() {
            let at = row * columns + column;
            lengths[at] =
                if old == new { lengths[at + columns + 1] + 1 } else { lengths[at + columns].max(lengths[at + 1]) };
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(lines: &str) -> Vec<Cow<'_, str>> {
        lines.split_whitespace().map(Cow::Borrowed).collect()
    }

    fn written(old: &str, new: &str) -> String {
        let lines = differing(texts(old), texts(new));
        lines.iter().map(|line| format!("{}{}", line.sign(), line.text())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_lines_that_differ_are_told_in_their_order() {
        for (old, new, expected) in [
            ("", "", ""),
            ("a b", "a b", ""),
            ("", "a b", "+a +b"),
            ("a b", "", "-a -b"),
            ("a b c", "a x c", "-b +x"),
            ("a b c", "x b y", "-a +x -c +y"),
            ("a b", "b a", "-a +a"),
            ("a a", "a", "-a"),
            ("a b c d", "a d", "-b -c"),
            ("a b c", "a x y c", "-b +x +y"),
        ] {
            assert_eq!(written(old, new), expected, "{old:?} {new:?}");
        }
    }

    #[test]
    fn a_long_text_is_compared_by_its_start_and_end() {
        let text = |middle: &str| format!("a {} z", format!("{middle} x ").repeat(1000));
        let (old, new) = (text("b"), text("c"));
        let lines = differing(texts(&old), texts(&new));
        assert_eq!((lines.len(), lines[0].text(), lines[1999].text()), (3998, "b", "c"));
    }

    proptest! {
        #[test]
        fn the_new_text_is_the_old_one_with_these_lines_replaced(old in "[a-c]( [a-c]){0,9}", new in "[a-c]( [a-c]){0,9}") {
            let lines = differing(texts(&old), texts(&new));
            let of = |sign| lines.iter().filter(move |line| line.sign() == sign).map(Line::text).collect::<Vec<_>>();
            let rest = |text: &str, without: &[&str]| -> Vec<String> {
                let mut rest: Vec<String> = text.split(' ').map(str::to_owned).collect();
                for line in without {
                    rest.remove(rest.iter().position(|other| other == line).unwrap());
                }
                rest.sort();
                rest
            };
            prop_assert_eq!(rest(&old, &of('-')), rest(&new, &of('+')));
        }
    }
}
