//! The choice of a reader, with documents of each shape.

use super::super::super::options::{ReadOptions, Shape};
use super::super::super::pattern::Pattern;
use super::super::{Found, choose};
use super::parse;

/// The shape that a document is read in, and its codes: their names, other names in parentheses, and titles.
fn read_as(source: &str, options: &ReadOptions) -> Result<(String, Vec<String>), String> {
    let sections = parse(source);
    let mut choice = choose(&sections, &[], options)?;
    let mut found = Found::new(0, None);
    choice.reader.add(sections, &mut found);
    let codes = found.rest().into_iter().map(|code| {
        let aliases: Vec<String> = code.aliases.iter().map(|alias| format!(" ({alias})")).collect();
        let aliases = aliases.concat();
        let title = code.description.title.map(|title| format!(": {title}")).unwrap_or_default();
        format!("{}{aliases}{title}", code.name)
    });
    Ok((choice.read_as, codes.collect()))
}

fn read(source: &str) -> (String, Vec<String>) {
    read_as(source, &ReadOptions::default()).unwrap_or_default()
}

fn assert_read(cases: &[(&str, &str, &[&str])]) {
    for (source, shape, codes) in cases {
        assert_eq!(read(source), ((*shape).to_owned(), codes.iter().map(ToString::to_string).collect()), "{source}");
    }
}

#[test]
fn headings_are_codes() {
    assert_read(&[
        ("# A_A\n\n# B_B\n", "headings", &["A_A", "B_B"]),
        ("# Codes\n## A_A\n## SUCCESS\n## B_B\n## C_C\n", "headings", &["A_A", "SUCCESS", "B_B", "C_C"]),
        ("# MD001 - One\n# MD002 - Two\n", "headings", &["MD001: One", "MD002: Two"]),
        ("# E101 One two\n# E102 Three\n# E103 Four\n", "headings", &["E101: One two", "E102: Three", "E103: Four"]),
        ("# X_A (28)\n# X_B (29)\n", "headings", &["X_A (28)", "X_B (29)"]),
        (
            "# Status\n## 404 Not Found\n## 500 Oops\n## 503 Busy\n",
            "headings",
            &["404: Not Found", "500: Oops", "503: Busy"],
        ),
        ("# Errors\n## NotFound\n## TooLarge\n## NoAccess\n", "headings", &["NotFound", "TooLarge", "NoAccess"]),
        ("# Rules\n## no-var\n## semi-colon\n## no-let\n", "headings", &["no-var", "semi-colon", "no-let"]),
        ("# Errors\n## X_A\n## X_B\n## NotFound\n## TooBig\n", "headings", &["X_A", "X_B", "NotFound", "TooBig"]),
    ]);
}

#[test]
fn rows_of_a_table_are_codes() {
    assert_read(&[
        ("|Code|Text|\n|-|-|\n|A_A|x|\n|B_B|y|\n", "a table, column Code", &["A_A", "B_B"]),
        (
            "|Code|Constant|Phrase|\n|-|-|-|\n|200|OK|Fine|\n|404|NOT_FOUND|None|\n|500|OOPS|Bad|\n",
            "a table, column Code",
            &["200 (OK): Fine", "404 (NOT_FOUND): None", "500 (OOPS): Bad"],
        ),
        ("# Exit codes\n|N|Text|\n|-|-|\n|0|x|\n|1|y|\n|2|z|\n", "a table, column N", &["0", "1", "2"]),
        ("| | |\n|-|-|\n|Exit code|Text|\n|0|x|\n|1|y|\n|2|z|\n", "a table, column Exit code", &["0", "1", "2"]),
        (
            "|Rule|Text|\n|-|-|\n|[`no-var`](no-var.md)|x|\n|[semi](semi.md)|y|\n|`no-let`|z|\n|`no-if`|z|\n",
            "a table, column Rule",
            &["no-var", "semi", "no-let", "no-if"],
        ),
    ]);
}

#[test]
fn a_table_of_html_is_one_too() {
    let source = "# T\n<table>\n<tr><th>Code<th>Text\n<tr><td><code>A_A</code><td>x\n<tr><td>B_B<td>y</table>\n";
    assert_read(&[(source, "a table, column Code", &["A_A", "B_B"])]);
}

