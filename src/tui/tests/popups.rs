//! The help to type into, and what all popups have in common.

use super::*;
use crate::action::Action;
use crate::tui::help_lines::Help;
use crate::tui::movement;

fn help(browser: &Browser) -> &Help {
    let Some(Popup::Help(help)) = &browser.state.popup else { panic!("{:?}", browser.state.popup) };
    help
}

#[test]
fn the_help_names_every_key_and_is_moved_through() {
    let mut browser = Browser::open(100, 90).keys("<F1>");
    let text = browser.text();
    for row in browser.state.keymap.rows() {
        for key in
            [Focus::Search, Focus::List].into_iter().flat_map(|focus| browser.state.keymap.keys(focus, row.action))
        {
            assert!(text.contains(&key.to_string()), "{key} is not in the help");
        }
    }
    assert!(text.contains("retry: try again later, unchanged") && text.contains("!word"));
    browser.give(Input::Resize(Size::new(80, 12)));
    let browser = browser.keys("<Down><Down><PgDn>");
    assert!(help(&browser).selected > 2 && browser.text().contains("┃"), "{}", browser.text());
    let last = help(&browser).rows().count() - 1;
    assert_eq!(help(&browser.keys("<Ctrl-End>")).selected, last);
}

#[test]
fn a_row_stays_selected_until_another_text_is_typed() {
    for (popup, text) in [("<F1>", "copy"), ("<Ctrl-L>", "r")] {
        let mut browser = Browser::open(100, 30).keys(popup).keys("<Down><Down><Left><End>");
        let mut selected = || *browser.state.popup.as_mut().unwrap().selected_mut().unwrap();
        assert_eq!(selected(), 2, "{popup}");
        let mut browser = browser.keys(text);
        assert_eq!(browser.state.popup.as_mut().unwrap().selected_mut(), Some(&mut 0), "{popup}");
    }
}

#[test]
fn a_popup_shows_the_selected_row_on_any_screen_that_has_a_line_for_it() {
    let cases =
        [("<Ctrl-L><Down><Down>", "PHP"), ("<F1><Down>", "Up"), ("<Ctrl-Y><Down>", "arm"), ("<Ctrl-L>ja", "Java")];
    for (keys, shown) in cases {
        for height in [4, 5, 6] {
            let text = Browser::open(20, height).keys(keys).text();
            let row = text.lines().find(|line| line.contains('▌'));
            assert!(row.is_some_and(|row| row.contains(shown)), "{keys} {height}: {text}");
        }
    }
    let menu = Browser::open(20, 5).keys("<Ctrl-Y>").text();
    assert!(!menu.contains("1/9"), "{menu}");
}

#[test]
fn a_page_of_a_popup_is_what_it_shows_but_for_one_row() {
    for (keys, rows) in [("<Ctrl-L>", 11), ("<F1>", 94)] {
        assert_eq!(movement::page(&Browser::open(100, 100).keys(keys).state), rows, "{keys}");
    }
}

#[test]
fn esc_closes_a_popup_whatever_it_is_set_to() {
    let mut bindings = Bindings::default();
    for focus in Focus::ALL {
        bindings.set(focus, Action::Back, "none").unwrap();
    }
    let mut browser = Browser::open(100, 30);
    browser.state.keymap = Keymap::new(Purpose::Browse, &bindings);
    for key in ["<F1>", "<Ctrl-L>", "<Ctrl-Y>", "<F2>", "<F8>"] {
        browser = browser.keys(key);
        assert!(browser.state.popup.is_some() && browser.text().contains("Esc close"), "{key} {}", browser.text());
        browser = browser.keys("<Esc>");
        assert!(browser.state.popup.is_none(), "{key}");
    }
    assert_eq!(browser.keys("<Esc>").state.exit, None);
}

#[test]
fn a_row_that_is_taken_leaves_the_screen_as_closing_the_popup_does() {
    let tab = |keys: &str| Browser::open(40, 12).keys("<F3>").keys(keys).state.details.tab;
    assert_eq!(tab("<F4><Esc>"), DetailsTab::Description);
    assert_eq!(tab("<F4><Enter>"), DetailsTab::Description);
}

