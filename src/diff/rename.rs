//! The codes that are one under two names.
//!
//! Comparing each code that is gone with each that was added would take the product of their numbers. So each is compared
//! with the few that have most in common with it, found by what is rare among those added: see [`Index`].

use std::cmp::Reverse;
use std::collections::HashMap;

use super::likeness::Profile;
use crate::catalog::Code;

/// The most codes that one is compared with.
const MAX_CANDIDATES: usize = 16;

/// The most entries of the index that are visited for one code.
const MAX_VISITS: usize = 1 << 12;

/// The likeness of two codes one of which has the name of the other as another name of its own.
const ALIAS: u32 = 300;

/// The pairs of codes gone and added that are one under two names, as positions, those added rising. A code is in one
/// pair at most; of pairs that exclude each other, the more alike goes first.
pub(super) fn pairs(gone: &[&Code], added: &[&Code]) -> Vec<(usize, usize)> {
    if gone.is_empty() || added.is_empty() {
        return Vec::new();
    }
    let profiles: Vec<Profile> = added.iter().map(|code| Profile::of(code)).collect();
    let mut index = Index::of(&profiles);
    let mut likely = by_aliases(gone, added);
    for (old, code) in gone.iter().enumerate() {
        let profile = Profile::of(code);
        for new in index.candidates(&profile) {
            likely.extend(profile.likeness(&profiles[new]).map(|likeness| (likeness, old, new)));
        }
    }
    likely.sort_unstable_by_key(|&(likeness, old, new)| (Reverse(likeness), old, new));

    let (mut is_old_taken, mut is_new_taken) = (vec![false; gone.len()], vec![false; added.len()]);
    likely.retain(|&(_, old, new)| {
        let is_free = !is_old_taken[old] && !is_new_taken[new];
        if is_free {
            (is_old_taken[old], is_new_taken[new]) = (true, true);
        }
        is_free
    });
    let mut pairs: Vec<(usize, usize)> = likely.into_iter().map(|(_, old, new)| (old, new)).collect();
    pairs.sort_unstable_by_key(|pair| pair.1);
    pairs
}

/// The pairs of which one has the name of the other as an alias.
fn by_aliases(gone: &[&Code], added: &[&Code]) -> Vec<(u32, usize, usize)> {
    let (old_names, new_names) = (by_name(gone), by_name(added));
    let mut pairs = Vec::new();
    for (new, code) in added.iter().enumerate() {
        pairs.extend(code.aliases.iter().filter_map(|alias| Some((ALIAS, *old_names.get(&**alias)?, new))));
    }
    for (old, code) in gone.iter().enumerate() {
        pairs.extend(code.aliases.iter().filter_map(|alias| Some((ALIAS, old, *new_names.get(&**alias)?))));
    }
    pairs
}

fn by_name<'a>(codes: &[&'a Code]) -> HashMap<&'a str, usize> {
    codes.iter().enumerate().map(|(at, code)| (&*code.name, at)).collect()
}

/// The codes that were added, by what they may have in common with others.
struct Index {
    codes: HashMap<u64, Vec<u32>>,
    /// What each code has in common with the one being looked up; all 0 between two.
    weights: Vec<u32>,
}

impl Index {
    fn of(profiles: &[Profile]) -> Self {
        let mut codes: HashMap<u64, Vec<u32>> = HashMap::new();
        for (number, profile) in (0..).zip(profiles) {
            profile.features().for_each(|feature| codes.entry(feature).or_default().push(number));
        }
        Self { codes, weights: vec![0; profiles.len()] }
    }

    /// The codes that have most in common with one; what few have counts for more. What so many have that it tells
    /// nothing, and would take long, is left out.
    fn candidates(&mut self, profile: &Profile) -> Vec<usize> {
        let mut lists: Vec<&Vec<u32>> = profile.features().filter_map(|feature| self.codes.get(&feature)).collect();
        lists.sort_by_key(|list| list.len());
        let (mut found, mut visits) = (Vec::new(), 0);
        for list in lists {
            visits += list.len();
            if visits > MAX_VISITS {
                break;
            }
            for &number in list {
                let weight = &mut self.weights[number as usize];
                if *weight == 0 {
                    found.push(number as usize);
                }
                *weight += (MAX_VISITS / list.len()) as u32;
            }
        }
        let weighed = found.into_iter().map(|number| (Reverse(std::mem::take(&mut self.weights[number])), number));
        let mut candidates: Vec<(Reverse<u32>, usize)> = weighed.collect();
        if candidates.len() > MAX_CANDIDATES {
            candidates.select_nth_unstable(MAX_CANDIDATES);
            candidates.truncate(MAX_CANDIDATES);
        }
        candidates.into_iter().map(|(_, number)| number).collect()
    }
}
