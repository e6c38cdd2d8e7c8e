//! Frames: each is one write that the terminal shows at once (mode 2026), and one that changes nothing is none. Cells may
//! be links (OSC 8).

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::mem;
use std::rc::Rc;

use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{cursor, queue};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect, Size};

use crate::hyperlink;
use crate::tui::link::Link;

/// The links of a frame, for who draws and who writes it.
pub type Links = Rc<RefCell<FrameLinks>>;

/// The links of a frame.
#[derive(Debug, Default)]
pub struct FrameLinks {
    links: Vec<Link>,
    /// The cells to write with the frame because they are no longer the same link, even if they look the same.
    changed: Vec<(Position, Cell)>,
    /// The areas of those cells.
    changed_areas: Vec<Rect>,
}

impl FrameLinks {
    fn url_at(&self, position: Position) -> Option<&str> {
        self.links.iter().find(|link| link.area.contains(position)).map(|link| &*link.url)
    }
}

/// Takes the links of the frame in a buffer.
pub fn set_links(links: &Links, new: Vec<Link>, buffer: &Buffer) {
    let mut links = links.borrow_mut();
    if links.links == new {
        return;
    }
    links.changed_areas = new.iter().map(|link| link.area).collect();
    let gone: Vec<Rect> =
        links.links.iter().map(|link| link.area).filter(|area| !links.changed_areas.contains(area)).collect();
    links.changed_areas.extend(gone);
    links.changed = links.changed_areas.iter().flat_map(|area| cells(*area, buffer)).collect();
    links.links = new;
}

/// The cells of an area, but for those that a wide character before them covers.
fn cells(area: Rect, buffer: &Buffer) -> Vec<(Position, Cell)> {
    let mut covered = area.x;
    let mut is_free = |x: u16, cell: &Cell| {
        let width =
            if let CellDiffOption::ForcedWidth(width) = cell.diff_option { width.get() } else { cell.cell_width() };
        let free = x >= covered;
        covered = if free { x + width.max(1) } else { covered };
        free
    };
    let cells = area.positions().filter_map(|position| Some((position, buffer.cell(position)?)));
    cells
        .filter(|(position, cell)| is_free(position.x, cell))
        .map(|(position, cell)| (position, cell.clone()))
        .collect()
}

/// Writes frames to a terminal.
#[derive(Debug)]
pub struct Frames<W: Write> {
    inner: CrosstermBackend<BufWriter<W>>,
    links: Links,
    /// True if the frame has begun.
    begun: bool,
    /// The cursor that the frame is to end with; `None` for a hidden one.
    cursor: Option<Position>,
    /// The cursor that the last frame ended with.
    shown: Option<Position>,
    /// False if somebody else may have moved, shown or hidden the cursor since.
    is_known: bool,
}

impl<W: Write> Frames<W> {
    /// Frames for a terminal, in writes of up to so many bytes.
    pub fn new(writer: W, bytes: usize, links: Links) -> Self {
        let inner = CrosstermBackend::new(BufWriter::with_capacity(bytes, writer));
        Self { inner, links, begun: false, cursor: None, shown: None, is_known: false }
    }

    /// A writer for whatever is no frame, such as modes.
    pub fn between(&mut self) -> &mut impl Write {
        self.is_known = false;
        &mut self.inner
    }

    fn begin(&mut self) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            queue!(self.inner, BeginSynchronizedUpdate)?;
        }
        Ok(())
    }
}

