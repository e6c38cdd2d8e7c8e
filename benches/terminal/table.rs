//! Figures -> text.

use std::time::Duration;

use crate::contestant::{Contestant, List};
use crate::measure::Figures;

/// A list, and the figures of each contestant.
pub type Measured = (List, Vec<Figures>);

/// The middle one; of an even number the lower of the two in the middle.
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

/// KiB -> MiB with one digit after the point, rounded down.
pub fn mib(kib: Option<u64>) -> String {
    kib.map_or("-".to_owned(), |kib| format!("{}.{}", kib / 1024, kib % 1024 * 10 / 1024))
}

/// The median, and the best: what a busy machine spoils least.
pub fn best(times: &[Duration]) -> String {
    format!("{} ({})", ms(median(times)), ms(times.iter().min().copied()))
}

/// The median, and the worst.
fn worst(times: impl Iterator<Item = Duration>) -> String {
    let times: Vec<Duration> = times.collect();
    format!("{} ({})", ms(median(&times)), ms(times.iter().max().copied()))
}

/// One row for each program and list.
pub fn terminal(contestants: &[Contestant], measured: &[Measured]) -> Vec<Vec<String>> {
    let head = [
        "program",
        "codes",
        "first frame ms (best)",
        "all searchable ms (best)",
        "key to frame ms (worst)",
        "bytes per key",
        "peak MiB",
        "missed",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (list, figures) in measured {
        for (who, figures) in contestants.iter().zip(figures) {
            rows.push(vec![
                who.name.to_owned(),
                list.label.clone(),
                best(&figures.first_frame),
                best(&figures.searchable),
                worst(figures.keys.iter().map(|key| key.1)),
                whole(median(&figures.bytes)),
                mib(figures.memory.iter().max().copied()),
                figures.missed.to_string(),
            ]);
        }
    }
    rows
}

/// Keys once more: what the typist sees at once, letters, and backspaces, whose answers a program may remember.
pub fn keys(contestants: &[Contestant], measured: &[Measured]) -> Vec<Vec<String>> {
    let head = ["ms, median (worst)", "codes", "key to echo", "letter to frame", "backspace to frame"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (list, figures) in measured {
        for (who, figures) in contestants.iter().zip(figures) {
            let frames = |letters: bool| figures.keys.iter().filter(move |key| key.2 == letters).map(|key| key.1);
            rows.push(vec![
                who.name.to_owned(),
                list.label.clone(),
                worst(figures.keys.iter().map(|key| key.0)),
                worst(frames(true)),
                worst(frames(false)),
            ]);
        }
    }
    rows
}

/// What each does in one idle second.
pub fn idle(contestants: &[Contestant], measured: &[Measured]) -> Vec<Vec<String>> {
    let head = ["one idle second", "codes", "bytes written", "CPU ms", "ticks"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (list, figures) in measured {
        for (who, figures) in contestants.iter().zip(figures) {
            for (bytes, cpu, ticks) in &figures.idle {
                let bytes = bytes.to_string();
                rows.push(vec![who.name.to_owned(), list.label.clone(), bytes, ms(*cpu), whole(*ticks)]);
            }
        }
    }
    rows
}

/// Prints rows as a Markdown table, its columns as wide as they must be.
pub fn print(rows: &[Vec<String>]) {
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
