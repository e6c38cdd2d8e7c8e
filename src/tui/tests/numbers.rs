//! Codes whose names say little: a row shows what they are known by.

use super::*;
use crate::catalog::{Code, Description};

fn numbers() -> Catalog {
    let rows: [(&str, &[&str], &str); 5] = [
        ("404", &[], "Not Found"),
        ("-32700", &[], "Parse error"),
        ("1213", &["ER_LOCK_DEADLOCK"], "Deadlock found when trying to get lock; try restarting transaction"),
        ("MD001", &["heading-increment"], "Heading levels"),
        ("TIMED_OUT", &["28"], ""),
    ];
    let code = |(name, aliases, title): (&str, &[&str], &str)| Code {
        name: name.into(),
        in_reference: true,
        aliases: aliases.iter().map(|&alias| alias.into()).collect(),
        description: Description { title: (!title.is_empty()).then(|| title.into()), ..Description::default() },
        ..Code::default()
    };
    Catalog { codes: rows.into_iter().map(code).collect(), ..Catalog::default() }
}

#[test]
fn a_row_shows_an_alias_or_a_title_beside_a_number() {
    for (width, height) in [(100, 30), (80, 24), (60, 20), (40, 12)] {
        for (keys, rows) in [
            (
                "",
                &[
                    "  404  Not Found",
                    "  -32700  Parse error",
                    "  1213  ER_LOCK_DEADLOCK",
                    "  MD001  heading-increment",
                ][..],
            ),
            ("not found", &["  404  Not Found"]),
            ("28", &["  TIMED_OUT  28"]),
            ("levels", &["Heading levels"]),
        ] {
            let text = Browser::of(numbers(), width, height).keys(keys).text();
            for row in rows {
                assert!(text.contains(row), "{row:?} at {width}x{height}:\n{text}");
            }
            assert!(text.matches("404  Not Found").count() < 2, "{text}");
        }
    }
    // The reason why a row is there comes before what it is known by.
    for (width, row) in [(100, "  MD001  Heading levels"), (60, "  MD001  heading-increment  Heading levels")] {
        let text = Browser::of(numbers(), width, 20).keys("levels").text();
        assert!(text.contains(row), "{row:?}:\n{text}");
    }
}