#[test]
fn tables_of_one_document_have_one_header() {
    let long = "# Rules\n|Rule|Text|\n|-|-|\n|no-a|x|\n|no-b|x|\n|no-c|x|\n|no-d|x|\n\n";
    // What is too short to be told has the head of one that is not.
    let short = "# Other\n|Rule|Text|\n|-|-|\n|no-e|x|\n";
    let other = "# More\n|Config rule|Text|\n|-|-|\n|of-a|x|\n|of-b|x|\n|of-c|x|\n";
    let shape = "a table, column Rule";
    assert_read(&[(&[long, short, other].concat(), shape, &["no-a", "no-b", "no-c", "no-d", "no-e"])]);
    // A head that says nothing of codes needs a heading that does.
    let errors = "# The system\n# Errors\n|Constant|Text|\n|-|-|\n|ENOENT|x|\n|EPERM|x|\n|EIO|x|\n|ESRCH|x|\n\n";
    let signals = "# Signals\n|Constant|Text|\n|-|-|\n|SIGINT|x|\n|SIGHUP|x|\n";
    let codes = &["ENOENT", "EPERM", "EIO", "ESRCH"];
    assert_read(&[(&[errors, signals].concat(), "a table, column Constant", codes)]);
    // Names that are certain may stand below any.
    let strong = "|Code|Text|\n|-|-|\n|A_A|x|\n|B_B|x|\n\n|Error|Text|\n|-|-|\n|C_C|x|\n|D_D|x|\n";
    assert_read(&[(strong, "a table, column Code, Error", &["A_A", "B_B", "C_C", "D_D"])]);
}

#[test]
fn items_are_codes_below_a_heading_that_says_so() {
    assert_read(&[
        ("# Errors\n- `A_A`: one\n- `B_B`: two\n", "items of a list", &["A_A", "B_B"]),
        ("# Errors\n- **A_A** - one\n- **B_B** - two\n", "items of a list", &["A_A", "B_B"]),
        (
            "# Errors\n- 400 BadRequestError\n- 404 NotFoundError\n- 409 ConflictError\n",
            "items of a list",
            &["400 (BadRequestError)", "404 (NotFoundError)", "409 (ConflictError)"],
        ),
        ("# Errors\nA_A\n: one\n\nB_B\n: two\n", "terms of a definition list", &["A_A", "B_B"]),
        ("# Errors\nA_A: one\n\nB_B - two\\\nmore\n", "paragraphs that lead with a name", &["A_A", "B_B"]),
        ("# Errors\n**A_A**\n\none\n\n**B_B**\n\ntwo\n", "paragraphs that lead with a name", &["A_A", "B_B"]),
        // Numbers beside names that are certain are groups of them.
        (
            "# Errors\n- E101: one\n- E102: two\n- E103: three\n\nGroups:\n- 100: all\n- 200: none\n",
            "items of a list",
            &["E101", "E102", "E103"],
        ),
        ("# Settings\n- `A_A`: one\n- `B_B`: two\n", "", &[]),
    ]);
}

#[test]
fn weak_names_are_codes_where_they_are_most_of_what_a_heading_announces() {
    let rows = |names: &[&str]| names.iter().map(|name| ["## ", name, "\n"].concat()).collect::<String>();
    for (above, names, count) in [
        // Single words: four, nearly all of them, below a heading that says so.
        ("Exit status", &["OK", "FAIL", "BAD", "WORSE"][..], 4),
        ("Exit status", &["OK", "FAIL", "BAD"], 0),
        ("Exit status", &["OK", "FAIL", "BAD", "WORSE", "Then what", "And more"], 0),
        ("Usage", &["OK", "FAIL", "BAD", "WORSE"], 0),
        // Others: three, most of them.
        ("Errors", &["NotFound", "TooLarge", "NoAccess", "See also", "More of it"], 3),
        ("Errors", &["NotFound", "TooLarge", "NoAccess", "See also", "More of it", "And more"], 0),
        ("Errors", &["NotFound", "TooLarge"], 0),
        ("Classes", &["NotFound", "TooLarge", "NoAccess"], 0),
        // Single words beside names that are certain.
        ("Usage", &["A_A", "B_B", "OK"], 3),
    ] {
        let codes = read(&format!("# T\n# {above}\n{}", rows(names))).1;
        assert_eq!(codes.len(), count, "{above}: {names:?}: {codes:?}");
    }
}

