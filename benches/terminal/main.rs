//! This program on a real terminal, next to fzf and sk where they are installed.
//!
//!     cargo bench --bench terminal                      the embedded reference, 5,000 and 100,000 codes
//!     cargo bench --bench terminal -- 200000            so many codes instead; several numbers may be given, 0 is
//!                                                       the embedded reference
//!     cargo bench --bench terminal -- --rounds 21       more rounds than the usual 11
//!
//! The programs take turns, round by round, so that anything else the machine does affects all of them. They run on a
//! pty of 120x40, fzf and sk with the bare names on their standard input, all started by a shell that replaces itself
//! with them. Nothing is asserted; the last table compares the figures with the targets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
#![allow(clippy::cast_precision_loss)]

#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/installed.rs"]
mod installed;
mod measure;
mod programs;
mod session;
mod table;
mod targets;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use measure::Figures;
use programs::{Dataset, Program, thousands};
use table::{Measured, Table, median, median_and_best, ms, print};

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
        arguments.sizes = vec![0, 5_000, 100_000];
    }
    arguments
}

fn main() {
    let arguments = arguments();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("terminal");
    fs::create_dir_all(&folder).unwrap();
    let programs = Program::all();
    for program in &programs {
        println!("{} {}", program.name, program.version);
    }
    let binary = binary_kib(&programs[0].path, &folder);
    println!("binary: {} MiB; {} cores\n", table::mib(binary), cores());

    let mut measured: Vec<Measured> = Vec::new();
    for &codes in &arguments.sizes {
        let data = Dataset::of_size(codes, &folder);
        let figures = on_a_terminal(&programs, &data, &folder, rounds(&data, &arguments));
        measured.push((data, figures));
    }
    print(&table::main_figures(&programs, &measured));
    print(&table::keys(&programs, &measured));
    print(&table::idle(&programs, &measured));
    for (data, _) in measured.iter().filter(|(data, _)| data.catalog.is_none()) {
        let runs = (0..arguments.rounds * 3).filter_map(|_| measure::cat(&programs[0], data, &folder));
        let (cat, ours): (Vec<Duration>, Vec<Duration>) = runs.unzip();
        println!(
            "started without a shell, ms, median (best): `cat` of the names {}, first frame {}\n",
            median_and_best(&cat),
            median_and_best(&ours)
        );
    }
    for (data, _) in &measured {
        println!("A query answered without a terminal, {} codes: ms, median", thousands(data.names.len()));
        print(&without_a_terminal(&programs, data, rounds(data, &arguments)));
    }
    println!("The targets; times in ms");
    print(&targets::targets(&programs, &measured, binary));
}

/// The size of a program in KiB, without symbols: a bench has them, a release does not.
fn binary_kib(program: &Path, folder: &Path) -> Option<u64> {
    let stripped = folder.join("stripped");
    let strip = Command::new("strip").arg("-o").arg(&stripped).arg(program).status();
    strip.ok().filter(ExitStatus::success).and_then(|_| Some(fs::metadata(stripped).ok()?.len() >> 10))
}

/// The number of rounds; fewer for a dataset that takes seconds to read.
fn rounds(data: &Dataset, arguments: &Arguments) -> usize {
    if data.names.len() > 500_000 { arguments.rounds.div_ceil(4) } else { arguments.rounds }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, Into::into)
}

fn on_a_terminal(programs: &[Program], data: &Dataset, folder: &Path, rounds: usize) -> Vec<Figures> {
    // Longer than any program pauses while it answers a key.
    let quiet = Duration::from_millis(300 + data.names.len() as u64 / 1000 * 2);
    let mut figures: Vec<Figures> = programs.iter().map(|_| Figures::default()).collect();
    for round in 0..rounds {
        for (program, figures) in programs.iter().zip(&mut figures) {
            measure::first_frame(program, data, folder, figures);
            measure::searchable(program, data, folder, figures);
            // Every third round, as keys take longest and yield many figures.
            if round % 3 == 0 {
                measure::keys(program, data, folder, quiet, figures);
            }
            if round == 0 {
                measure::idle(program, data, folder, quiet, figures);
            }
        }
    }
    figures
}

/// The time of five queries without a terminal: three letters, a word, a typo, a name, and no match.
fn without_a_terminal(programs: &[Program], data: &Dataset, rounds: usize) -> Table {
    let name = data.names[data.names.len() / 2].to_lowercase();
    let queries = ["inv", "password", "certificte", name.as_str(), "zqxj"];
    let mut times = vec![vec![Vec::new(); programs.len()]; queries.len()];
    for _ in 0..rounds {
        for (query, times) in queries.iter().zip(&mut times) {
            for (program, times) in programs.iter().zip(times) {
                times.push(measure::filter(program, data, query));
            }
        }
    }
    let head = std::iter::once("query".to_owned()).chain(programs.iter().map(|program| program.name.to_owned()));
    let rows = queries.iter().zip(&times).map(|(query, times)| {
        std::iter::once((*query).to_owned()).chain(times.iter().map(|times| ms(median(times)))).collect()
    });
    std::iter::once(head.collect()).chain(rows).collect()
}
