//! The time to read a catalog of 20, 1,000, 5,000 and 100,000 codes, to index it, and to answer one key of a search.
//!
//!     cargo bench --bench search
#![allow(clippy::unwrap_used)]

#[path = "support/document.rs"]
mod document;
#[path = "support/generate.rs"]
mod generate;

use std::hint::black_box;

use divan::Bencher;
use document::{document, read};
use ipaper_codes::search::{Index, Query};

const SIZES: [usize; 4] = [20, 1_000, 5_000, 100_000];

/// A first letter, three letters, a word, a typo, a name, no match; a word and a letter, words of a name, and quotes of a
/// text: from its start, of short words, and as it is typed.
const QUERIES: [&str; 11] = [
    "e",
    "inv",
    "password",
    "certificte",
    "PAPER_PAGE_IS_LOCKED",
    "zqxj",
    "paper a",
    "page does not exist",
    "this code is returned",
    "if: the page is",
    "granular than others: a pa",
];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn parsing(bencher: Bencher, codes: usize) {
    let document = document(codes);
    bencher.bench_local(|| read(black_box(&document)));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn indexing(bencher: Bencher, codes: usize) {
    let catalog = read(&document(codes));
    bencher.bench_local(|| Index::of_codes(black_box(&catalog)));
}

#[divan::bench(consts = SIZES, args = QUERIES, sample_count = 50)]
fn searching<const CODES: usize>(bencher: Bencher, query: &str) {
    let index = Index::of_codes(&read(&document(CODES)));
    let query = Query::parse(query);
    bencher.bench_local(|| index.search(black_box(&query)));
}
