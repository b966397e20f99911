namespace Guild.Plugins.S3;

/// <summary>An object is another one than when it was first asked for.</summary>
internal sealed class ObjectChangedException(string key) : Exception($"'{key}' changed while it was downloaded");
