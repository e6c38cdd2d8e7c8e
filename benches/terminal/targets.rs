//! The targets, and how far this program meets them in the same run.

use std::time::Duration;

use crate::measure::Figures;
use crate::programs::{Dataset, Program};
use crate::table::{Measured, Table, median};

/// Ours and fzf's figures on one dataset, in ms, and ours on the embedded reference.
struct Comparison<'a> {
    label: &'a str,
    ours: &'a Figures,
    fzf: Option<&'a Figures>,
    embedded: Option<&'a Figures>,
}

/// The rows of a table: what is measured, ours, the target, and the verdict.
pub fn targets(programs: &[Program], measured: &[Measured], binary_kib: Option<u64>) -> Table {
    let fzf = programs.iter().position(|program| program.name == "fzf");
    let embedded = measured.iter().find(|(data, _)| data.catalog.is_none()).map(|(_, figures)| &figures[0]);
    let mut rows = vec![["codes", "measure", "ours", "limit", "target", "verdict"].map(str::to_owned).to_vec()];
    for (Dataset { names, catalog, label, .. }, figures) in measured {
        let fzf = fzf.map(|at| &figures[at]);
        let comparison = Comparison { label, ours: &figures[0], fzf, embedded };
        rows.extend(match (catalog, names.len()) {
            (None, _) => comparison.embedded(),
            (Some(_), ..50_000) => comparison.thousands(),
            (Some(_), ..500_000) => comparison.hundred_thousand(),
            (Some(_), _) => comparison.million(),
        });
    }
    rows.push(row("any", "binary MiB", binary_kib.map(mib), Some(5.0), "under 5 MiB"));
    rows
}

impl Comparison<'_> {
    fn row(&self, measure: &str, ours: Option<f64>, limit: Option<f64>, target: &str) -> Vec<String> {
        row(self.label, measure, ours, limit, target)
    }

    fn of_fzf(&self, factor: f64, figure: impl Fn(&Figures) -> Option<f64>) -> Option<f64> {
        Some(figure(self.fzf?)? * factor)
    }

    fn embedded(&self) -> Vec<Vec<String>> {
        let key = self.of_fzf(1.0, key).map_or(1.0, |fzf| fzf.min(1.0));
        vec![
            self.row("first frame", first_frame(self.ours), self.of_fzf(1.0, first_frame), "no later than fzf's"),
            self.row("key", self::key(self.ours), Some(key), "no later than fzf's and under 1 ms"),
            self.row("peak MiB", peak(self.ours), Some(6.0), "under 6 MiB"),
        ]
    }

    fn thousands(&self) -> Vec<Vec<String>> {
        vec![
            self.after_embedded(3.0),
            self.row("all searchable", searchable(self.ours), self.of_fzf(1.0, searchable), "no later than fzf's"),
            self.row("letter, median", letter(self.ours), self.of_fzf(0.4, letter), "0.4 of fzf's"),
            self.row("letter, worst", worst_letter(self.ours), self.of_fzf(1.0, letter), "fzf's median"),
        ]
    }

    fn hundred_thousand(&self) -> Vec<Vec<String>> {
        vec![
            self.after_embedded(6.0),
            self.row("all searchable", searchable(self.ours), self.of_fzf(3.0, searchable), "3 times fzf's"),
            self.row("letter, median", letter(self.ours), self.of_fzf(0.6, letter), "0.6 of fzf's"),
            self.row("letter, worst", worst_letter(self.ours), self.of_fzf(1.0, worst_letter), "fzf's worst"),
            self.row("peak MiB", peak(self.ours), Some(150.0), "under 150 MiB"),
        ]
    }

    fn million(&self) -> Vec<Vec<String>> {
        vec![
            self.row("screens missed", Some(f64::from(self.ours.missed)), Some(0.0), "works"),
            self.row("letter, median", letter(self.ours), self.of_fzf(1.0, letter), "no later than fzf's"),
        ]
    }

    fn after_embedded(&self, ms: f64) -> Vec<String> {
        let limit = self.embedded.and_then(first_frame).map(|embedded| embedded + ms);
        self.row("first frame", first_frame(self.ours), limit, &format!("within {ms} ms of embedded"))
    }
}

fn row(label: &str, measure: &str, ours: Option<f64>, limit: Option<f64>, target: &str) -> Vec<String> {
    let verdict = match (ours, limit) {
        (Some(ours), Some(limit)) if ours <= limit => "holds".to_owned(),
        (Some(ours), Some(limit)) => format!("missed by {:.2}", ours - limit),
        _ => "not measured".to_owned(),
    };
    let number = |number: Option<f64>| number.map_or("-".to_owned(), |number| format!("{number:.2}"));
    vec![label.to_owned(), measure.to_owned(), number(ours), number(limit), target.to_owned(), verdict]
}

fn first_frame(figures: &Figures) -> Option<f64> {
    median(&figures.first_frame).map(ms)
}

fn searchable(figures: &Figures) -> Option<f64> {
    median(&figures.searchable).map(ms)
}

fn key(figures: &Figures) -> Option<f64> {
    median(&figures.keys.iter().map(|key| key.frame).collect::<Vec<_>>()).map(ms)
}

fn letter(figures: &Figures) -> Option<f64> {
    median(&figures.letters().collect::<Vec<_>>()).map(ms)
}

fn worst_letter(figures: &Figures) -> Option<f64> {
    figures.letters().max().map(ms)
}

fn peak(figures: &Figures) -> Option<f64> {
    figures.memory.iter().max().copied().map(mib)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}
