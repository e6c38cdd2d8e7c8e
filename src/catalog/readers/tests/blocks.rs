//! The text of a code: each block of Markdown in its form.

use super::super::super::description::Block;
use super::super::super::description::Marker::{Bullet, Continued, Number};
use super::headed as read;

fn text(source: &str) -> String {
    read(source)[0].description.text().unwrap_or_default()
}

#[test]
fn every_block_is_shown() {
    assert_eq!(text("# AB\n- one\n  - two\n- three\n"), "- one\n  - two\n- three");
    assert_eq!(text("# AB\n3. one\n4. two\n\n   more\n"), "3. one\n4. two\n  more");
    assert_eq!(text("# AB\n```js\nif (a) {\n\tb\n}\n```\n"), "if (a) {\n    b\n}");
    assert_eq!(text("# AB\n    indented\n"), "indented");
    assert_eq!(text("# AB\n| h | i |\n|---|---|\n| long | x |\n"), "h     i\n----  -\nlong  x");
    assert_eq!(text("# AB\n> quoted\n> text\n>\n> more\n"), "| quoted text\n\n| more");
    assert_eq!(text("# AB\nsee [the page](/x) and <http://y.z> `c`\n"), "see the page (/x) and http://y.z `c`");
    assert_eq!(text("# AB\n![a picture](p.png)\n"), "a picture (p.png)");
    assert_eq!(text("# AB\na <b>bold</b> Vec<u8> <!-- gone --> x<br>y\n"), "a bold Vec<u8> x y");
    assert_eq!(text("# AB\n<div>\n<p>inside</p>\n<!-- gone\n -->\n</div>\n"), "inside");
    assert_eq!(text("# AB\n- [x] done\n- [ ] open\n"), "- [x] done\n- [ ] open");
    assert_eq!(text("# AB\n~~struck~~ _em_ &amp; &lt;\n\n***\n\nend\n"), "struck em & <\n\nend");
    assert_eq!(text("# AB\nTerm\n: one\n: two\n\n  still two\n"), "Term\n\n- one\n- two still two");
}

#[test]
fn a_block_keeps_its_form() {
    let blocks = |source: &str| read(source)[0].description.blocks.clone();
    let code = |depth, language: &str| Block::CodeBlock { depth, language: language.into(), text: "x".into() };
    assert_eq!(blocks("# AB\n```js title\nx\n```\n~~~\nx\n~~~\n"), [code(0, "js"), code(0, "")]);
    let item = |depth, marker, text: &str| Block::Item { depth, marker, text: text.into() };
    assert_eq!(
        blocks("# AB\n1. a\n   ```js\n   x\n   ```\n\n   b\n   - c\n2. d\n"),
        [
            item(0, Number(1), "a"),
            code(1, "js"),
            item(0, Continued, "b"),
            item(1, Bullet, "c"),
            item(0, Number(2), "d")
        ]
    );
    // An item without a text of its own.
    assert_eq!(blocks("# AB\n- - a\n"), [item(0, Bullet, ""), item(1, Bullet, "a")]);
    assert_eq!(blocks("# AB\n- > q\n- -\n- -\n\n  b\n"), [item(0, Bullet, "q"), item(0, Bullet, "b")]);
    assert_eq!(blocks("# AB\n- ```js\n  x\n  ```\n"), [item(0, Bullet, ""), code(1, "js")]);
    let [Block::Table(rows)] = &blocks("# AB\n| h | i |\n|---|---|\n| **b** | `c` |\n")[..] else { panic!() };
    let spans = rows.iter().flatten().map(|cell| cell.spans().len());
    assert_eq!(spans.collect::<Vec<_>>(), [0, 0, 1, 1]);
}

#[test]
fn solutions_and_conditions_are_known_by_their_term() {
    let codes = read("# AB\ntext\n\nSolutions:\n: one\n: two\n\nThis code is returned if:\n: three\n");
    let code = codes[0].description.clone();
    assert_eq!(code.text().unwrap(), "text");
    assert_eq!(code.solutions, ["one", "two"]);
    assert_eq!(code.conditions, ["three"]);
}
