//! The contrast of each theme, as WCAG 2.2 computes it: 4.5:1 for text (AA, 1.4.3), 3:1 for signs (1.4.11).

use anstyle::{Ansi256Color, RgbColor};
use anstyle_lossy::palette::{Palette, WIN10_CONSOLE};
use anstyle_lossy::xterm_to_rgb;
use ratatui::style::{Color, Modifier, Style};

use super::depth::Depth;
use super::name::ThemeName;
use super::role::Role;
use super::styles::Theme;

const BLACK: RgbColor = RgbColor(0, 0, 0);
const WHITE: RgbColor = RgbColor(255, 255, 255);

/// The ground and the letters of a terminal, and its sixteen colours.
#[derive(Clone, Copy)]
struct Terminal {
    ground: RgbColor,
    letters: RgbColor,
    palette: Palette,
}

const fn hex(colour: u32) -> RgbColor {
    RgbColor((colour >> 16) as u8, (colour >> 8) as u8, colour as u8)
}

const fn palette(colours: [u32; 16]) -> Palette {
    let mut palette = [BLACK; 16];
    let mut at = 0;
    while at < 16 {
        palette[at] = hex(colours[at]);
        at += 1;
    }
    Palette(palette)
}

/// As in `XTerm-col.ad`.
const XTERM: Palette = palette([
    0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f, 0xff_0000,
    0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
]);
/// The colours of the Tango project, which GNOME Terminal had for long.
const TANGO: Palette = palette([
    0x2e_3436, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf, 0x55_5753, 0xef_2929,
    0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
]);
/// The terminal of VS Code on a dark ground.
const VS_CODE: Palette = palette([
    0x00_0000, 0xcd_3131, 0x0d_bc79, 0xe5_e510, 0x24_72c8, 0xbc_3fbc, 0x11_a8cd, 0xe5_e5e5, 0x66_6666, 0xf1_4c4c,
    0x23_d18b, 0xf5_f543, 0x3b_8eea, 0xd6_70d6, 0x29_b8db, 0xe5_e5e5,
]);

fn dark(ground: RgbColor, palette: Palette) -> Terminal {
    Terminal { ground, letters: hex(0xe5_e5e5), palette }
}

fn light(ground: RgbColor, palette: Palette) -> Terminal {
    Terminal { ground, letters: BLACK, palette }
}

/// The relative luminance of a colour.
fn luminance(RgbColor(red, green, blue): RgbColor) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn ratio(one: RgbColor, other: RgbColor) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

impl Terminal {
    fn rgb(self, colour: Option<Color>, own: RgbColor) -> RgbColor {
        match colour {
            None | Some(Color::Reset) => own,
            Some(Color::Rgb(red, green, blue)) => RgbColor(red, green, blue),
            Some(Color::Indexed(number)) => xterm_to_rgb(Ansi256Color(number), self.palette),
            Some(named) => {
                let number = NAMED.iter().position(|colour| *colour == named).unwrap();
                self.palette.0[number]
            }
        }
    }

    /// The contrast of letters in a style.
    fn contrast(self, style: Style) -> f64 {
        let (mut letters, mut ground) = (self.rgb(style.fg, self.letters), self.rgb(style.bg, self.ground));
        if style.add_modifier.contains(Modifier::DIM) {
            letters = dimmed(letters, ground);
        }
        if style.add_modifier.contains(Modifier::REVERSED) {
            (letters, ground) = (ground, letters);
        }
        ratio(letters, ground)
    }
}

/// Dim letters, with two thirds of their colour and one of the ground. Terminals differ; for those that show them fainter
/// there is the theme `contrast`.
fn dimmed(RgbColor(red, green, blue): RgbColor, RgbColor(r, g, b): RgbColor) -> RgbColor {
    let mix = |letters: u8, ground: u8| ((u16::from(letters) * 2 + u16::from(ground)) / 3) as u8;
    RgbColor(mix(red, r), mix(green, g), mix(blue, b))
}

