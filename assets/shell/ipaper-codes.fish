# Ctrl-X Ctrl-I inserts a return code at the cursor. For config.fish: ipaper-codes shell fish | source

function __ipaper_codes_pick --description 'Insert a return code at the cursor'
    set -l picked (command ipaper-codes pick)
    and commandline --insert -- (string escape -- $picked)
    commandline --function repaint
end

if status is-interactive
    bind \cx\ci __ipaper_codes_pick
    bind --mode insert \cx\ci __ipaper_codes_pick
end
