# TAB for numbcheck in bash. It offers commands, options and what belongs behind them, never what you wrote.
_numbcheck() {
    local name help word before lead="" words=() count=0 at
    # bash cuts words at = and @: what belongs together is put together again, and up to the = taken off the answers
    for ((at = 1; at <= COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]} before=""
        ((count)) && before=${words[count - 1]}
        if [[ $before = --*= || $before = *@ || ($before = --* && $word = =*) ]]; then
            words[count - 1]+=$word
        else
            words[count++]=$word
        fi
    done
    [[ ${words[count - 1]} = --*=* ]] && lead="${words[count - 1]%%=*}="
    COMPREPLY=()
    while IFS=$'\t' read -r name help; do
        COMPREPLY+=("${name#"$lead"}")
    done < <(printf '%s\n' "${words[@]}" | _NUMBCHECK_TAB=1 "$1" 2>/dev/null)
    if [ "${COMPREPLY[0]}" = :files ]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    fi
}
complete -F _numbcheck numbcheck
