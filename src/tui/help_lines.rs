//! The lines of the help: the way to the facts about the API, every action with its keys, straight from the keymap, the
//! operators of the search, and the signs of the handlings; and the filter that is typed.

use tui_input::Input as Editor;

use super::handling::{HANDLINGS, handling_sign};
use super::store::Store;
use crate::action::{Action, Group};
use crate::keymap::{self, Focus, Keymap};
use crate::search::OPERATORS;

/// The width of the popup.
pub const WIDTH: u16 = 78;
/// Rows above the lines of the help, inside the border: the line that is typed into, and the titles of the columns.
pub const ABOVE_ROWS: u16 = 2;

/// The row that leads to the facts about the API: a word for them, as on the command line, and what they are.
const FACTS: (&str, &str) = ("about", "when a call fails");

/// The help: what is typed, and the selected row.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// The text that was typed.
    pub editor: Editor,
    /// The selected row.
    pub selected: usize,
    /// The first line in view.
    pub first: usize,
    /// Its sections.
    sections: Vec<Section>,
}

/// The title of a section, and its rows.
type Section = (&'static str, Vec<Row>);

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A blank line between two groups.
    Blank,
    /// The title of a group.
    Title(&'static str),
    /// A line that can be selected.
    Row(Row),
}

/// A line that can be selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub about: String,
    /// Its name in the configuration, where it has one.
    pub name: &'static str,
    /// The keys in the search line and in the list; else a sign, twice.
    pub keys: [String; 2],
    /// What Enter does.
    pub target: Target,
}

/// What Enter does with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The action.
    Action(Action),
    /// Inserts the operator into the search line.
    Operator(&'static str),
    /// Shows the facts about the API.
    Facts,
    /// Nothing.
    Nothing,
}

impl Help {
    /// The help on a catalog, and on these keys.
    pub fn of(store: &Store, keymap: &Keymap) -> Self {
        Self { sections: sections(store.catalog.has_facts, keymap), ..Self::default() }
    }

    /// The lines that hold what was typed: words, or names of keys as `ctrl-s` or `^s`.
    pub fn lines(&self) -> Vec<Line> {
        let words: Vec<String> = self.editor.value().split_whitespace().map(str::to_lowercase).collect();
        let mut lines = Vec::new();
        for (title, rows) in &self.sections {
            let holds_all = |row: &&Row| words.iter().all(|word| row.holds(word));
            let rows: Vec<Row> = rows.iter().filter(holds_all).cloned().collect();
            if rows.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::Blank);
            }
            lines.push(Line::Title(title));
            lines.extend(rows.into_iter().map(Line::Row));
        }
        lines
    }

    /// Those that can be selected.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.lines().into_iter().filter_map(|line| if let Line::Row(row) = line { Some(row) } else { None })
    }

    /// What Enter does with the selected row.
    pub fn target(&self) -> Option<Target> {
        self.rows().nth(self.selected).map(|row| row.target)
    }
}

impl Row {
    fn holds(&self, word: &str) -> bool {
        let key = word.strip_prefix('^').filter(|key| key.chars().count() == 1).map(|key| format!("ctrl-{key}"));
        match key {
            Some(key) => self.keys.iter().flat_map(|keys| keys.split(' ')).any(|it| it.to_lowercase() == key),
            None => {
                [&self.about, self.name, &self.keys[0], &self.keys[1]].iter().any(|it| it.to_lowercase().contains(word))
            }
        }
    }
}

/// The sections with their rows.
fn sections(has_facts: bool, keymap: &Keymap) -> Vec<Section> {
    let actions = Group::ALL.map(|group| {
        let row = |known: &keymap::Row| Row {
            about: known.about.to_owned(),
            name: known.name,
            keys: Focus::ALL.map(|focus| keymap.written(focus, known.action)),
            target: Target::Action(known.action),
        };
        (group.title(), keymap.rows().filter(|known| known.group == group).map(row).collect())
    });
    let sign = |about: &str, sign: &str, target| Row {
        about: about.to_owned(),
        name: "",
        keys: [sign, sign].map(str::to_owned),
        target,
    };
    let facts = has_facts.then(|| sign(FACTS.1, FACTS.0, Target::Facts));
    let facts = facts.map(|row| ("The iPaper API", vec![row]));
    let operators = OPERATORS.iter().map(|(operator, about)| sign(about, operator, operator_target(operator)));
    let legend = HANDLINGS.iter().map(|handling| sign(&handling.in_words(), handling_sign(*handling), Target::Nothing));
    let others = [("Search operators", operators.collect()), ("Signs of the handlings", legend.collect())];
    facts.into_iter().chain(actions).chain(others).collect()
}

/// The sign of an operator is inserted where it stands before the word.
fn operator_target(operator: &'static str) -> Target {
    let end = operator.find(':').map_or(operator.len(), |colon| colon + 1);
    let sign = &operator[..end];
    match sign.strip_suffix("word").unwrap_or(sign) {
        sign if sign.is_empty() || sign.contains([' ', '$']) => Target::Nothing,
        sign => Target::Operator(sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::Bindings;
    use crate::purpose::Purpose;

    fn found(typed: &str) -> Vec<Target> {
        let help = Help::of(&Store::default(), &Keymap::new(Purpose::Browse, &Bindings::default()));
        Help { editor: Editor::new(typed.to_owned()), ..help }.rows().map(|row| row.target).collect()
    }

    #[test]
    fn words_and_keys_narrow_the_rows() {
        assert_eq!(found("copy menu zzz"), []);
        assert_eq!(found("mark all"), [Target::Action(Action::MarkAll)]);
        assert_eq!(found("switch-focus"), [Target::Action(Action::SwitchFocus)]);
        for key in ["^s", "^S"] {
            assert_eq!(found(key), [Target::Action(Action::CopySnippet)], "{key}");
        }
        assert!(found("ctrl-s").contains(&Target::Action(Action::CopySnippet)));
        assert_eq!(
            found("").len(),
            Keymap::new(Purpose::Browse, &Bindings::default()).rows().count() + OPERATORS.len() + HANDLINGS.len()
        );
        assert_eq!(found("report it"), [Target::Nothing]);
    }

    #[test]
    fn an_operator_before_a_word_can_be_inserted() {
        for (operator, target) in [
            ("^word", Target::Operator("^")),
            ("code:word", Target::Operator("code:")),
            ("is:retry", Target::Operator("is:")),
            ("word$", Target::Nothing),
            ("a | b", Target::Nothing),
        ] {
            assert_eq!(operator_target(operator), target, "{operator}");
        }
    }
}
