//! The facts about the API, which the help leads to.

use super::*;

/// The facts, opened from the help.
fn facts(width: u16, height: u16) -> Browser {
    Browser::open(width, height).keys("<F1>about<Enter>")
}

fn scroll(browser: &Browser) -> usize {
    browser.state.topic().unwrap().1
}

#[test]
fn the_help_leads_to_the_facts_at_every_size() {
    for (width, height) in SIZES {
        insta::assert_snapshot!(format!("facts-{width}x{height}"), facts(width, height).text());
    }
    // The snippet that was there has no room taken from them.
    let snippet = Browser::open(100, 30).keys("<F3><F1>about<Enter>");
    assert_eq!(snippet.text(), facts(100, 30).text());
}

#[test]
fn they_are_scrolled_to_their_end_and_no_further() {
    let browser = facts(60, 20).keys("jj<Down><PgDn><Space>J");
    assert!(scroll(&browser) > 20, "{}", scroll(&browser));
    let browser = browser.keys("G");
    assert!(browser.text().contains("  Inferred from docs.ipaper.io/flip"), "{}", browser.text());
    let last = scroll(&browser);
    assert_eq!(scroll(&browser.keys("jjJ<PgDn>")), last);
    assert_eq!(scroll(&facts(60, 20).keys("G<Ctrl-Home>")), 0);
}

#[test]
fn what_they_hide_is_as_it_was_when_they_are_closed() {
    for keys in ["paper<Down><Down>", "<F2>jj", "<F3>", "<Tab><F4>", "<Ctrl-T>"] {
        let before = Browser::open(80, 24).keys(keys).text();
        for close in ["<Esc>", "q"] {
            // Nothing acts on the entries that cannot be seen.
            let browser = Browser::open(80, 24).keys(keys).keys("<F1>about<Enter>").keys("j<Enter>sycwWmoal");
            assert!(browser.requests.is_empty() && browser.state.topic().is_some());
            assert_eq!(browser.keys(close).text(), before, "{keys} {close}");
        }
    }
    let help = facts(80, 24).keys("j?");
    assert!(matches!(help.state.popup, Some(Popup::Help(_))) && scroll(&help) == 1);
    assert_eq!(scroll(&help.keys("<Esc>")), 1);
    assert!(facts(80, 24).keys("/").state.popup.is_none());
}

#[test]
fn each_source_is_a_link_and_a_key_opens_the_first_in_view() {
    let browser = facts(100, 80);
    let mut terminal = Terminal::new(TestBackend::new(100, 80)).unwrap();
    let mut links = Vec::new();
    terminal.draw(|frame| links = view::draw(&browser.state, &Theme::of(ThemeName::Mono), frame)).unwrap();
    let facts = browser.state.store.catalog.facts();
    assert!(links.iter().map(|link| &link.url).eq(facts.iter().map(|fact| &fact.url)), "{links:?}");
    let buffer = terminal.backend().buffer();
    for link in &links {
        let text: String = link.area.positions().map(|position| buffer[position].symbol()).collect();
        assert!(text.starts_with("docs.ipaper.io/") && !text.ends_with(' '), "{text:?}");
    }
    let opened = self::facts(60, 20).keys("vjjjjjjjjjjjv").opened;
    assert_eq!(opened, [facts[0].url.as_str(), facts[1].url.as_str()]);
}

#[test]
fn their_words_are_not_highlighted() {
    let browser = Browser::open(100, 30).keys("code<F1>about<Enter>");
    let (found, plain) =
        (browser.buffer(&Theme::of(ThemeName::Terminal)).0, facts(100, 30).buffer(&Theme::of(ThemeName::Terminal)).0);
    let styles = |buffer: &Buffer| buffer.content[400..].iter().map(ratatui::buffer::Cell::style).collect::<Vec<_>>();
    assert_eq!(styles(&found), styles(&plain));
}

#[test]
fn another_catalog_has_none() {
    let browser = Browser::of(crate::catalog::read_text("# A_A\n\nText.\n"), 80, 24).keys("<F1>about");
    let Some(Popup::Help(help)) = &browser.state.popup else { panic!("{:?}", browser.state.popup) };
    assert_eq!(help.rows().count(), 0);
    assert!(browser.state.store.catalog.about().is_empty());
}
