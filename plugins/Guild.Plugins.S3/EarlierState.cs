namespace Guild.Plugins.S3;

/// <summary>A state of a prefix that was downloaded before.</summary>
/// <param name="Path">Absolute path of its directory.</param>
/// <param name="Files">What is known of its files.</param>
internal sealed record EarlierState(string Path, PrefixFiles Files);
