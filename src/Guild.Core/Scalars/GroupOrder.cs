using System.Globalization;

namespace Guild.Core.Scalars;

/// <summary>The groups of a regular expression by place. .NET counts named ones behind the others, Python as they come.</summary>
internal static class GroupOrder
{
    private const string NamedStart = "?P<";

    /// <summary>The names by which .NET knows the groups: a number for one without name.</summary>
    public static IReadOnlyList<string> Of(string expression)
    {
        var names = new List<string>();
        var (unnamed, isInClass) = (0, false);
        for (var i = 0; i < expression.Length; i++)
        {
            if (expression[i] == '\\')
                i++;
            else if (isInClass)
                isInClass = expression[i] != ']';
            else if (expression[i] == '[')
                isInClass = true;
            else if (expression[i] == '(' && Name(expression.AsSpan(i + 1), ref unnamed) is { } name)
                names.Add(name);
        }

        return names;
    }

    private static string? Name(ReadOnlySpan<char> rest, ref int unnamed)
    {
        if (!rest.StartsWith("?"))
            return (++unnamed).ToString(CultureInfo.InvariantCulture);
        return rest.StartsWith(NamedStart) && rest.IndexOf('>') is var end and > 0 ? rest[NamedStart.Length..end].ToString() : null;
    }
}
