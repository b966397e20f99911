using System.Text.RegularExpressions;

namespace Guild.Core.Scalars;

/// <summary>A configured pattern: a Python regular expression with the aliases <c>\key</c>, <c>\value</c> and <c>\step</c>, found everywhere in a line.</summary>
internal sealed class RegexOutputPattern : IOutputPattern
{
    private const string KeyAlias = @"[_a-zA-Z]\S*";
    private const string StepAlias = "[0-9]+";

    private readonly Regex _regex;
    private readonly string? _key;
    private readonly string[] _names;
    private readonly int _unnamedCount;

    /// <summary>Compiles a pattern.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="key">The name for the value of a pattern with one unnamed group; <see langword="null"/> when it was configured without one.</param>
    /// <param name="valueAlias">What <c>\value</c> stands for.</param>
    /// <exception cref="ArgumentException">It isn't a regular expression.</exception>
    public RegexOutputPattern(string source, string? key, string valueAlias)
    {
        Source = source;
        _key = key;
        Expression = source
            .Replace(@"\key", KeyAlias, StringComparison.Ordinal)
            .Replace(@"\value", valueAlias, StringComparison.Ordinal)
            .Replace(@"\step", StepAlias, StringComparison.Ordinal);
        _regex = PythonRegex.Compile(Expression);
        _names = [.. _regex.GetGroupNames().Where(n => !char.IsAsciiDigit(n[0]))];
        _unnamedCount = _names.Length > 0 ? 0 : _regex.GetGroupNumbers().Length - 1;
    }

    /// <summary><c>\value</c> in patterns for scalars.</summary>
    public static string ScalarValueAlias =>
        @"(?:[-+]?[0-9]*\.?(?:[0-9]+)?(?:[eE][-+]?[0-9]+)?|[nN][aA][nN]|[-+]?[iI][nN][fF])";

    /// <summary><c>\value</c> in patterns for attributes.</summary>
    public static string AttrValueAlias => @"\S+";

    /// <inheritdoc/>
    public string Source { get; }

    /// <summary>The expression with the aliases filled in, as Python spells it.</summary>
    public string Expression { get; }

    /// <summary>The number of unnamed groups when that is one that nothing can be made of; else <see langword="null"/>.</summary>
    public int? BadGroupCount =>
        _names.Length > 0 || _unnamedCount == 2 || (_unnamedCount == 1 && _key is not null) ? null : _unnamedCount;

    /// <inheritdoc/>
    public void Capture(string line, List<CapturedValue> captured)
    {
        for (var match = _regex.Match(line); match.Success; match = match.NextMatch())
        {
            if (_names.Length > 0)
                CaptureNamed(match, captured);
            else if (_unnamedCount == 2)
                captured.Add(new CapturedValue(match.Groups[1].Value, match.Groups[2].Value));
            else if (_unnamedCount == 1 && _key is not null)
                captured.Add(new CapturedValue(_key, match.Groups[1].Value));
        }
    }

    /// <summary>The groups of every match in a line, in the order in which they stand in the expression; <see langword="null"/> for one that took no part.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Groups(string line)
    {
        var order = GroupOrder.Of(Expression);
        var matches = new List<IReadOnlyList<string?>>();
        for (var match = _regex.Match(line); match.Success; match = match.NextMatch())
            matches.Add([.. order.Select(name => match.Groups[name] is { Success: true } group ? group.Value : null)]);
        return matches;
    }

    private void CaptureNamed(Match match, List<CapturedValue> captured)
    {
        if (match.Groups["_key"] is { Success: true } key && match.Groups["_val"] is { Success: true } value)
        {
            captured.Add(new CapturedValue(key.Value, value.Value));
            return;
        }

        foreach (var name in _names)
        {
            if (match.Groups[name] is { Success: true } group)
                captured.Add(new CapturedValue(name, group.Value));
        }
    }
}
