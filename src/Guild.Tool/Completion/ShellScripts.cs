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
    // again for guild, and what stands before the last one is cut off from the answers. An '@' is taken apart
    // too, yet replaced with the last part; and bash would quote it as if it belonged to the file's name.
    private const string Bash = """
        #-*-shell-script-*-
        _guild_completion() {
            local line="${COMP_LINE:0:COMP_POINT}" part="${COMP_WORDS[COMP_CWORD]}" words=() candidate current prefix at=""
            IFS=$' \t\n' read -r -a words <<< "$line"
            case "$line" in *[[:space:]]) words+=("") ;; esac
            current="${words[${#words[@]}-1]}"
            case "$part" in :|=) part="" ;; esac
            case "$current" in @*) at="@" ;; esac
            prefix="${current%"$part"}"
            COMPREPLY=()
            while IFS= read -r candidate; do
                case "$candidate" in
                    '!!nospace') compopt -o nospace 2>/dev/null ;;
                    '!!dir') while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -d -- "$part")
                        compopt -o filenames 2>/dev/null ;;
                    '!!file:'*) while IFS= read -r candidate; do COMPREPLY+=("$at$candidate"); done < <(shopt -s extglob; compgen -f -X "!${candidate#!!file:}" -- "${part#@}"; [[ "$candidate" == '!!file:*' ]] || compgen -d -S "${at:+/}" -- "${part#@}")
                        [[ -n "$at" ]] || compopt -o filenames 2>/dev/null
                        case "${#COMPREPLY[@]}${COMPREPLY[0]}" in 1@*/) compopt -o nospace 2>/dev/null ;; esac ;;
                    *) COMPREPLY+=("${candidate#"$prefix"}") ;;
                esac
            done < <(_GUILD_COMPLETE=bash "${COMP_WORDS[0]}" "${words[@]:1}" 2>/dev/null)
        }
        complete -F _guild_completion guild

        """;

    // Files are offered last: what stands before '=' or '@' must not count for them, and zsh then leaves it out for all that follows.
    private const string Zsh = """
        #-*-shell-script-*-
        #compdef guild
        _guild_completion() {
            local -a answers plain flags
            local candidate text help pattern found=1
            answers=("${(@f)$(_GUILD_COMPLETE=zsh "${words[1]}" "${(@)words[2,CURRENT]}" 2>/dev/null)}")
            for candidate in $answers; do
                text="${candidate%%$'\t'*}"
                help="${candidate#*$'\t'}"
                [[ "$help" == "$candidate" ]] && help=""
                case "$text" in
                    '!!nospace'|'') ;;
                    '!!dir') pattern='/' ;;
                    '!!file:'*) pattern="${${text#!!file:}/@/}" ;;
                    *=) flags+=("${text//:/\\:}${help:+:$help}") ;;
                    *) plain+=("${text//:/\\:}${help:+:$help}") ;;
                esac
            done
            (( ${#plain} )) && _describe -V 'guild' plain && found=0
            (( ${#flags} )) && _describe -V 'flags' flags -S '' && found=0
            if [[ -n "$pattern" ]]; then
                compset -P '*=' || compset -P '@'
                if [[ "$pattern" == / ]]; then _files -/ && found=0; else _files -g "$pattern" && found=0; fi
            fi
            return found
        }
        (( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit; }
        compdef _guild_completion guild

        """;

    private const string Fish = """
        #-*-shell-script-*-
        function __guild_completion
            set -l words (commandline -opc) (commandline -ct)
            set -l before (string match -r -- '^(?:[^=/]*=|@)' $words[-1])
            set -l typed (string replace -r -- '^(?:[^=/]*=|@)' '' $words[-1])
            for line in (env _GUILD_COMPLETE=fish $words[1] $words[2..-1] 2>/dev/null)
                switch $line
                    case '!!nospace'
                    case '!!dir'
                        for found in (__fish_complete_directories "$typed" '')
                            echo "$before$found"
                        end
                    case '!!file:*'
                        set -l pattern (string replace '!!file:' '' -- $line | string replace -a . '\\.' | string replace '*' '.*' | string replace '@(' '(')
                        for found in (__fish_complete_path "$typed" '')
                            string match -q -r -- "^(.*/|$pattern)\$" (string split -f 1 \t -- $found); and echo "$before$found"
                        end
                    case '*'
                        echo $line
                end
            end
        end
        complete -c guild -f -a '(__guild_completion)'

        """;

    // Versions before 7.3 pass no empty word to programs, and later ones no quotes instead.
    private const string PowerShell = """
        #-*-shell-script-*-
        Register-ArgumentCompleter -Native -CommandName guild -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
            $program = $words[0]
            $words = @($words | Select-Object -Skip 1)
            if ($wordToComplete -eq '') { $words += '!!empty' }
            $before = $env:_GUILD_COMPLETE
            $env:_GUILD_COMPLETE = 'powershell'
            try {
                & $program @words 2>$null | ForEach-Object {
                    $text, $help = $_ -split "`t", 2
                    if (-not $help) { $help = $text }
                    if ($text -eq '!!dir' -or $text -like '!!file:*') {
                        $null = $wordToComplete -match '^([^=/]*=|@|)(.*)$'
                        $start, $path = $Matches[1], $Matches[2]
                        $folder = if ($path -match '^(.*[/\\])') { $Matches[1] } else { '' }
                        $pattern = '^' + $text.Replace('!!file:', '').Replace('.', '\.').Replace('*', '.*').Replace('@(', '(') + '$'
                        Get-ChildItem "$path*" -ErrorAction SilentlyContinue | Where-Object { $_.PSIsContainer -or $_.Name -match $pattern } | ForEach-Object {
                            $name = if ($_.PSIsContainer) { "$($_.Name)/" } else { $_.Name }
                            [System.Management.Automation.CompletionResult]::new("$start$folder$name", $name, 'ParameterValue', $name)
                        }
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
