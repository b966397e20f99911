using System.Globalization;
using System.Net.Http.Headers;

namespace Guild.Plugins.Url;

/// <summary>What a server has said about one version of a file, so that it can be told from another.</summary>
internal sealed record Validators
{
    // A file that changes twice within a second has one date for two contents (RFC 9110, 8.8.2.2).
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    /// <summary>The ETag with its quotes, <c>W/</c> in front of a weak one.</summary>
    public string? ETag { get; init; }

    /// <summary>The time of the last change, as an HTTP date.</summary>
    public string? LastModified { get; init; }

    /// <summary>Whether the last change lay so far back that another with the same date is impossible.</summary>
    public bool IsDateStrong { get; init; }

    /// <summary>The whole length in bytes.</summary>
    public long? Length { get; init; }

    /// <summary>Whether the server can be asked if there is another version.</summary>
    public bool CanRevalidate => ETag is not null || LastModified is not null;

    /// <summary>What proves, byte for byte, that a range is of the same version; <see langword="null"/> when nothing does.</summary>
    public string? Strong => ETag is { } tag && !tag.StartsWith("W/", StringComparison.Ordinal) ? tag : IsDateStrong ? LastModified : null;

    /// <summary>What a response says of the file that it brings, all of it or a part.</summary>
    public static Validators Of(HttpResponseMessage response)
    {
        var modified = response.Content.Headers.LastModified;
        return new Validators
        {
            ETag = response.Headers.ETag?.ToString(),
            LastModified = modified?.ToString("r", CultureInfo.InvariantCulture),
            IsDateStrong = modified is not null && response.Headers.Date - modified >= Settled,
            Length = response.Content.Headers.ContentRange is { } range ? range.Length : response.Content.Headers.ContentLength,
        };
    }

    /// <summary>Whether a part of the other version may be a part of this one.</summary>
    public bool Agrees(Validators other) =>
        (ETag is null || other.ETag is null || ETag == other.ETag)
        && (LastModified is null || other.LastModified is null || LastModified == other.LastModified)
        && (Length is null || other.Length is null || Length == other.Length);

    /// <summary>Asks a request to bring nothing when there is no other version.</summary>
    public void MakeConditional(HttpRequestHeaders headers)
    {
        if (ETag is not null)
            headers.TryAddWithoutValidation("If-None-Match", ETag);
        if (LastModified is not null)
            headers.TryAddWithoutValidation("If-Modified-Since", LastModified);
    }

    /// <summary>The text of a note: one fact a line.</summary>
    public string ToNote() => string.Concat(
        ETag is null ? "" : $"etag {ETag}\n",
        LastModified is null ? "" : $"{(IsDateStrong ? "last-modified" : "recently-modified")} {LastModified}\n",
        Length is null ? "" : string.Create(CultureInfo.InvariantCulture, $"length {Length}\n"));

    /// <summary>Reads a note back; what can't be understood is left out.</summary>
    public static Validators Read(string note)
    {
        var validators = new Validators();
        foreach (var line in note.Split('\n'))
        {
            var (fact, value) = line.Split(' ', 2) is [var name, var rest] ? (name, rest) : ("", "");
            validators = fact switch
            {
                "etag" => validators with { ETag = value },
                "last-modified" => validators with { LastModified = value, IsDateStrong = true },
                "recently-modified" => validators with { LastModified = value },
                "length" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => validators with { Length = length },
                _ => validators,
            };
        }

        return validators;
    }
}
