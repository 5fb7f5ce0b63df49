#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Completion for bash: . cli/completion.bash

# The names of the objects that there are. Without a login nothing is offered, and nobody is asked for a password.
_netvis_names() {
    "${COMP_WORDS[0]}" names "$1" 2>/dev/null </dev/null
}

_netvis() {
    local word=${COMP_WORDS[COMP_CWORD]} command='' kind='' i
    local commands='policies policy sources tools bridges flows apply diff delete export import preview explain watch'
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case " $commands " in *" ${COMP_WORDS[i]} "*) command=${COMP_WORDS[i]}; kind=${COMP_WORDS[i + 1]:-}; break ;; esac
    done
    case $command,$word in
        *,--*) mapfile -t COMPREPLY < <(compgen -W \
            '--url --user --netrc --cacert --tenant --json --help --yes --every --times --yaml --delete --lines
             --source --bridge --port --frame --capture --number --policy' -- "$word") ;;
        '',*) mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word") ;;
        policy,*) mapfile -t COMPREPLY < <(compgen -W "$(_netvis_names policy)" -- "$word") ;;
        flows,*) mapfile -t COMPREPLY < <(compgen -W "$(_netvis_names bridge)" -- "$word") ;;
        apply,* | diff,* | import,* | preview,*) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
        delete,*)
            if [ $((i + 1)) -eq "$COMP_CWORD" ]; then
                mapfile -t COMPREPLY < <(compgen -W 'bridge source tool policy' -- "$word")
            else
                mapfile -t COMPREPLY < <(compgen -W "$(_netvis_names "$kind")" -- "$word")
            fi ;;
    esac
}

complete -o filenames -F _netvis netvis ./netvis cli/netvis
