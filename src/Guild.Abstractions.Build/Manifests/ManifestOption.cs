namespace Guild.Plugins.Manifests;

/// <summary>An option that an alias adds to those of <c>guild run</c>.</summary>
/// <param name="Name">The long name without dashes.</param>
/// <param name="Help">One line of help.</param>
internal sealed record ManifestOption(string Name, string Help)
{
    /// <summary>The placeholder of the value; empty for a switch.</summary>
    public string ValueName { get; init; } = "";

    public bool IsRepeatable { get; init; }

    /// <summary>The allowed values; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public override string ToString() =>
        $"--{Name}{(ValueName.Length > 0 ? " " + ValueName : "")}{(IsRepeatable ? "..." : "")}"
        + (Choices.Count > 0 ? "=" + string.Join('|', Choices) : "");
}
