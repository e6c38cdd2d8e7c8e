//! The theme, changed by a key.

use super::*;
use crate::action::Action;
use crate::state_file::Choice;

fn next_theme(browser: &mut Browser) -> Vec<Effect> {
    update(&mut browser.state, Input::Action(Action::NextTheme), browser.now)
}

fn footer(browser: &Browser) -> String {
    browser.text().lines().nth(29).unwrap_or_default().to_owned()
}

#[test]
fn a_key_goes_through_the_themes_and_each_is_remembered() {
    let mut browser = Browser::open(100, 30).keys("paper");
    let mut looks = Vec::new();
    for expected in ThemeName::ALL.into_iter().cycle().skip(1).take(ThemeName::ALL.len()) {
        assert_eq!(next_theme(&mut browser), [Effect::Remember(Choice::Theme, expected.to_string())]);
        assert!(footer(&browser).ends_with(&format!(" Theme: {expected}")), "{}", browser.text());
        looks.push(browser.buffer(browser.state.look.theme()).0);
    }
    for (at, look) in looks.iter().enumerate() {
        assert!(!looks[..at].contains(look), "{:?} looks like one before it", ThemeName::ALL[at]);
    }
}

#[test]
fn the_key_does_it_in_the_search_line_the_list_and_popups() {
    for keys in ["<Alt-t>", "<F9>", "<Tab>t", "<F1><Alt-t>", "<F2>t", "<F8>t", "<Ctrl-L><F9>"] {
        let browser = Browser::open(100, 30).keys(keys);
        assert_eq!(browser.state.look.name(), ThemeName::Dark, "{keys}");
    }
}

#[test]
fn a_theme_that_cannot_be_shown_as_it_is_says_so() {
    for (depth, expected) in [
        (Ok(Depth::Sixteen), " Theme: dark, shown as terminal, as it needs 256 colours"),
        (Ok(Depth::Indexed), " Theme: dark, #rrggbb are shown as the nearest of 256"),
        (Err("NO_COLOR is set"), " Colours are off: NO_COLOR is set"),
    ] {
        let mut browser = Browser::open(100, 30);
        browser.state.look = Look::new(ThemeName::Terminal, Vec::new(), depth, Charset::Unicode);
        assert_eq!(next_theme(&mut browser).is_empty(), depth.is_err());
        assert!(footer(&browser).ends_with(expected), "{}", browser.text());
    }
}
