using System.Globalization;

namespace Guild.Plugins.S3;

/// <summary>Nothing came for too long.</summary>
internal sealed class StalledException(string place, TimeSpan limit)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"nothing came from {place} for {limit.TotalSeconds:0.##} s"));
