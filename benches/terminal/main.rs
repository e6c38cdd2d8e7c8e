//! Side by side on a real terminal: this program, and fzf and sk where they are installed.
//!
//!     cargo bench --bench terminal                      embedded reference and 100,000 codes
//!     cargo bench --bench terminal -- 1000000           so many codes instead; several numbers may be given, 0 is
//!                                                       the embedded reference
//!     cargo bench --bench terminal -- --rounds 21       more runs than the usual 11
//!
//! The contestants take turns, run by run, so that whatever else the machine does hits all of them. They run on a
//! pty of 120x40, fzf and sk with the bare names on their standard input. All are started the same way, through a
//! shell that becomes the program. Nothing is asserted: figures are for people to read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod contestant;
#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/installed.rs"]
mod installed;
mod measure;
mod session;
mod table;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use contestant::{Contestant, List, thousands};
use measure::Figures;
use table::{best, median, ms, print};

struct Arguments {
    rounds: usize,
    sizes: Vec<usize>,
}

fn arguments() -> Arguments {
    let mut arguments = Arguments { rounds: 11, sizes: Vec::new() };
    // Cargo itself adds `--bench`.
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        if word == "--rounds" {
            arguments.rounds = words.next().and_then(|word| word.parse().ok()).expect("--rounds takes a number");
        } else {
            arguments.sizes.push(word.replace(['_', ','], "").parse().expect("a number of codes, or --rounds N"));
        }
    }
    if arguments.sizes.is_empty() {
        arguments.sizes = vec![0, 100_000];
    }
    arguments
}

fn main() {
    let arguments = arguments();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("terminal");
    fs::create_dir_all(&folder).unwrap();
    let contestants = Contestant::all();
    for who in &contestants {
        println!("{} {}", who.name, who.version);
    }
    println!("binary: {} MiB; {} cores\n", table::mib(binary(&contestants[0].program, &folder)), cores());

    let mut measured = Vec::new();
    for &codes in &arguments.sizes {
        let list = if codes == 0 { List::embedded(&folder) } else { List::generated(codes, &folder) };
        let figures = on_a_terminal(&contestants, &list, &folder, rounds(&list, &arguments));
        measured.push((list, figures));
    }
    print(&table::terminal(&contestants, &measured));
    print(&table::keys(&contestants, &measured));
    print(&table::idle(&contestants, &measured));
    for (list, _) in measured.iter().filter(|(list, _)| list.catalog.is_none()) {
        let runs = (0..arguments.rounds * 3).filter_map(|_| measure::cat(&contestants[0], list, &folder));
        let (cat, ours): (Vec<Duration>, Vec<Duration>) = runs.unzip();
        println!(
            "started without a shell, ms, median (best): `cat` of the names {}, first frame {}\n",
            best(&cat),
            best(&ours)
        );
    }
    for (list, _) in &measured {
        println!("A query answered without a terminal, {} codes: ms, median", thousands(list.names.len()));
        print(&without_a_terminal(&contestants, list, rounds(list, &arguments)));
    }
}

/// The size of a program in KiB, without the names of its functions: a bench has them, a release does not.
fn binary(program: &Path, folder: &Path) -> Option<u64> {
    let stripped = folder.join("stripped");
    let strip = Command::new("strip").arg("-o").arg(&stripped).arg(program).status();
    strip.ok().filter(ExitStatus::success).and_then(|_| Some(fs::metadata(stripped).ok()?.len() >> 10))
}

/// A list that takes seconds to read is read less often.
fn rounds(list: &List, arguments: &Arguments) -> usize {
    if list.names.len() > 500_000 { arguments.rounds.div_ceil(4) } else { arguments.rounds }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, Into::into)
}

fn on_a_terminal(contestants: &[Contestant], list: &List, folder: &Path, rounds: usize) -> Vec<Figures> {
    // Longer than anyone pauses in answering a key.
    let quiet = Duration::from_millis(300 + list.names.len() as u64 / 1000 * 2);
    let mut figures: Vec<Figures> = contestants.iter().map(|_| Figures::default()).collect();
    for round in 0..rounds {
        for (who, figures) in contestants.iter().zip(&mut figures) {
            measure::first_frame(who, list, folder, figures);
            measure::searchable(who, list, folder, figures);
            // Every third round, as they take longest and give many figures each.
            if round % 3 == 0 {
                measure::keys(who, list, folder, quiet, figures);
            }
            if round == 0 {
                measure::idle(who, list, folder, quiet, figures);
            }
        }
    }
    figures
}

/// What a query may be: three letters, a whole word, a slip of the finger, a whole name, nothing there is.
fn without_a_terminal(contestants: &[Contestant], list: &List, rounds: usize) -> Vec<Vec<String>> {
    let name = list.names[list.names.len() / 2].to_lowercase();
    let queries = ["inv", "password", "certificte", name.as_str(), "zqxj"];
    let mut times = vec![vec![Vec::new(); contestants.len()]; queries.len()];
    for _ in 0..rounds {
        for (query, times) in queries.iter().zip(&mut times) {
            for (who, times) in contestants.iter().zip(times) {
                times.push(measure::answer(who, list, query));
            }
        }
    }
    let head = std::iter::once("query".to_owned()).chain(contestants.iter().map(|who| who.name.to_owned()));
    let rows = queries.iter().zip(&times).map(|(query, times)| {
        std::iter::once((*query).to_owned()).chain(times.iter().map(|times| ms(median(times)))).collect()
    });
    std::iter::once(head.collect()).chain(rows).collect()
}
