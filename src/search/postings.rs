//! Where each word of a segment's names stands: a query has to do with few of the words, and only the names that have
//! one of these are gone through.

/// For each word of a segment, by its number, the names it stands in.
#[derive(Debug, Clone)]
pub(super) struct Postings {
    /// Where the places of each word end; they start where those of the word before end.
    ends: Vec<u32>,
    /// The entry of each place.
    entries: Vec<u16>,
    /// The word after it in the name.
    nexts: Vec<u32>,
}

/// No word has this number.
const NO_WORD: u32 = u32::MAX;

impl Postings {
    /// So many entries can be told apart.
    pub(super) const ENTRIES: usize = 1 << 16;

    /// The places of so many words, given the words of all names, and where those of each name end.
    pub(super) fn of(names: &[u32], name_ends: impl Iterator<Item = usize>, words: usize) -> Self {
        // Counted first, each place is then put where the places of the words before leave off.
        let mut ends = vec![0; words];
        for &word in names {
            if let Some(end) = ends.get_mut(word as usize) {
                *end += 1;
            }
        }
        let mut places = 0;
        for end in &mut ends {
            places += std::mem::replace(end, places);
        }
        let mut entries = vec![0; names.len()];
        let mut nexts = vec![NO_WORD; names.len()];
        let mut from = 0;
        for (entry, end) in name_ends.enumerate() {
            let mut name = names.get(from..end).unwrap_or_default();
            from = end;
            while let [word, after @ ..] = name {
                name = after;
                let Some(end) = ends.get_mut(*word as usize) else { continue };
                let at = *end as usize;
                *end += 1;
                if let (Some(place), Some(next)) = (entries.get_mut(at), nexts.get_mut(at)) {
                    (*place, *next) = (entry as u16, after.first().copied().unwrap_or(NO_WORD));
                }
            }
        }
        Self { ends, entries, nexts }
    }

    /// What each of so many names comes to, given what each word is: a word is added together with the word after it.
    /// A word that is nothing to the query is passed over with all its places.
    pub(super) fn gather<W: Copy + Default + PartialEq, T: Clone + Default>(
        &self,
        of_words: &[W],
        names: usize,
        add: impl Fn(&mut T, W, W),
    ) -> Vec<T> {
        let mut all = vec![T::default(); names];
        let mut start = 0;
        for (&end, &word) in self.ends.iter().zip(of_words) {
            let places = start as usize..end as usize;
            start = end;
            if word == W::default() {
                continue;
            }
            let (Some(entries), Some(nexts)) = (self.entries.get(places.clone()), self.nexts.get(places)) else {
                break;
            };
            for (&entry, &next) in entries.iter().zip(nexts) {
                if let Some(name) = all.get_mut(usize::from(entry)) {
                    add(name, word, of_words.get(next as usize).copied().unwrap_or_default());
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_added_wherever_it_stands_with_the_word_after_it() {
        let postings = Postings::of(&[0, 1, 0, 1, 2, 0, 0], [3, 3, 5, 7].into_iter(), 3);
        let gather = |of_words: [u32; 3]| -> Vec<Vec<(u32, u32)>> {
            postings.gather(&of_words, 4, |all: &mut Vec<_>, word, after| all.push((word, after)))
        };
        assert_eq!(gather([7, 0, 0]), [vec![(7, 0), (7, 0)], vec![], vec![], vec![(7, 7), (7, 0)]]);
        assert_eq!(gather([0, 8, 9]), [vec![(8, 0)], vec![], vec![(8, 9), (9, 0)], vec![]]);
        assert_eq!(Postings::of(&[], std::iter::empty(), 0).gather(&[0_u8; 0], 0, |(), _, _| ()), []);
    }
}
