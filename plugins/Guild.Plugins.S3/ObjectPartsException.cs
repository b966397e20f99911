namespace Guild.Plugins.S3;

/// <summary>A store gives another part of an object than it was asked for.</summary>
internal sealed class ObjectPartsException(string endpoint) : Exception($"{endpoint} doesn't give the parts of objects that it is asked for");
