use super::*;
use crate::catalog::read_text;

/// The changes between two documents, a line each.
fn changes(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (read_text(old), read_text(new));
    lines(&Diff::of(&old, &new))
}

fn lines(diff: &Diff) -> Vec<String> {
    let pair = |pair: &Pair, sign: &str| {
        let parts = pair.parts.iter().map(|change| {
            let lines = change.lines.iter().map(|line| format!(" {}{}", line.sign(), line.text()));
            format!(" {}:{}", change.part.word(), lines.collect::<String>())
        });
        format!("{}{sign}{}{}", pair.old.name, pair.new.name, parts.collect::<String>())
    };
    let added = diff.added.iter().map(|code| format!("+{}", code.name));
    let gone = diff.gone.iter().map(|code| format!("-{}", code.name));
    let renamed = diff.renamed.iter().map(|it| pair(it, ">"));
    added.chain(gone).chain(renamed).chain(diff.changed.iter().map(|it| pair(it, "="))).collect()
}

#[test]
fn codes_are_added_gone_renamed_and_changed() {
    let old = "# A_A\n\nOne. Two.\n\n# B_B\n\n# SEARCH_BY_HIEARCHY\n\n# C_C\n\nThree.\n";
    let new = "# C_C\n\nThree.\n\n# D_D\n\n# SEARCH_BY_HIERARCHY\n\n# A_A\n\nOne. More. Two.\n";
    let expected = ["+D_D", "-B_B", "SEARCH_BY_HIEARCHY>SEARCH_BY_HIERARCHY", "A_A=A_A description: +More."];
    assert_eq!(changes(old, new), expected);
    let (old, new) = (read_text(old), read_text(new));
    let diff = Diff::of(&old, &new);
    assert_eq!((diff.summary(), diff.is_empty()), ("1 added, 1 gone, 1 renamed, 1 changed".into(), false));
}

#[test]
fn a_reference_is_the_same_as_itself() {
    let text = include_str!("../../assets/return-codes.md");
    let (old, new) = (read_text(text), read_text(text));
    let diff = Diff::of(&old, &new);
    assert_eq!((diff.summary(), diff.is_empty()), ("no difference in 19 codes".into(), true));
}

#[test]
fn each_part_is_compared_on_its_own() {
    for (old, new, expected) in [
        ("# A_A: one", "# A_A: two", "title: -one +two"),
        ("# A_A: one", "# A_A", "title: -one"),
        ("# A_A\n\n- a\n- b", "# A_A\n\n- a\n- c", "description: -- b +- c"),
        ("# A_A\n\n```\na\n  b\n```", "# A_A\n\n```\na\n    b\n```", "description: -  b +    b"),
        ("# A_A\n\n|a|b|\n|-|-|\n|c|d|", "# A_A\n\n|a|b|\n|-|-|\n|c long|d|", "description: -c | d +c long | d"),
        ("# A_A\n\nSolutions:\n: a\n: b", "# A_A\n\nSolutions:\n: a", "solutions: -b"),
        ("# A_A\n\nReturned if:\n: a", "# A_A\n\nReturned if:\n: b", "conditions: -a +b"),
        ("# A_A: x\n\na", "# A_A: y\n\nb", "title: -x +y description: -a +b"),
    ] {
        assert_eq!(changes(old, new), [format!("A_A=A_A {expected}")], "{old:?}");
    }
    // Another style, or other line ends, are no other text.
    assert!(changes("# A_A\n\na b c\n\n> d", "# A_A\n\na\n**b** c\n\nd").is_empty());
}

#[test]
fn a_code_that_has_the_old_name_as_an_alias_is_renamed() {
    let mut new = read_text("# NEW_NAME\n\n# THIRD_NAME");
    new.codes[0].aliases.push("OLD_THING".into());
    let old = read_text("# OLD_THING\n\nThis text says something.");
    assert_eq!(lines(&Diff::of(&old, &new)).len(), 2);
    let renamed = "OLD_THING>NEW_NAME description: -This text says something. aliases: +OLD_THING";
    assert_eq!(lines(&Diff::of(&old, &new))[1], renamed);
    assert_eq!(lines(&Diff::of(&new, &old))[1].split(' ').next(), Some("NEW_NAME>OLD_THING"));
}

