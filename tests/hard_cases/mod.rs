//! The hard cases a terminal program meets, and the tests that hold each. A case without a test is not covered.

use std::collections::HashSet;

use crate::architecture::sources::texts_below;

/// A case, and the names of its tests.
type Case = (&'static str, &'static [&'static str]);

#[rustfmt::skip]
const CASES: [Case; 42] = [
    // The terminal
    ("a window's edge is dragged while one types", &["a_window_made_smaller_while_typing_is_drawn_right", "a_frame_smaller_than_the_state_believes_is_drawn"]),
    ("a storm of resizes", &["a_storm_of_sizes_while_typing_ends_with_the_last_one"]),
    ("a size of nothing, and one without bounds", &["a_terminal_that_does_not_know_its_size_is_taken_for_an_ordinary_one", "a_screen_too_large_to_draw_is_said_to_be_so", "at_most_a_million_cells_are_drawn"]),
    ("a terminal that is closed, where no SIGHUP comes", &["a_closed_terminal_ends_the_browser_even_where_nobody_hangs_it_up"]),
    ("Ctrl-Z, SIGTSTP and SIGSTOP", &["ctrl_z_stops_and_fg_continues", "ctrl_z_below_a_script_stops_all_of_it_and_fg_continues", "ctrl_z_without_a_shell_to_return_to_changes_nothing", "a_stopped_browser_is_ended_by_its_shell", "a_stop_signal_from_outside_restores_the_terminal_first", "a_stop_that_cannot_be_caught_is_made_good_afterwards"]),
    ("a signal that ends the program, SIGQUIT too", &["a_signal", "a_second_signal_behind_the_first"]),
    ("a signal in the first milliseconds", &["a_signal_at_any_moment_of_the_start"]),
    ("every other end: a key, an error, a panic, an abort", &["a_key_that_ends_it", "a_catalog_that_turns_out_to_be_empty", "a_failure_restores_the_terminal_and_can_be_read", "an_abort"]),
    ("modes that were unusual before", &["modes_that_were_unusual_before"]),
    ("a terminal that takes no output any more", &["a_signal_ends_the_browser_and_the_terminal_gets_its_modes_back", "ctrl_c_ends_the_browser_and_the_terminal_gets_its_modes_back", "a_terminal_that_is_stopped_for_good_gets_its_modes_back"]),
    ("a sequence split across reads", &["an_arrow_key_split_behind_its_escape_is_one_key", "any_bytes_in_any_pieces_come_to_the_same_and_leave_nothing_open"]),
    ("a report nobody asked for", &["a_report_is_swallowed_whole_and_in_pieces", "what_is_no_key_is_swallowed_whole"]),
    ("a burst of keys", &["a_burst_of_keys_and_a_long_paste_are_taken_in"]),
    ("a paste that is long or has no end", &["a_paste_becomes_one_line_of_query", "a_paste_without_an_end_leaves_ctrl_c_alone", "a_pasted_ctrl_c_ends_nothing", "a_paste_is_kept_up_to_a_limit_and_ends_where_it_ends"]),
    ("queries without end", &["long_queries_without_results_are_not_kept_without_end", "the_oldest_is_dropped_first"]),
    ("a terminal that cannot move its cursor", &["a_terminal_that_cannot_move_its_cursor_is_told_of_the_plain_commands"]),
    ("a locale that is not UTF-8", &["a_locale_that_is_not_utf_8_is_sent_ascii", "plain_text_is_ascii_where_the_locale_is_not_utf_8", "in_ascii_nothing_else_is_drawn_in_the_same_cells", "glyphs_beyond_ascii_are_in_one_table"]),
    ("random keys, pastes, reports and sizes", &["on_the_embedded_catalog", "on_a_hostile_catalog", "on_a_long_catalog", "whatever_is_typed_the_terminal_is_given_back"]),
    // Text
    ("control characters in a document", &["an_escape_sequence_in_a_catalog_never_reaches_the_screen", "an_escape_sequence_in_a_catalog_never_reaches_the_terminal", "sanitised_text_holds_no_control_character"]),
    ("control characters in arguments", &["what_was_typed_never_reaches_the_terminal_raw", "a_name_from_a_hostile_hand_is_not_echoed_raw"]),
    ("characters that hide", &["invisible_characters_are_marked", "many_that_hide_are_one_sign", "a_typed_character_that_would_not_be_seen_is_marked"]),
    ("marks without end on a letter", &["a_letter_has_so_many_marks_and_no_more", "each_cell_holds_a_character_and_a_few_marks"]),
    ("wide, joined and combining text", &["columns_are_aligned_in_the_emulator", "columns_are_aligned_in_screen", "tmux_agrees_on_the_cells", "joined_emoji_are_shown_side_by_side"]),
    // Documents
    ("time out of proportion to a document's length", &["a_document_takes_time_in_proportion_to_its_length", "a_document_made_to_be_slow_is_not", "the_time_is_in_proportion_to_the_text"]),
    ("nesting and tables that multiply", &["nesting_ends_at_a_column", "a_table_may_lack_some_cells_and_not_a_million", "a_long_cell_does_not_push_the_others_away"]),
    ("a name or a text without end", &["what_is_too_long_is_left_out_and_said", "of_an_endless_text_a_part_is_shown_and_that_it_is_one"]),
    ("a document too large, or without blank lines", &["a_document_over_the_limit_is_refused", "a_long_document_without_blank_lines_is_read_to_its_end"]),
    ("a pipe, a device or a loop in place of a document", &["a_pipe_is_refused_and_never_waited_for", "what_cannot_be_a_catalog_is_one_line_that_says_what_to_do", "a_page_that_cannot_be_read_is_reported_and_the_others_are_shown"]),
    ("a document that fails on the way", &["a_document_that_fails_on_the_way_is_an_error"]),
    ("one bad part of many", &["a_catalog_that_cannot_be_read_does_not_hide_another", "the_browser_says_what_could_not_be_read", "of_many_only_the_first_are_reported_one_by_one"]),
    ("line ends of every system", &["line_ends_of_old_macs_are_line_ends", "windows_line_ends_a_byte_order_mark_and_a_missing_newline_are_fine", "every_line_end_is_a_newline"]),
    ("a pattern made to explode", &["a_pattern_made_to_explode_is_refused"]),
    ("memory that runs out", &["no_memory_for_a_larger_screen", "a_document_that_memory_has_no_room_for_is_refused", "there_is_a_megabyte_and_not_all_that_can_be_counted"]),
    // Settings
    ("a configuration that is no file, or too long", &["a_configuration_that_is_no_file_is_refused_and_not_opened", "only_a_short_text_file_is_a_configuration", "nesting_and_long_names_in_a_configuration_are_refused_in_a_line"]),
    ("a template without end or without bottom", &["a_template_that_fills_the_stack_or_takes_for_ever_is_ended", "a_template_is_not_tried_again_for_every_code", "a_slow_template_holds_up_the_browser_once", "settings_of_a_language_are_short"]),
    // Output and copies
    ("a full disk, a closed pipe", &["a_full_disk_is_an_error_of_one_line", "a_closed_pipe_is_no_error", "a_closed_pipe_is_quiet"]),
    ("a clipboard that hangs", &["an_interrupt_or_a_signal_does_not_wait_for_a_display_that_hangs", "whoever_quits_waits_for_a_copy_but_not_for_ever", "a_tmux_that_hangs_is_ended_with_all_that_it_has_started"]),
    ("a copy that fails again and again", &["a_text_that_failed_again_and_again_is_kept_once", "a_text_that_was_copied_after_all_is_not_kept"]),
    ("many copies at once, and out", &["twenty_copies_and_out_end_with_the_last_one_sent_to_the_terminal", "twenty_copies_and_out_leave_the_last_one_in_tmux", "twenty_copies_and_out_leave_the_last_one_on_x11", "twenty_copies_and_out_leave_the_last_one_on_wayland"]),
    ("a terminal that does not control the program", &["a_terminal_that_does_not_control_the_program_is_asked"]),
    ("a clipboard program that writes or runs without end", &["output_without_end_is_cut_off", "a_program_that_does_not_end_is_killed", "an_owner_that_talks_without_end_is_ended"]),
    ("input that a fuzzer found", &["the_corpus_holds"]),
];

#[test]
fn each_hard_case_has_its_tests() {
    let tests = tests();
    for (case, names) in CASES {
        assert!(!names.is_empty(), "{case}: no test");
        for name in names {
            assert!(tests.contains(*name), "{case}: there is no test `{name}`");
        }
    }
}

/// The names of all tests of the project.
fn tests() -> HashSet<String> {
    let texts = ["src", "tests"].into_iter().flat_map(texts_below);
    texts.flat_map(|(_, text)| text.split("#[test]\n").skip(1).filter_map(name).collect::<Vec<_>>()).collect()
}

/// The name of the function that a text goes on with.
fn name(text: &str) -> Option<String> {
    let (_, text) = text.split_once("fn ")?;
    text.split_once('(').map(|(name, _)| name.to_owned())
}
