//! Copying with the built program, read back from real servers: a text reported as copied is there.

mod browser;
mod display;
mod lab;
mod leaving;
mod selection_owner;
mod servers;
mod terminal;
mod tmux;
mod trouble;
