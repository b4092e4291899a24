#compdef numbcheck
# TAB for numbcheck in zsh. It offers commands, options and what belongs behind them, never what you wrote.
_numbcheck() {
    local -a offered
    offered=("${(@f)$(
        printf '%s\n' "${(@)words[2,CURRENT]}" | _NUMBCHECK_TAB=1 "$words[1]" 2>/dev/null
    )}")
    if [[ "$offered[1]" = :files* ]]; then
        _files
    elif [[ -n "$offered[1]" ]]; then
        offered=("${(@)offered//:/\\:}")
        offered=("${(@)offered/$'\t'/:}")
        _describe numbcheck offered
    fi
}

if [[ "$funcstack[1]" = _numbcheck ]]; then
    _numbcheck "$@"
elif (( $+functions[compdef] )); then
    compdef _numbcheck numbcheck
fi
