namespace Guild.Plugins.Manifests;

/// <summary>A manifest can't be understood.</summary>
internal sealed class ManifestFormatException(string message, Exception? cause = null) : Exception(message, cause);