const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn is_sign(role: Role) -> bool {
    matches!(role, Role::Rule | Role::Accent | Role::Ok | Role::Retry | Role::Request | Role::Account | Role::Bug)
}

/// The contrast that a role needs.
fn least(role: Role) -> f64 {
    if is_sign(role) { 3.0 } else { 4.5 }
}

fn check(name: ThemeName, terminals: &[Terminal], depth: Depth, least: impl Fn(Role) -> f64) {
    let mut theme = Theme::of(name);
    for role in Role::ALL {
        let style = depth.fit(*theme.style_mut(role));
        for terminal in terminals {
            let contrast = terminal.contrast(style);
            let ground = terminal.ground;
            assert!(contrast >= least(role), "{name}: {role:?} has {contrast:.2}:1 on {ground:?} in {depth} colours");
        }
    }
}

#[test]
fn the_formula_is_that_of_wcag() {
    for (colour, expected) in [(BLACK, 21.0), (WHITE, 1.0), (hex(0x77_7777), 4.48), (hex(0x76_7676), 4.54)] {
        assert!((ratio(colour, WHITE) - expected).abs() < 0.005, "{colour:?}");
    }
}

#[test]
fn themes_of_sixteen_colours_can_be_read_on_black_and_on_white() {
    let grounds = [dark(BLACK, XTERM), light(WHITE, XTERM)];
    for name in [ThemeName::Terminal, ThemeName::Contrast, ThemeName::Mono] {
        check(name, &grounds, Depth::True, least);
    }
}

#[test]
fn themes_made_for_a_ground_can_be_read_on_it() {
    // With 256 colours too, which the palette of a terminal does not change.
    for depth in [Depth::True, Depth::Indexed] {
        check(ThemeName::Dark, &[BLACK, hex(0x1c_1d21), hex(0x28_2a36)].map(|it| dark(it, XTERM)), depth, least);
        check(ThemeName::Light, &[WHITE, hex(0xfa_fafa), hex(0xfd_f6e3)].map(|it| light(it, XTERM)), depth, least);
    }
}

#[test]
fn signs_are_as_clear_as_text_in_the_theme_contrast_and_nothing_is_dim() {
    let terminals = [dark(BLACK, XTERM), light(WHITE, XTERM), dark(BLACK, TANGO), light(WHITE, WIN10_CONSOLE)];
    check(ThemeName::Contrast, &terminals, Depth::True, |_| 4.5);
    let mut theme = Theme::of(ThemeName::Contrast);
    for role in Role::ALL {
        assert!(!theme.style_mut(role).add_modifier.contains(Modifier::DIM), "{role:?}");
    }
}

#[test]
fn nothing_vanishes_in_other_palettes() {
    for palette in [TANGO, VS_CODE, WIN10_CONSOLE] {
        check(ThemeName::Terminal, &[dark(BLACK, palette), light(WHITE, palette)], Depth::True, |role| {
            if is_sign(role) { 2.5 } else { 3.5 }
        });
    }
}

#[test]
fn no_colour_of_xterm_is_text_on_black_and_on_white() {
    // Else the theme `terminal` could colour text.
    assert!(XTERM.0.iter().all(|colour| ratio(*colour, BLACK).min(ratio(*colour, WHITE)) < 4.5));
}

#[test]
fn the_ground_of_a_selected_row_is_seen_on_that_of_the_terminal() {
    for (name, terminal) in [
        (ThemeName::Dark, dark(BLACK, XTERM)),
        (ThemeName::Dark, dark(hex(0x1c_1d21), XTERM)),
        (ThemeName::Light, light(WHITE, XTERM)),
    ] {
        let Theme { selected, selected_weak, accent, .. } = Theme::of(name);
        // The marker before it is the sign; the ground need only be told from that around it.
        assert!(terminal.contrast(accent) >= 3.0);
        for style in [selected, selected_weak] {
            assert!(ratio(terminal.rgb(style.bg, terminal.ground), terminal.ground) >= 1.2, "{name}");
        }
    }
}
