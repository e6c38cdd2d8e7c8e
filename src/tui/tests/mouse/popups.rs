//! The mouse on popups, and on the details where they are alone.

use super::*;

#[test]
fn a_popup_takes_the_mouse_before_what_it_covers() {
    for (width, height) in [(100, 30), (60, 20), (40, 12)] {
        let menu = || Browser::open(width, height).keys("paper does<F4>");
        let selected = |browser: &Browser| match &browser.state.popup {
            Some(Popup::CopyMenu(menu)) => Some(menu.rows[menu.selected].label.clone()),
            _ => None,
        };
        assert_eq!(selected(&menu().click("JSON")).as_deref(), Some("JSON"), "{width}x{height}");
        let browser = menu().double_click("JSON", SOON);
        assert_eq!(browser.requests, menu().keys("j").requests, "{width}x{height}");
        assert!(browser.state.popup.is_none());
        assert_eq!(menu().double_click("JSON", LATE).requests, []);
        let browser = menu().wheel("JSON", MouseEventKind::ScrollDown);
        assert_eq!((selected(&browser).as_deref(), browser.state.list.selected), (Some("enum"), 0));
        // On its border nothing happens; beside it, it is closed, and the row there is left alone.
        let mut browser = menu().click("Copy PAPER");
        assert_eq!(selected(&browser).as_deref(), Some("name"));
        if height > 12 {
            let list = browser.state.layout().list;
            let beside = if width > 60 { list.as_position() } else { Position { x: 5, y: 1 } };
            browser.mouse_at(beside, PRESS, KeyModifiers::NONE);
            assert!(browser.state.popup.is_none() && browser.state.list.selected == 0, "{width}x{height}");
        }
        assert_eq!(browser.state.focus, Focus::Search);
    }
}

#[test]
fn rows_of_a_long_popup_stay_where_they_are_clicked() {
    let mut browser = Browser::open(80, 24).keys("<F1><Ctrl-End>");
    for text in ["!word", "Search operators"] {
        let at = browser.place_of(text);
        browser.mouse_at(Position { x: at.x + 1, ..at }, PRESS, KeyModifiers::NONE);
        assert_eq!(browser.place_of(text), at);
    }
    let at = browser.place_of("!word");
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    assert_eq!((browser.state.popup.is_none(), browser.state.list.editor.value()), (true, "!"));
    // What is typed into has a cursor to move, and the wheel moves the rows from there too.
    let mut browser = Browser::open(80, 24).keys("<Ctrl-L>s");
    let at = browser.place_of("> s");
    browser.mouse_at(Position { x: at.x + 2, ..at }, PRESS, KeyModifiers::NONE);
    let Some(Popup::Languages(languages)) = &browser.state.popup else { panic!("it is closed") };
    assert_eq!((languages.editor.cursor(), browser.state.list.editor.cursor()), (0, 0));
    let before = browser.text();
    browser.mouse_at(at, MouseEventKind::ScrollDown, KeyModifiers::NONE);
    assert_ne!(browser.text(), before);
    let chosen = browser.double_click("TypeScript", SOON).state;
    assert_eq!(chosen.snippets.language().unwrap().name, "TypeScript");
}

#[test]
fn the_details_alone_scroll_and_a_click_beside_them_changes_nothing() {
    let mut browser = Browser::open(60, 20).keys("paper does<F2>");
    let before = browser.text();
    browser.mouse_at(Position { x: 1, y: 0 }, PRESS, KeyModifiers::NONE);
    let at = browser.place_of("Returned");
    browser.mouse_at(at, PRESS, KeyModifiers::NONE);
    assert_eq!(browser.text(), before);
    let mut browser = Browser::open(60, 12).keys("<F1>about<Enter>");
    let at = browser.state.layout().details.as_position();
    browser.mouse_at(at, MouseEventKind::ScrollDown, KeyModifiers::NONE);
    assert!(matches!(browser.state.popup, Some(Popup::Text(_, 3))));
    let browser = browser.click("close");
    assert!(browser.state.popup.is_none());
}
