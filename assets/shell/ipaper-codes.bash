# Ctrl-X Ctrl-I inserts a return code at the cursor. For ~/.bashrc: eval "$(ipaper-codes shell bash)"

__ipaper_codes_pick() {
  local picked
  picked=$(command ipaper-codes pick) || return 0
  printf -v picked %q "$picked"
  READLINE_LINE=${READLINE_LINE:0:READLINE_POINT}$picked${READLINE_LINE:READLINE_POINT}
  ((READLINE_POINT += ${#picked}))
}

# Without a line editor there are no keys.
if [[ $- == *i* ]]; then
  bind -m emacs -x '"\C-x\C-i": __ipaper_codes_pick'
  bind -m vi-insert -x '"\C-x\C-i": __ipaper_codes_pick'
fi
