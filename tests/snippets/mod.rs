mod golden;

use ipaper_codes::catalog::{Catalog, Pattern, Source, open};

/// The reference that the program carries.
fn reference() -> Catalog {
    open(&[Source::Embedded], &Pattern::default()).unwrap()
}
