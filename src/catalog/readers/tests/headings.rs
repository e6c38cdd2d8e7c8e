//! Headings that are codes, and the text that belongs to each.

use super::super::super::pattern::Pattern;
use super::super::found::{Found, Reader};
use super::super::headings::{HeadingReader, Headings};
use super::{any, found, headed as read, parse};

fn names(source: &str) -> Vec<String> {
    read(source).into_iter().map(|code| code.name.to_string()).collect()
}

#[test]
fn a_heading_of_any_shape_that_is_an_identifier_is_a_code() {
    let source = "# A_ONE\n## `B_TWO`\n### **C_THREE**\nD_FOUR\n===\nE_FIVE\n---\n###### F\\_SIX ######\n## G_7 {#x}\n";
    assert_eq!(names(source), ["A_ONE", "B_TWO", "C_THREE", "D_FOUR", "E_FIVE", "F_SIX", "G_7"]);
}

#[test]
fn any_other_heading_is_none() {
    for heading in ["Overview", "The A_ONE code", "A_ONE, B_TWO", "a_one", "A__B", "_A", "A_", "1_A", "A-B", ""] {
        assert_eq!(names(&format!("# {heading}\n")), Vec::<String>::new(), "{heading}");
    }
}

#[test]
fn a_pattern_changes_what_counts() {
    let pattern = Pattern::regex("[A-Z]+-[0-9]{5}").unwrap();
    let headings = Headings { pattern: Some((pattern, false)), ..Headings::default() };
    assert_eq!(found("# ORA-00001\n# ORA-1\n# xORA-00001\n", headings).rest().len(), 1);
}

#[test]
fn warnings_are_handed_out_once() {
    let mut collector = found("# A_A\n\n# B__B\n", any());
    let refused = "ignoring heading `B__B`: it begins like a code but is none";
    assert_eq!(collector.take_warnings(), [(3, refused.to_owned())]);
    assert_eq!(collector.take_warnings(), []);
}

#[test]
fn a_heading_that_only_letters_keep_from_being_a_code_is_told() {
    let mut collector = found("# A_A\n# \u{dc}NI_CODE\n# B_\x1b[31mB\n# Caf\u{e9}_x\n# \u{dc}BER UNS\n", any());
    let lines: Vec<_> = collector.take_warnings().into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn a_text_goes_on_over_chunks() {
    let (mut reader, mut collector) = (HeadingReader::new(any(), &[]), Found::new(0, None));
    reader.add(parse("# A_A\none\n# B_B\ntwo\n"), &mut collector);
    assert_eq!(collector.take_complete().iter().map(|code| &*code.name).collect::<Vec<_>>(), ["A_A"]);
    reader.add(parse("## Notes\nthree\n"), &mut collector);
    assert!(collector.take_complete().is_empty());
    assert_eq!(collector.rest()[0].description.text().unwrap(), "two\n\nNotes\n\nthree");
}

#[test]
fn groups_are_the_headings_around_a_code() {
    let codes = read("# Errors\n## Paper\n### P_ONE\n### P_TWO\n## Q_ONE\n# Others\n## R_ONE\n");
    let groups: Vec<_> = codes.iter().map(|code| code.group.as_deref().unwrap()).collect();
    assert_eq!(groups, ["Paper", "Paper", "Errors", "Others"]);
}

#[test]
fn a_lower_heading_is_part_of_the_text_unless_it_is_a_code() {
    let codes = read("# A_A\none\n## Notes\ntwo\n## B_B\nthree\n### More\nfour\n# Other\nfive\n");
    assert_eq!(codes[0].description.text().unwrap(), "one\n\nNotes\n\ntwo");
    assert_eq!(codes[1].description.text().unwrap(), "three\n\nMore\n\nfour");
}
