//! The look of the screen: a style for each role, by a named theme and the user's own colours, as far as the terminal has
//! colours.
//!
//! - [`Role`]: the parts of the screen that have a style of their own
//! - [`RoleStyle`]: a style as it is written, `#7aa2f7 bold`
//! - [`ThemeName`] and its table of written styles
//! - [`Theme`]: the styles of all roles, and the characters to draw with
//! - [`Coloring`] and [`Depth`]: whether there are colours, how many, and why
//! - [`Look`]: all of that for one run; it makes the [`Theme`] to draw with
//!
//! No meaning rests on colour alone: what means something has an attribute or a character too.

mod coloring;
#[cfg(test)]
mod contrast;
mod depth;
mod look;
mod name;
mod palettes;
mod role;
mod role_style;
mod styles;

pub use self::coloring::Coloring;
pub use self::depth::Depth;
pub use self::look::Look;
pub use self::name::ThemeName;
pub use self::role::Role;
pub use self::role_style::RoleStyle;
pub use self::styles::Theme;
