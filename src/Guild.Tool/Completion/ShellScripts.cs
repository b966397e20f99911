namespace Guild.Tool.Completion;

/// <summary>The scripts that connect shells with guild.</summary>
internal static class ShellScripts
{
    /// <summary>The shells, in the order of the help page.</summary>
    public static IReadOnlyList<string> Names { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>The script of a shell; <see langword="null"/> when there is none.</summary>
    public static string? Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "powershell" => PowerShell,
        _ => null,
    };

    // For bash 3.2 and later. bash takes words apart at ':' and '=' and then replaces only the last part: the parts are put together
    // again for guild, and what stands before the last one is cut off from the answers.
    private const string Bash = """
        #-*-shell-script-*-
        _guild_completion() {
            local line="${COMP_LINE:0:COMP_POINT}" part="${COMP_WORDS[COMP_CWORD]}" words=() candidate current prefix
            IFS=$' \t\n' read -r -a words <<< "$line"
            case "$line" in *[[:space:]]) words+=("") ;; esac
            current="${words[${#words[@]}-1]}"
            case "$part" in :|=) part="" ;; esac
            prefix="${current%"$part"}"
            COMPREPLY=()
            while IFS= read -r candidate; do
                case "$candidate" in
                    '!!nospace') compopt -o nospace 2>/dev/null ;;
                    '!!dir') while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -d -- "$part")
                        compopt -o filenames 2>/dev/null ;;
                    '!!file:'*) while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(shopt -s extglob; compgen -f -X "!${candidate#!!file:}" -- "${part#@}"; compgen -d -- "${part#@}")
                        compopt -o filenames 2>/dev/null ;;
                    *) COMPREPLY+=("${candidate#"$prefix"}") ;;
                esac
            done < <(_GUILD_COMPLETE=bash "${COMP_WORDS[0]}" "${words[@]:1}" 2>/dev/null)
        }
        complete -F _guild_completion guild

        """;

    private const string Zsh = """
        #-*-shell-script-*-
        #compdef guild
        _guild_completion() {
            local -a answers plain flags
            local candidate text help
            answers=("${(@f)$(_GUILD_COMPLETE=zsh "${words[1]}" "${(@)words[2,CURRENT]}" 2>/dev/null)}")
            for candidate in $answers; do
                text="${candidate%%$'\t'*}"
                help="${candidate#*$'\t'}"
                [[ "$help" == "$candidate" ]] && help=""
                case "$text" in
                    '!!nospace'|'') ;;
                    '!!dir') _files -/ ;;
                    '!!file:'*) _files -g "${${${text#!!file:}//@\(/\(}}(-.)" ;;
                    *=) flags+=("${text//:/\\:}${help:+:$help}") ;;
                    *) plain+=("${text//:/\\:}${help:+:$help}") ;;
                esac
            done
            (( ${#plain} )) && _describe -V 'guild' plain
            (( ${#flags} )) && _describe -V 'flags' flags -S ''
        }
        (( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit; }
        compdef _guild_completion guild

        """;

    private const string Fish = """
        #-*-shell-script-*-
        function __guild_completion
            set -l words (commandline -opc) (commandline -ct)
            for line in (env _GUILD_COMPLETE=fish $words[1] $words[2..-1] 2>/dev/null)
                switch $line
                    case '!!nospace'
                    case '!!dir'
                        __fish_complete_directories (commandline -ct)
                    case '!!file:*'
                        __fish_complete_path (commandline -ct)
                    case '*'
                        echo $line
                end
            end
        end
        complete -c guild -f -a '(__guild_completion)'

        """;

    private const string PowerShell = """
        #-*-shell-script-*-
        Register-ArgumentCompleter -Native -CommandName guild -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
            $program = $words[0]
            $words = @($words | Select-Object -Skip 1)
            if ($wordToComplete -eq '') { $words += '""' }
            $before = $env:_GUILD_COMPLETE
            $env:_GUILD_COMPLETE = 'powershell'
            try {
                & $program @words 2>$null | ForEach-Object {
                    $text, $help = $_ -split "`t", 2
                    if (-not $help) { $help = $text }
                    if ($text -eq '!!dir') {
                        Get-ChildItem -Directory "$wordToComplete*" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_.Name) }
                    } elseif ($text -like '!!file:*') {
                        Get-ChildItem "$wordToComplete*" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_.Name) }
                    } elseif ($text -ne '!!nospace') {
                        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $help)
                    }
                }
            } finally {
                $env:_GUILD_COMPLETE = $before
            }
        }

        """;
}
