//! A browser that is opened to pick something.

use super::*;
use crate::action::Action;
use crate::purpose::{Pick, Print};

fn opened(pick: Pick, width: u16, height: u16) -> Browser {
    let embedded = open(&[Source::embedded()]).unwrap();
    Browser::opened_for(Purpose::Pick(pick), width, height).with(embedded)
}

/// What is printed after these keys.
fn picked(pick: Pick, keys: &str) -> Option<String> {
    match opened(pick, 100, 30).keys(keys).state.exit {
        Some(Exit::Picked(text)) => Some(text),
        exit => {
            assert_eq!(exit, None, "{keys}");
            None
        }
    }
}

fn single(print: Print) -> Pick {
    Pick { print, ..Pick::default() }
}

fn several(print: Print) -> Pick {
    Pick { several: true, ..single(print) }
}

#[test]
fn the_screens_of_a_picker() {
    for (name, pick, keys) in [
        ("single", single(Print::Name), "paper"),
        ("list", single(Print::Name), "paper<Tab>"),
        ("several", several(Print::Name), "paper<Tab><Space><Space>"),
        ("details", several(Print::Name), "readonly<F2>"),
        ("menu", single(Print::Name), "readonly<F4>"),
    ] {
        for (width, height) in [(100, 30), (40, 12)] {
            let browser = opened(pick, width, height).keys(keys);
            insta::assert_snapshot!(format!("pick-{name}-{width}x{height}"), browser.text());
        }
    }
    insta::assert_snapshot!("pick-help", opened(single(Print::Name), 100, 90).keys("<F1>").text());
}

#[test]
fn enter_picks_the_selected_entry_in_each_form() {
    let name = "PAPER_DOES_NOT_EXIST";
    assert_eq!(picked(single(Print::Name), "paper does<Enter>").unwrap(), name);
    assert_eq!(picked(single(Print::Name), "paper does<Tab><Enter>").unwrap(), name);
    assert_eq!(picked(single(Print::Name), "paper does<F2><Enter>").unwrap(), name);
    assert_eq!(picked(single(Print::Name), "paper does<F1>pick, and<Enter>").unwrap(), name);
    let arm = picked(single(Print::Arm), "paper does<Enter>").unwrap();
    assert!(arm.contains("\"PAPER_DOES_NOT_EXIST\" =>") && !arm.contains("match "), "{arm}");
    let whole = picked(single(Print::Match), "paper does<Enter>").unwrap();
    assert!(whole.contains("match ") && whole.contains(name), "{whole}");
    let link = picked(single(Print::Link), "readonly<Enter>").unwrap();
    assert_eq!(link, "https://docs.ipaper.io/flipbook-backend-api/return-codes#readonly");
    let json = picked(single(Print::Json), "paper does<Enter>").unwrap();
    assert!(json.starts_with('[') && json.contains("\"code\": \"PAPER_DOES_NOT_EXIST\""), "{json}");
}

#[test]
fn a_method_is_picked_as_a_code_is() {
    let method = picked(single(Print::Name), "<Ctrl-T>processpdf<Enter>").unwrap();
    assert!(method.contains("ProcessPDF"), "{method}");
    assert!(picked(single(Print::Json), "<Ctrl-T>processpdf<Enter>").unwrap().contains("\"codes\""));
}

#[test]
fn what_is_marked_is_picked_together() {
    let marks = "<Tab><Space><Down><Space><Enter>";
    let names = picked(several(Print::Name), marks).unwrap();
    assert_eq!(names, "CLIENT_ALREADY_HAD_MODULE\nCLIENT_UNKNOWN");
    let whole = picked(several(Print::Match), marks).unwrap();
    assert!(names.lines().all(|name| whole.contains(name)) && whole.matches("match ").count() == 1, "{whole}");
    assert_eq!(picked(several(Print::Name), "readonly<Enter>").unwrap(), "READONLY");
}

#[test]
fn one_alone_is_picked_where_nothing_can_be_marked() {
    let keys = "<Tab><Space><Shift-Tab>a*<Home><Enter>";
    assert_eq!(picked(single(Print::Name), keys).unwrap(), "CLIENT_ALREADY_HAD_MODULE");
}

#[test]
fn nothing_to_print_is_no_pick() {
    assert_eq!(picked(single(Print::Name), "zzzz<Enter>"), None);
    let browser = opened(single(Print::Link), 100, 30).keys("unsupported<Enter>");
    assert!(browser.state.exit.is_none() && browser.text().contains("No page of UNSUPPORTED_CHECKOUT_TYPE is known"));
    // Where a text hides the entries, none is picked.
    assert_eq!(picked(single(Print::Name), "<F1>when a call<Enter><Enter>"), None);
}

#[test]
fn popups_are_used_as_ever() {
    let browser = opened(single(Print::Arm), 100, 30).keys("<Ctrl-L>golang<Enter>");
    assert_eq!(browser.state.snippets.language().unwrap().id, "go");
    let Some(Exit::Picked(arm)) = browser.keys("readonly<Enter>").state.exit else { panic!("nothing picked") };
    assert!(arm.starts_with("case \"READONLY\":") || arm.contains("\ncase \"READONLY\":"), "{arm}");
    let browser = opened(single(Print::Name), 100, 30).keys("readonly<F4><Enter><Tab>y");
    assert_eq!(browser.requests.iter().map(|it| &*it.text).collect::<Vec<_>>(), ["READONLY", "READONLY"]);
    assert_eq!(browser.state.exit, None);
}

#[test]
fn a_browser_picks_nothing() {
    let mut browser = Browser::open(100, 30);
    browser.give(Input::Action(Action::Pick));
    assert_eq!(browser.state.exit, None);
}
