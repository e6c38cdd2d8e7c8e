//! Slips of the finger: a letter too many, too few or wrong, or two letters swapped.

/// The longest word that is tried, in letters.
const LONGEST: usize = 64;
const MOST: u8 = 2;

/// How many slips a word of so many letters may have.
pub(super) fn allowed(letters: usize) -> u8 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        8..=LONGEST => MOST,
        _ => 0,
    }
}

/// How a word stands at the start of a text, slips and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slipped {
    /// How many slips.
    pub slips: u8,
    /// How much of the text it takes, in letters.
    pub length: usize,
    /// Whether it ends where `ends` said a word ends.
    pub whole: bool,
}

/// Looks for `word` at the start of `text`, the best way with the fewest slips. A part of a text's word will do in
/// place of the whole of it, for a word still being typed, but it takes one letter more to be allowed a slip.
pub(super) fn at_start<T: Letter>(word: &[T], text: &[T], ends: impl Fn(usize) -> bool) -> Option<Slipped> {
    let most = allowed(word.len());
    let most_partial = allowed(word.len().saturating_sub(1));
    if most == 0 {
        return None;
    }
    let text = &text[..text.len().min(word.len() + usize::from(most))];
    let last = distances(word, text, most)?;
    let mut best: Option<Slipped> = None;
    for (length, &slips) in last.iter().enumerate().take(text.len() + 1).skip(1) {
        let whole = ends(length);
        let found = Slipped { slips, length, whole };
        let better = best.is_none_or(|best| (slips, !whole) < (best.slips, !best.whole));
        if slips <= if whole { most } else { most_partial } && better {
            best = Some(found);
        }
    }
    best
}

/// Whether a text starts with a word, with `most` slips at the most.
pub(super) fn starts_like(word: &str, text: &str, most: u8) -> bool {
    let near = |row: Option<Row>| row.is_some_and(|row| row.iter().any(|&slips| slips <= most));
    let longest = word.len() + usize::from(most);
    if word.len() > LONGEST {
        return false;
    }
    if word.is_ascii() && text.is_ascii() {
        let text = text.as_bytes();
        return near(distances(word.as_bytes(), &text[..text.len().min(longest)], most));
    }
    let (word, text): (Vec<char>, Vec<char>) = (word.chars().collect(), text.chars().take(longest).collect());
    near(distances(&word, &text, most))
}

/// A letter of a word; a digit takes no slip: another number is another code.
pub(super) trait Letter: Copy + Eq {
    fn is_digit(self) -> bool;
}

impl Letter for u8 {
    fn is_digit(self) -> bool {
        self.is_ascii_digit()
    }
}

impl Letter for char {
    fn is_digit(self) -> bool {
        self.is_numeric()
    }
}

type Row = [u8; LONGEST + MOST as usize + 1];

/// The slips between `word` and each start of `text`, from the empty one on; `None` as soon as all are too many.
fn distances<T: Letter>(word: &[T], text: &[T], most: u8) -> Option<Row> {
    let far = most + 1;
    let cost = |letter: T| if letter.is_digit() { far } else { 1 };
    let mut rows: [Row; 3] = [[far; _]; 3];
    let [before_last, last, next] = &mut rows;
    let (mut before_last, mut last, mut next) = (before_last, last, next);
    last[0] = 0;
    for (column, &letter) in text.iter().enumerate() {
        last[column + 1] = (last[column] + cost(letter)).min(far);
    }
    for (row, &typed) in word.iter().enumerate() {
        // Only what lies near the diagonal can be within reach; what lies beside that is far.
        let from = row.saturating_sub(usize::from(most));
        let to = text.len().min(row + usize::from(most) + 1);
        if from > to {
            return None;
        }
        next[from] = if from == 0 { (last[0] + cost(typed)).min(far) } else { far };
        let mut lowest = next[from];
        for column in from..to {
            let letter = text[column];
            let wrong = if typed == letter { 0 } else { cost(typed).max(cost(letter)) };
            let mut slips = (last[column] + wrong).min(last[column + 1] + cost(typed)).min(next[column] + cost(letter));
            if row > 0 && column > 0 && typed == text[column - 1] && word[row - 1] == letter && typed != letter {
                slips = slips.min(before_last[column - 1] + cost(typed).max(cost(letter)));
            }
            next[column + 1] = slips.min(far);
            lowest = lowest.min(next[column + 1]);
        }
        if to < text.len() {
            next[to + 1] = far;
        }
        // A swap reaches back two rows.
        if lowest >= far && last[from..=to].iter().all(|&slips| slips >= far) {
            return None;
        }
        (before_last, last, next) = (last, next, before_last);
    }
    let mut row = *last;
    let from = word.len().saturating_sub(usize::from(most) + 1);
    row[..from.min(LONGEST)].fill(far);
    row[text.len() + 1..].fill(far);
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slips(word: &str, text: &str) -> Option<u8> {
        at_start(word.as_bytes(), text.as_bytes(), |end| end == text.len()).filter(|s| s.whole).map(|s| s.slips)
    }

    #[test]
    fn each_kind_of_slip_counts_one() {
        assert_eq!(slips("sucess", "success"), Some(1));
        assert_eq!(slips("succcess", "success"), Some(1));
        assert_eq!(slips("succezs", "success"), Some(1));
        assert_eq!(slips("readnoly", "readonly"), Some(1));
        assert_eq!(slips("exits", "exist"), Some(1));
    }

    #[test]
    fn a_short_word_takes_none_and_a_long_one_two() {
        assert_eq!(slips("pfd", "pdf"), None);
        assert_eq!(slips("nmae", "name"), Some(1));
        assert_eq!(slips("catgroy", "category"), None);
        assert_eq!(slips("catogroy", "category"), Some(2));
        assert_eq!(slips("ctgroyes", "category"), None);
        let long = "a".repeat(200);
        assert_eq!(slips(&long, &long), None);
    }

    #[test]
    fn another_number_is_another_code() {
        assert_eq!(slips("ora00002", "ora00001"), None);
        assert_eq!(slips("ora0001", "ora00001"), None);
        assert_eq!(slips("oar00001", "ora00001"), Some(1));
    }

    #[test]
    fn a_word_still_being_typed_may_have_a_slip() {
        let found = at_start(b"hierar", b"hiearchyby", |end| end == 8).unwrap();
        assert_eq!(found, Slipped { slips: 1, length: 5, whole: false });
        assert_eq!(at_start(b"loga", b"login", |end| end == 5).map(|s| s.whole), None);
    }

    proptest! {
        #[test]
        fn it_counts_as_a_full_table_does(word in "[abc]{4,10}", text in "[abc]{0,12}") {
            let full = strsim::osa_distance(&word, &text);
            let most = usize::from(allowed(word.len()));
            let expected = (full <= most && !text.is_empty()).then_some(full);
            // Only the whole text ends a word here; a partial match may be found with fewer slips.
            let found = distances(word.as_bytes(), text.as_bytes(), allowed(word.len()))
                .filter(|_| text.len() <= word.len() + most && !text.is_empty())
                .map(|row| usize::from(row[text.len()]))
                .filter(|&slips| slips <= most);
            prop_assert_eq!(found, expected);
        }
    }
}
