using System.Globalization;
using Guild.Abstractions;

namespace Guild.Tool.Plugins;

/// <summary>A level of the contract.</summary>
/// <param name="Major">Levels of different majors don't work together.</param>
/// <param name="Minor">A host takes plugins of its own minor and below.</param>
internal readonly record struct ContractLevel(int Major, int Minor)
{
    /// <summary>The host's own.</summary>
    public static ContractLevel Own { get; } = TryParse(Contract.Version, out var own) ? own : default;

    public static bool TryParse(string text, out ContractLevel level)
    {
        level = default;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0
            || !int.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
            return false;
        level = new ContractLevel(major, minor);
        return true;
    }

    /// <summary>Whether a host of this level can load a plugin that was built for another.</summary>
    public bool Accepts(ContractLevel plugin) => plugin.Major == Major && plugin.Minor <= Minor;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