impl<W: Write> Backend for Frames<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let links = Rc::clone(&self.links);
        let links = links.borrow();
        // Those of a changed link follow at the end of the frame, together: an address is long.
        let is_changed = |x: u16, y: u16| links.changed_areas.iter().any(|area| area.contains(Position { x, y }));
        let mut content = content.filter(|&(x, y, _)| !is_changed(x, y)).peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.begin()?;
        if links.links.is_empty() {
            return self.inner.draw(content);
        }
        let link_of = |&(x, y, _): &(u16, u16, &Cell)| links.url_at(Position { x, y });
        while let Some(url) = content.peek().map(link_of) {
            let run = std::iter::from_fn(|| content.next_if(|cell| link_of(cell) == url));
            let opened = url.and_then(hyperlink::open);
            let Some(opened) = opened else {
                self.inner.draw(run)?;
                continue;
            };
            self.inner.write_all(opened.as_bytes())?;
            self.inner.draw(run)?;
            self.inner.write_all(hyperlink::CLOSE.as_bytes())?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        Ok(())
    }

    /// Does nothing: its position follows.
    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.begin()?;
        let Position { x, y } = self.cursor.unwrap_or_default();
        queue!(self.inner, cursor::MoveTo(x, y))?;
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    /// Ends the frame.
    fn flush(&mut self) -> io::Result<()> {
        self.links.borrow_mut().changed_areas.clear();
        let changed = mem::take(&mut self.links.borrow_mut().changed);
        self.draw(changed.iter().map(|(position, cell)| (position.x, position.y, cell)))?;
        if !self.begun && self.is_known && self.shown == self.cursor {
            return Ok(());
        }
        self.begin()?;
        match self.cursor {
            Some(Position { x, y }) => {
                if !self.is_known || self.shown.is_none() {
                    queue!(self.inner, cursor::Show)?;
                }
                queue!(self.inner, cursor::MoveTo(x, y))?;
            }
            None => queue!(self.inner, cursor::Hide)?,
        }
        queue!(self.inner, EndSynchronizedUpdate)?;
        (self.begun, self.shown, self.is_known) = (false, self.cursor, true);
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::{Terminal, TerminalOptions, Viewport};
    use std::cell::RefCell;
    use std::rc::Rc;

    /// Keeps each write by itself.
    #[derive(Clone, Default)]
    struct Writes(Rc<RefCell<Vec<String>>>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().push(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_write_between_the_two_ends_and_none_if_nothing_changes() {
        let writes = Writes::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 10, 2)) };
        let mut terminal =
            Terminal::with_options(Frames::new(writes.clone(), 1 << 16, Links::default()), options).unwrap();
        let mut draw = |text: &str, cursor: Option<(u16, u16)>| {
            terminal
                .draw(|frame| {
                    frame.buffer_mut().set_string(0, 0, text, ratatui::style::Style::new());
                    if let Some(cursor) = cursor {
                        frame.set_cursor_position(cursor);
                    }
                })
                .unwrap();
            std::mem::take(&mut *writes.0.borrow_mut())
        };
        let first = draw("one", Some((3, 0)));
        assert!(first.len() == 1 && first[0].starts_with("\x1b[?2026h"), "{first:?}");
        assert!(first[0].ends_with("\x1b[?25h\x1b[1;4H\x1b[?2026l"), "{first:?}");
        assert_eq!(draw("one", Some((3, 0))), [""; 0]);
        assert_eq!(draw("one", Some((2, 0))), ["\x1b[?2026h\x1b[1;3H\x1b[?2026l"]);
        assert_eq!(draw("one", None), ["\x1b[?2026h\x1b[?25l\x1b[?2026l"]);
        assert_eq!(draw("one", None), [""; 0]);
        assert!(draw("two", None)[0].contains("two"));
    }

    #[test]
    fn a_link_is_written_again_where_it_leads_elsewhere_and_only_there() {
        let (writes, links) = (Writes::default(), Links::default());
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 10, 2)) };
        let mut terminal =
            Terminal::with_options(Frames::new(writes.clone(), 1 << 16, Rc::clone(&links)), options).unwrap();
        let mut draw = |url: Option<&str>| {
            let link = url.map(|url| Link { area: Rect::new(2, 0, 3, 1), url: url.to_owned() });
            terminal
                .draw(|frame| {
                    frame.buffer_mut().set_string(0, 0, "a link b", ratatui::style::Style::new());
                    set_links(&links, link.into_iter().collect(), frame.buffer_mut());
                })
                .unwrap();
            std::mem::take(&mut *writes.0.borrow_mut()).concat()
        };
        let first = draw(Some("https://a.example"));
        assert!(first.contains("\x1b]8;;https://a.example\x1b\\") && first.contains("\x1b]8;;\x1b\\"), "{first:?}");
        assert_eq!(draw(Some("https://a.example")), "");
        let other = draw(Some("https://b.example"));
        assert!(other.contains("https://b.example\x1b\\\x1b[1;3Hlin") && !other.contains("k b"), "{other:?}");
        let none = draw(None);
        assert!(none.contains("lin") && !none.contains("\x1b]8"), "{none:?}");
        assert!(!draw(Some("javascript:x")).contains("\x1b]8"));
    }
}
