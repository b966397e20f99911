namespace Guild.Plugins.Url;

/// <summary>Reads <c>.netrc</c> files, as curl and Python do.</summary>
internal static class NetRc
{
    /// <summary>The login and password for a host: its own entry, else the <c>default</c> one; <see langword="null"/> when there is none.</summary>
    /// <param name="text">The file.</param>
    /// <param name="host">The host.</param>
    /// <param name="takesDefault">Whether the <c>default</c> entry is for this host, too.</param>
    public static (string Login, string Password)? Find(string text, string host, bool takesDefault = true)
    {
        var words = Words(text);
        (string? Login, string? Password) own = default, other = default;
        var (isOwn, isDefault, hasOwn) = (false, false, false);
        for (var i = 0; i < words.Count; i++)
        {
            string? Next() => i + 1 < words.Count ? words[++i] : null;
            switch (words[i])
            {
                case "machine":
                    // The first entry of a host counts.
                    isOwn = string.Equals(Next(), host, StringComparison.OrdinalIgnoreCase) && !hasOwn;
                    hasOwn |= isOwn;
                    isDefault = false;
                    break;
                case "default":
                    (isOwn, isDefault) = (false, true);
                    break;
                case "login":
                    var login = Next();
                    own.Login = isOwn ? login : own.Login;
                    other.Login = isDefault ? login : other.Login;
                    break;
                case "password":
                    var password = Next();
                    own.Password = isOwn ? password : own.Password;
                    other.Password = isDefault ? password : other.Password;
                    break;
                case "account":
                    Next();
                    break;
            }
        }

        var chosen = hasOwn ? own : takesDefault ? other : default;
        return chosen.Password is null ? null : (chosen.Login ?? "", chosen.Password);
    }

    // A macro lasts until an empty line; a '#' at the start of a word makes the rest of the line a comment.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var isMacro = false;
        foreach (var line in text.Split('\n'))
        {
            if (isMacro)
            {
                isMacro = line.Trim().Length > 0;
                continue;
            }

            var at = 0;
            while (TakeWord(line, ref at) is { } word)
            {
                if (word == "macdef")
                {
                    isMacro = true;
                    break;
                }

                words.Add(word);
            }
        }

        return words;
    }

    private static string? TakeWord(string line, ref int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
            at++;
        if (at == line.Length || line[at] == '#')
            return null;
        var isQuoted = line[at] == '"';
        if (isQuoted)
            at++;
        var word = new System.Text.StringBuilder();
        for (; at < line.Length && (isQuoted ? line[at] != '"' : !char.IsWhiteSpace(line[at])); at++)
        {
            if (isQuoted && line[at] == '\\' && at + 1 < line.Length)
                at++;
            word.Append(line[at]);
        }

        if (isQuoted && at < line.Length)
            at++;
        return word.ToString();
    }
}