#[test]
fn the_help_is_narrowed_by_words_and_keys() {
    let browser = Browser::open(100, 30).keys("paper<F1>copy menu<Ctrl-U>^s");
    assert_eq!(help(&browser).rows().count(), 1);
    assert!(browser.text().contains("> ^s") && browser.state.list.editor.value() == "paper");
    let (_, cursor) = browser.buffer(&Theme::of(ThemeName::Mono));
    assert_eq!(
        cursor.map(|cursor| cursor.y),
        browser.text().lines().position(|line| line.contains("> ^s")).map(|y| y as u16)
    );
}

#[test]
fn enter_in_the_help_does_what_the_row_says() {
    let browser = Browser::open(100, 30).keys("error<F1>copy the snippet<Enter>");
    assert_eq!(browser.requests, Browser::open(100, 30).keys("error<Ctrl-S>").requests);
    assert!(browser.state.popup.is_none());
    // What is below the help is there again, and acted on.
    let browser = Browser::open(100, 30).keys("<F2><F1>next entry<Enter>");
    assert!(matches!(browser.state.popup, Some(Popup::Details)) && browser.selected() == "CLIENT_INVALID_UNIT_COUNT");
    assert!(matches!(Browser::open(100, 30).keys("<F4><F1><Esc>").state.popup, Some(Popup::CopyMenu(_))));
    assert!(Browser::open(100, 30).keys("<F2><F1><F2>").state.popup.is_none());
    // An operator is typed, a sign is only explained.
    let browser = Browser::open(100, 30).keys("<Tab><F1>!word<Enter>error");
    assert_eq!(browser.state.list.editor.value(), "!error");
    let browser = Browser::open(100, 30).keys("<F1>report it<Enter>");
    assert_eq!(help(&browser).rows().count(), 1);
    let interrupted = Browser::open(100, 30).keys("<F1>quit at once<Enter>");
    assert_eq!(interrupted.state.exit, Some(Exit::Interrupted));
    assert!(interrupted.state.keymap.rows().any(|row| row.action == Action::Interrupt));
}

#[test]
fn a_popup_dims_what_it_covers_and_stands_apart() {
    for keys in ["paper<F1>", "paper<F4>", "paper<Ctrl-L>", "paper<Tab><Space><F4>"] {
        let theme = Theme::of(ThemeName::Terminal);
        let browser = Browser::open(100, 30).keys(keys);
        let (buffer, cursor) = browser.buffer(&theme);
        let popup = browser.text();
        let (y, row) = popup.lines().enumerate().find(|(_, line)| line.contains('╭')).unwrap();
        let left = row.chars().position(|c| c == '╭').unwrap() as u16;
        let right = row.chars().position(|c| c == '╮').unwrap() as u16;
        for beside in [left - 1, right + 1] {
            assert_eq!(buffer[(beside, y as u16)].symbol(), " ", "{popup}");
        }
        let dim = buffer.content.iter().take(100 * y).chain(buffer.content[100 * y..].iter().take(left.into()));
        let style = ratatui::style::Style::reset().patch(theme.dim);
        for cell in dim.filter(|cell| cell.symbol() != " ") {
            assert_eq!((cell.fg, cell.bg, cell.modifier), (style.fg.unwrap(), style.bg.unwrap(), style.add_modifier));
        }
        assert!(cursor.is_some_and(|cursor| cursor.x > left && cursor.x < right), "{cursor:?}");
    }
}

#[test]
fn a_list_longer_than_its_pane_has_a_position_and_a_scrollbar() {
    // The list below has one of its own.
    let browser = Browser::open(60, 12).keys("zzzz<Ctrl-L><Down><Down>");
    assert!(browser.text().contains(" 3/11 ") && browser.text().contains('┃'), "{}", browser.text());
    let browser = browser.keys("rust");
    assert!(!browser.text().contains('┃'), "{}", browser.text());
}
