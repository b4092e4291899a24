# TAB for numbcheck in bash. It offers commands, options, practices, pages and settings, never your words.
_numbcheck() {
    local name help
    COMPREPLY=()
    while IFS=$'\t' read -r name help; do
        COMPREPLY+=("$name")
    done < <(printf '%s\n' "${COMP_WORDS[@]:1:COMP_CWORD}" | _NUMBCHECK_TAB=1 "$1" 2>/dev/null)
    if [ "${COMPREPLY[0]}" = :files ]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    fi
}
complete -F _numbcheck numbcheck
