namespace Guild.Tool.Plugins.Installation;

/// <summary>How a model package is installed.</summary>
internal sealed record ModelInstallOptions
{
    public bool Upgrades { get; init; }

    public bool Reinstalls { get; init; }

    public bool IncludesPrerelease { get; init; }

    /// <summary>Absolute path of a folder other than the user's; <see langword="null"/> for that.</summary>
    public string? Target { get; init; }
}
