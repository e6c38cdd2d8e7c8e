//! Figures as tables.

use std::time::Duration;

use crate::measure::Figures;
use crate::programs::{Dataset, Program};

/// A dataset, and the figures of each program on it.
pub type Measured = (Dataset, Vec<Figures>);

/// Rows of cells, the first of them the head.
pub type Table = Vec<Vec<String>>;

/// The median; the lower of the two middle values if their number is even.
pub fn median<T: Ord + Copy>(values: &[T]) -> Option<T> {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

pub fn ms(time: Option<Duration>) -> String {
    time.map_or("-".to_owned(), |time| {
        let ms = time.as_secs_f64() * 1000.0;
        if ms < 100.0 { format!("{ms:.2}") } else { format!("{ms:.0}") }
    })
}

fn whole<T: ToString>(number: Option<T>) -> String {
    number.map_or("-".to_owned(), |number| number.to_string())
}

/// KiB as MiB with one decimal, rounded down.
pub fn mib(kib: Option<u64>) -> String {
    kib.map_or("-".to_owned(), |kib| format!("{}.{}", kib / 1024, kib % 1024 * 10 / 1024))
}

/// The median, and in brackets the best, which a busy machine distorts least.
pub fn median_and_best(times: &[Duration]) -> String {
    format!("{} ({})", ms(median(times)), ms(times.iter().min().copied()))
}

fn median_and_worst(times: impl Iterator<Item = Duration>) -> String {
    let times: Vec<Duration> = times.collect();
    format!("{} ({})", ms(median(&times)), ms(times.iter().max().copied()))
}

/// The main figures: a row for each program and dataset.
pub fn main_figures(programs: &[Program], measured: &[Measured]) -> Table {
    let head = [
        "program",
        "codes",
        "first frame ms (best)",
        "all searchable ms (best)",
        "letter to frame ms (worst)",
        "bytes per key",
        "peak MiB",
        "missed",
    ];
    rows(programs, measured, &head, |figures| {
        vec![
            median_and_best(&figures.first_frame),
            median_and_best(&figures.searchable),
            median_and_worst(figures.letters()),
            whole(median(&figures.bytes)),
            mib(figures.memory.iter().max().copied()),
            figures.missed.to_string(),
        ]
    })
}

/// The times of a key: its echo in the search line, and the frame after a letter and after a backspace.
pub fn keys(programs: &[Program], measured: &[Measured]) -> Table {
    let head = ["ms, median (worst)", "codes", "key to echo", "letter to frame", "backspace to frame"];
    rows(programs, measured, &head, |figures| {
        let backspaces = figures.keys.iter().filter(|key| !key.is_letter).map(|key| key.frame);
        vec![
            median_and_worst(figures.keys.iter().map(|key| key.echo)),
            median_and_worst(figures.letters()),
            median_and_worst(backspaces),
        ]
    })
}

/// The work of each program in an idle second.
pub fn idle(programs: &[Program], measured: &[Measured]) -> Table {
    let head = ["one idle second", "codes", "bytes written", "CPU ms", "ticks"];
    rows(programs, measured, &head, |figures| match figures.idle.first() {
        Some((bytes, cpu, ticks)) => vec![bytes.to_string(), ms(*cpu), whole(*ticks)],
        None => vec!["-".to_owned(); 3],
    })
}

fn rows(programs: &[Program], measured: &[Measured], head: &[&str], cells: impl Fn(&Figures) -> Vec<String>) -> Table {
    let mut rows = vec![head.iter().map(ToString::to_string).collect()];
    for (data, figures) in measured {
        for (program, figures) in programs.iter().zip(figures) {
            rows.push([vec![program.name.to_owned(), data.label.clone()], cells(figures)].concat());
        }
    }
    rows
}

/// Prints a table as Markdown.
pub fn print(rows: &Table) {
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    for (number, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(at, (cell, &width))| if at < 2 { format!("{cell:width$}") } else { format!("{cell:>width$}") })
            .collect();
        println!("| {} |", cells.join(" | "));
        if number == 0 {
            let rules: Vec<String> = widths.iter().map(|&width| "-".repeat(width)).collect();
            println!("| {} |", rules.join(" | "));
        }
    }
    println!();
}
