//! The number of instructions to read a catalog, to index it, and to answer one key of a search, which a busy machine
//! does not change. It needs valgrind, and `gungraun-runner` in the version of the library:
//!
//!     cargo install gungraun-runner --version 0.20.0
//!     cargo bench --bench instructions
//!
//! Without them it says so and counts nothing. The catalogs are small enough for one thread, as the count of several
//! threads varies.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "support/document.rs"]
mod document;
#[path = "support/generate.rs"]
mod generate;
#[path = "support/installed.rs"]
mod installed;

use std::env;
use std::hint::black_box;

use document::{document, read};
use installed::installed;
use ipaper_codes::catalog::Catalog;
use ipaper_codes::search::{Index, Query};
use tempfile::NamedTempFile;

fn main() {
    // Already under valgrind, with an empty environment.
    if env::args().any(|word| word == "--gungraun-run") {
        return counts::run();
    }
    let required = [
        ("valgrind", installed("valgrind").is_some()),
        ("gungraun-runner", installed("gungraun-runner").is_some() || env::var_os("GUNGRAUN_RUNNER").is_some()),
    ];
    match required.iter().find(|(_, installed)| !installed) {
        Some((program, _)) => println!("no instructions counted: {program} is not installed"),
        None => counts::run(),
    }
}

fn catalog(codes: usize) -> Catalog {
    read(&document(codes))
}

fn index(codes: usize, query: &str) -> (Index, Query) {
    (Index::of_codes(&catalog(codes)), Query::parse(query))
}

mod counts {
    use gungraun::{library_benchmark, library_benchmark_group};

    use super::{Catalog, Index, NamedTempFile, Query, black_box, catalog, document, index, read};

    #[library_benchmark]
    #[bench::of_20(document(20))]
    #[bench::of_1000(document(1_000))]
    fn parsing(document: NamedTempFile) -> Catalog {
        read(black_box(&document))
    }

    #[library_benchmark]
    #[bench::of_20(catalog(20))]
    #[bench::of_1000(catalog(1_000))]
    fn indexing(catalog: Catalog) -> Index {
        Index::of_codes(black_box(&catalog))
    }

    #[library_benchmark]
    #[bench::first_letter(index(1_000, "e"))]
    #[bench::three_letters(index(1_000, "inv"))]
    #[bench::word(index(1_000, "password"))]
    #[bench::typo(index(1_000, "certificte"))]
    #[bench::name(index(1_000, "PAPER_PAGE_IS_LOCKED"))]
    #[bench::nothing(index(1_000, "zqxj"))]
    fn searching((index, query): (Index, Query)) -> usize {
        index.search(black_box(&query)).len()
    }

    library_benchmark_group!(name = all, benchmarks = [parsing, indexing, searching]);

    gungraun::main!(library_benchmark_groups = all);

    pub fn run() {
        main();
    }
}
