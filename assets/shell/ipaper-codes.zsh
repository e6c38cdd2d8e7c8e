# Ctrl-X Ctrl-I inserts a return code at the cursor. For ~/.zshrc: eval "$(ipaper-codes shell zsh)"

__ipaper_codes_pick() {
  emulate -L zsh
  local picked
  picked=$(command ipaper-codes pick) && LBUFFER+=${(q)picked}
  # The window may have another size now.
  zle reset-prompt
}

zle -N __ipaper_codes_pick
bindkey -M emacs '^X^I' __ipaper_codes_pick
bindkey -M viins '^X^I' __ipaper_codes_pick
