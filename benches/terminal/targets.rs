//! The targets, and how far this program meets them in the same run.

use std::time::Duration;

use crate::measure::Figures;
use crate::programs::{Dataset, Program};
use crate::table::{Measured, Table, median};

const HEAD: [&str; 7] = ["codes", "measure", "ours", "ratio to fzf", "limit", "target", "verdict"];

/// The figures that are compared: ours and fzf's on one dataset, and ours on the embedded reference.
struct Comparison<'a> {
    label: &'a str,
    ours: &'a Figures,
    fzf: Option<&'a Figures>,
    embedded: Option<&'a Figures>,
}

/// A figure in ms or MiB; `None` if it was not measured.
type Figure = fn(&Figures) -> Option<f64>;

/// A row for each target: our figure, its ratio to fzf's, the limit, the target in words, and the verdict.
pub fn targets(programs: &[Program], measured: &[Measured], binary_kib: Option<u64>) -> Table {
    let fzf = programs.iter().position(|program| program.name == "fzf");
    let embedded = measured.iter().find(|(data, _)| data.catalog.is_none()).map(|(_, figures)| &figures[0]);
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    for (Dataset { names, catalog, label, .. }, figures) in measured {
        let fzf = fzf.map(|at| &figures[at]);
        let comparison = Comparison { label, ours: &figures[0], fzf, embedded };
        rows.extend(match (catalog, names.len()) {
            (None, _) => comparison.embedded(),
            (Some(_), ..50_000) => comparison.thousands(),
            (Some(_), _) => comparison.hundred_thousand(),
        });
    }
    rows.push(row("any", "binary MiB", binary_kib.map(mib), None, Some(6.0), "under 6 MiB"));
    rows
}

impl Comparison<'_> {
    fn embedded(&self) -> Vec<Vec<String>> {
        vec![
            self.fzf("first frame", first_frame, 1.0, first_frame, "no later than fzf's"),
            self.fzf("key", key, 1.0, key, "no later than fzf's"),
            self.limit("key", key, Some(1.0), "under 1 ms"),
            self.limit("peak MiB", peak, Some(6.0), "under 6 MiB"),
        ]
    }

    fn thousands(&self) -> Vec<Vec<String>> {
        vec![
            self.after_embedded(3.0),
            self.fzf("all searchable", searchable, 1.0, searchable, "no later than fzf's"),
            self.fzf("letter, median", letter, 0.4, letter, "0.4 of fzf's"),
            self.fzf("letter, worst", worst_letter, 1.0, letter, "no later than fzf's median"),
        ]
    }

    fn hundred_thousand(&self) -> Vec<Vec<String>> {
        vec![
            self.after_embedded(6.0),
            self.fzf("all searchable", searchable, 3.0, searchable, "3 times fzf's"),
            self.fzf("letter, median", letter, 0.6, letter, "0.6 of fzf's"),
            self.fzf("letter, worst", worst_letter, 1.0, worst_letter, "no later than fzf's worst"),
            self.limit("peak MiB", peak, Some(150.0), "under 150 MiB"),
        ]
    }

    /// A target relative to a figure of fzf's.
    fn fzf(&self, measure: &str, figure: Figure, factor: f64, of_fzf: Figure, target: &str) -> Vec<String> {
        let (ours, fzf) = (figure(self.ours), self.fzf.and_then(of_fzf));
        let ratio = ours.zip(fzf).map(|(ours, fzf)| ours / fzf);
        row(self.label, measure, ours, ratio, fzf.map(|fzf| fzf * factor), target)
    }

    /// A target that does not depend on fzf.
    fn limit(&self, measure: &str, figure: Figure, limit: Option<f64>, target: &str) -> Vec<String> {
        row(self.label, measure, figure(self.ours), None, limit, target)
    }

    fn after_embedded(&self, ms: f64) -> Vec<String> {
        let limit = self.embedded.and_then(first_frame).map(|embedded| embedded + ms);
        self.limit("first frame", first_frame, limit, &format!("within {ms} ms of embedded"))
    }
}

fn row(
    label: &str,
    measure: &str,
    ours: Option<f64>,
    ratio: Option<f64>,
    limit: Option<f64>,
    target: &str,
) -> Vec<String> {
    let verdict = match (ours, limit) {
        (Some(ours), Some(limit)) if ours <= limit => "holds".to_owned(),
        (Some(ours), Some(limit)) => format!("missed by {:.2}", ours - limit),
        _ => "not measured".to_owned(),
    };
    let [ours, ratio, limit] =
        [ours, ratio, limit].map(|number| number.map_or("-".to_owned(), |number| format!("{number:.2}")));
    vec![label.to_owned(), measure.to_owned(), ours, ratio, limit, target.to_owned(), verdict]
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
