//! The task of VS Code: its command is run, and its regular expression finds the places.

use regex_lite::Regex;
use serde_json::Value;

use super::{folder, found, lines, place, recipe};

#[test]
fn the_task_finds_the_places_of_check_and_explain() {
    let folder = folder();
    let tasks: Value = serde_json::from_str(recipe("json")).unwrap();
    let task = &tasks["tasks"][0];
    assert_eq!(
        (&tasks["version"], &task["type"], &task["command"]),
        (&"2.0.0".into(), &"process".into(), &"ipaper-codes".into())
    );
    let arguments: Vec<&str> = task["args"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let (check, explain) = found(folder.path());
    assert_eq!(lines(folder.path(), &arguments), check);

    let pattern = &task["problemMatcher"]["pattern"];
    // What it uses means the same in JavaScript and in Rust.
    let regexp = Regex::new(pattern["regexp"].as_str().unwrap()).unwrap();
    let matched = |line: &str| {
        let groups = regexp.captures(line)?;
        let group = |name: &str| groups.get(pattern[name].as_u64().unwrap() as usize).unwrap().as_str().to_owned();
        Some((group("file"), group("line"), group("column"), group("message")))
    };
    for line in check.iter().chain(&explain) {
        let expected = place(line)
            .map(|(file, line, column, text)| (file.to_owned(), line.to_string(), column.to_string(), text.to_owned()));
        assert_eq!(matched(line), expected, "{line}");
    }
    let windows = matched("C:\\src\\api.ts:3:9: PAPER_LOKKED").unwrap();
    assert_eq!((windows.0.as_str(), windows.1.as_str()), ("C:\\src\\api.ts", "3"));
}
