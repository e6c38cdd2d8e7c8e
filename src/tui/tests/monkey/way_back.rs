//! The way back to a screen as it is when the browser opens.

use super::*;

impl Monkey {
    /// Undoes everything, as a user would; the screen is then that of a fresh start.
    pub fn go_back(&mut self) {
        // That may be an Esc.
        self.pause();
        self.browser.state.exit = None;
        while !self.unread.is_empty() {
            self.read();
        }
        self.reload_parts(0..=self.parts.len() - 1);
        self.search();
        self.browser.now += Duration::from_hours(1);
        self.browser.give(Input::Tick);
        self.undo();
        if self.browser.state.list.grouped {
            self.press("<Ctrl-]>");
        }
        if self.browser.state.focus == Focus::List {
            self.press("<Tab>");
        }
        if self.browser.state.list.kind == ListKind::Methods {
            self.press("<Ctrl-T>");
            self.undo();
            if self.browser.state.list.grouped {
                self.press("<Ctrl-]>");
            }
        }
        // Only where it is needed: whatever else that does would hide what was not undone.
        if self.browser.state.snippets.language().is_none_or(|language| language.id != "rust") {
            for key in ["<Ctrl-L>", "r", "u", "s", "t", "<Enter>"] {
                self.press(key);
            }
        }
        // Where there is no room for it, the first key shows it alone.
        while self.browser.state.details.tab == DetailsTab::Snippet {
            self.press("<F3>");
        }
        if self.browser.state.popup.is_some() {
            self.press("<Esc>");
        }
        self.press("<Ctrl-Home>");
        while self.kind() != Kind::Arm {
            self.press("<F5>");
        }
        let mut fresh = Browser::empty(80, 24);
        fresh.give(Input::Resize(self.browser.state.size));
        self.parts.iter().cloned().for_each(|part| fresh.give(Input::Read(Box::new(part))));
        fresh.give(Input::ReadAll);
        assert_eq!(self.browser.text(), fresh.text());
        let size = fresh.state.size;
        assert!(
            self.browser.frame(size, &Theme::of(ThemeName::Terminal))
                == fresh.frame(size, &Theme::of(ThemeName::Terminal)),
            "the styles differ"
        );
    }

    fn kind(&self) -> Kind {
        self.browser.state.snippets.kind(&self.browser.state.list, &self.browser.state.store)
    }

    /// Closes popups, empties the query, goes back, and takes marks away.
    fn undo(&mut self) {
        while UndoStep::next(&self.browser.state) != UndoStep::Browser {
            self.press("<Esc>");
            assert_eq!(self.browser.state.exit, None);
        }
    }

    fn press(&mut self, key: &str) {
        self.browser.event(crossterm::event::Event::Key(super::super::key(key)));
    }
}
