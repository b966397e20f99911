namespace Guild.Plugins.Python.Interpreters;

/// <summary>A version range in Python's notation: clauses such as <c>&gt;=3.8</c>, <c>==3.11.*</c>, <c>~=3.9</c>, separated by commas.</summary>
internal static class VersionRequirement
{
    private static readonly string[] Operators = ["===", "==", "!=", "<=", ">=", "~=", "<", ">"];

    /// <summary>Whether a version lies in the range. A clause that can't be read admits nothing.</summary>
    public static bool Admits(string requirement, Version version) =>
        requirement.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(clause => AdmitsClause(clause, version));

    private static bool AdmitsClause(string clause, Version version)
    {
        // A bare version, as in 'python-requires: 3.8', means that version with any patch level.
        var name = Operators.FirstOrDefault(o => clause.StartsWith(o, StringComparison.Ordinal)) ?? "";
        var text = clause[name.Length..].Trim();
        var isPrefix = text.EndsWith(".*", StringComparison.Ordinal);
        if (Parts(isPrefix ? text[..^2] : text) is not { } wanted)
            return false;

        int[] found = [version.Major, version.Minor, Math.Max(version.Build, 0)];
        return name switch
        {
            "" => HasPrefix(found, wanted),
            "==" or "===" => isPrefix ? HasPrefix(found, wanted) : Compare(found, wanted) == 0,
            "!=" => isPrefix ? !HasPrefix(found, wanted) : Compare(found, wanted) != 0,
            "<=" => Compare(found, wanted) <= 0,
            ">=" => Compare(found, wanted) >= 0,
            "<" => Compare(found, wanted) < 0,
            ">" => Compare(found, wanted) > 0,
            _ => wanted.Length > 1 && Compare(found, wanted) >= 0 && HasPrefix(found, wanted[..^1]),
        };
    }

    private static int[]? Parts(string text)
    {
        var parts = text.Split('.');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], out numbers[i]))
                return null;
        }

        return numbers;
    }

    private static bool HasPrefix(int[] version, int[] prefix) =>
        prefix.Length <= version.Length && version.AsSpan(0, prefix.Length).SequenceEqual(prefix);

    private static int Compare(int[] left, int[] right)
    {
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var difference = left.ElementAtOrDefault(i).CompareTo(right.ElementAtOrDefault(i));
            if (difference != 0)
                return difference;
        }

        return 0;
    }
}