#[test]
fn a_code_is_in_one_pair_and_the_best_pairs_come_first() {
    let text = "The paper that was asked for does not exist.";
    let old = format!("# PAPER_NOT_FOUND\n\n{text}\n\n# PAPER_NOT_FOUND_HERE\n\n{text}");
    let new = format!(
        "# PAPER_NOT_FOUND_THERE\n\n{text}\n\n# PAPER_WAS_NOT_FOUND\n\n{text}\n\n# PAPER_NOT_FOUND_AT_ALL\n\n{text}"
    );
    let expected = [
        "+PAPER_WAS_NOT_FOUND",
        "PAPER_NOT_FOUND_HERE>PAPER_NOT_FOUND_THERE",
        "PAPER_NOT_FOUND>PAPER_NOT_FOUND_AT_ALL",
    ];
    assert_eq!(changes(&old, &new), expected);
}

#[test]
fn notes_are_compared_where_both_have_some() {
    let embedded = || crate::catalog::open(&[crate::catalog::Source::embedded()]).unwrap();
    let (old, mut new) = (embedded(), embedded());
    let plain = read_text(include_str!("../../assets/return-codes.md"));
    let unlisted = old.codes.iter().filter(|code| !code.in_reference).count();
    assert_eq!(lines(&Diff::of(&plain, &old)).len(), unlisted);

    let code = new.codes.iter_mut().find(|code| &*code.name == "READONLY").unwrap();
    let note = code.notes.first_mut().unwrap();
    note.handling = Some(crate::catalog::Handling::Bug);
    note.text = note.text.replacen('.', ". Really.", 1);
    let changes = lines(&Diff::of(&old, &new));
    assert_eq!(changes, ["READONLY=READONLY handling: -retry +bug note: +Really."]);
}

#[test]
fn of_several_codes_of_one_name_the_first_counts() {
    let mut twice = read_text("# A_A\n\none");
    twice.append(read_text("# A_A\n\ntwo\n\n# B_B"));
    let once = read_text("# A_A\n\none");
    assert_eq!(lines(&Diff::of(&twice, &once)), ["-B_B"]);
    assert_eq!(lines(&Diff::of(&once, &twice)), ["+B_B"]);
}

/// Documents of so many codes, as one would write them to hold up the program.
fn hostile(count: usize, name: impl Fn(usize) -> String, text: impl Fn(usize) -> String) -> Catalog {
    let code = |at| Code {
        name: name(at).into(),
        description: crate::catalog::Description {
            blocks: vec![crate::catalog::Block::Paragraph(text(at).into())],
            ..crate::catalog::Description::default()
        },
        ..Code::default()
    };
    Catalog { codes: (0..count).map(code).collect(), ..Catalog::default() }
}

#[test]
fn many_codes_do_not_take_the_product_of_their_numbers() {
    let count = 5_000;
    let start = std::time::Instant::now();
    let text = |at: usize| format!("This code is returned if the thing of kind {at} is not what it was.");
    let (old, new) = (
        hostile(count, |at| format!("OLD_THING_{at}_FAILED"), text),
        hostile(count, |at| format!("NEW_THING_{at}_FAILED"), text),
    );
    assert_eq!(Diff::of(&old, &new).summary(), "5000 renamed");
    // All alike, and long.
    let name = |prefix: &str, at: usize| format!("{prefix}_{at:05}_{}", "A_LONG_NAME_".repeat(18));
    let (old, new) = (
        hostile(count, |at| name("X", at), |_| "The very same text for all.".to_owned()),
        hostile(count, |at| name("Y", at), |_| "The very same text for all.".to_owned()),
    );
    let diff = Diff::of(&old, &new);
    assert_eq!(diff.renamed.len() + diff.added.len(), count);
    // Quadratic, this would take minutes.
    assert!(start.elapsed() < std::time::Duration::from_mins(1), "{:?}", start.elapsed());
}