#[test]
fn many_certain_names_need_no_heading_but_in_a_list() {
    let eight = |of: fn(char) -> String| "# T\n\n".to_owned() + &('A'..='H').map(of).collect::<String>();
    assert_eq!(read(&eight(|c| format!("**A_{c}**\n\nx\n\n"))).1.len(), 8);
    assert_eq!(read(&eight(|c| format!("A_{c}\n: x\n\n"))).1.len(), 8);
    assert_eq!(read(&eight(|c| format!("- `A_{c}`: x\n"))).1.len(), 0);
}

#[test]
fn a_document_without_codes_says_what_it_has() {
    let refused = |source: &str| read_as(source, &ReadOptions::default()).unwrap_err();
    assert_eq!(
        refused("# One\n## Two\n|Number|Name|\n|-|-|\n|a b|c d|\n"),
        "no return code found; there are 2 headings, 1 table with columns Number, Name; try --as table --column Name"
    );
    assert_eq!(refused(""), "no return code found; there is no heading, table or list");
    for ordinary in [
        "# API\n## Install\n## Usage\n",
        "# Tool\n## FAQ\n## API\n## TODO\n## MIT\n",
        "# Tool\n|Variable|Use|\n|-|-|\n|A_A|x|\n|B_B|y|\n",
        "# Tool\n|Status|Feature|\n|-|-|\n|Done|x|\n|Open|y|\n|Done|z|\n",
        "# Changelog\n## Errors\n- `A_A`: one\n- `B_B`: two\n",
        "# Code of Conduct\n## OurPledge\n## OurStandards\n## OurScope\n",
    ] {
        assert!(read_as(ordinary, &ReadOptions::default()).is_err(), "{ordinary}");
    }
}

#[test]
fn strong_names_come_before_weak_ones_and_a_named_column_before_weak_headings() {
    let weak = "# Errors\n## NotFound\n## TooLarge\n## NoAccess\n";
    let table = "|Code|Text|\n|-|-|\n|1|x|\n|2|y|\n|3|z|\n";
    assert_eq!(read(&format!("{weak}\n{table}")).0, "a table, column Code");
    assert_eq!(read(&format!("{table}\n# A_A\n# B_B\n")).0, "headings");
    // A few of them are no reason to leave many.
    let rows: Vec<String> = (0..40).map(|number| format!("|{number}|x|\n")).collect();
    let rows = rows.concat();
    assert_eq!(read(&format!("{table}{rows}\n# A_A\n# B_B\n")).0, "a table, column Code");
}

#[test]
fn the_user_overrules_the_choice() {
    let source = "# Codes\n## A_A\n## B_B\n\n|No|Name|\n|-|-|\n|1|first one|\n|2|second|\n";
    let shape = |shape| ReadOptions { shape: Some(shape), ..ReadOptions::default() };
    let column = |name: &str| ReadOptions { column: Some(name.to_owned()), ..ReadOptions::default() };
    let pattern = |pattern| ReadOptions { pattern: Pattern::regex(pattern).ok(), ..ReadOptions::default() };
    for (options, read_as_shape, codes) in [
        (shape(Shape::Headings), "headings", &["A_A", "B_B"][..]),
        (column("no"), "a table, column No", &["1: first one", "2: second"]),
        (column("Name"), "a table, column Name", &["second (2)"]),
        (pattern("B_."), "headings", &["B_B"]),
    ] {
        let expected = (read_as_shape.to_owned(), codes.iter().map(ToString::to_string).collect());
        assert_eq!(read_as(source, &options), Ok(expected), "{options:?}");
    }
    assert!(read_as(source, &shape(Shape::Items)).is_err() && read_as(source, &column("Text")).is_err());
    // A shape that was asked for needs no certainty.
    let list = "# One\n## fine-name\n## Other\n- `a-b`: x\n- c\n";
    assert_eq!(read_as(list, &shape(Shape::Headings)).unwrap().1, ["fine-name"]);
    assert_eq!(read_as(list, &shape(Shape::Items)).unwrap().1, ["a-b"]);
    assert!(read_as(list, &ReadOptions::default()).is_err() && read_as(list, &shape(Shape::Table)).is_err());
    let inside = "# About ORA-00942 here\n# About ORA-00943\n";
    let expected = ["ORA-00942: About ORA-00942 here", "ORA-00943: About ORA-00943"];
    assert_eq!(read_as(inside, &pattern(r"ORA-\d{5}")).unwrap().1, expected);
}
