//! The lines that tell how the codes of each reference were found, and what was left out.

use super::text_lines::{Line, LineBuilder, Role};
use crate::catalog::{Catalog, Warning};
use crate::text;

/// Sets the reading of each reference, and then each warning.
pub fn lines(catalog: &Catalog, mut lines: LineBuilder) -> Vec<Line> {
    lines.add(Role::Name, "", "", "What was left out");
    let mut is_read = false;
    for reference in catalog.sources.iter().filter(|reference| !reference.read_as.is_empty()) {
        lines.blank();
        lines.add(Role::Label, "", "", &reference.name);
        lines.add(Role::Text, "  ", "  ", &catalog.reading(reference));
        is_read = true;
    }
    lines.blank();
    match catalog.warnings.len() {
        0 => lines.add(Role::Dim, "", "", if is_read { "No warnings." } else { "Nothing was left out." }),
        count => lines.add(Role::Label, "", "", &text::counted(count, "warning")),
    }
    for warning in &catalog.warnings {
        let line = fitted(warning, lines.width).to_string();
        lines.add(Role::Text, "  ", "    ", &line);
    }
    lines.finish("The rest is too long to be shown here; `ipaper-codes doctor` writes all of it.")
}

/// A warning whose document takes at most half a line: of a path, the start and the end tell most.
fn fitted(warning: &Warning, width: usize) -> Warning {
    Warning { document: text::fit_middle(&warning.document, width / 2).into_owned(), ..warning.clone() }
}
