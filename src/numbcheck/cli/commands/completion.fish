# TAB for numbcheck in fish. It offers commands, options and what belongs behind them, never what you wrote.
function __numbcheck_offers
    set -l words (commandline -opc) (commandline -ct)
    set -l offered (printf '%s\n' $words[2..-1] | env _NUMBCHECK_TAB=1 $words[1] 2>/dev/null)
    if string match -q ':files*' -- $offered[1]
        __fish_complete_path (commandline -ct)
    else
        string join \n -- $offered
    end
end
complete -c numbcheck -f -a '(__numbcheck_offers)'
