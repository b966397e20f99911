using Guild.Abstractions;

namespace Guild.Core.GuildFiles;

/// <summary>One source of a resource (guildfile.md 10.3, 10.4), flag references in place.</summary>
public sealed record SourceDef
{
    /// <summary>The source key: <c>file</c>, <c>url</c>, <c>operation</c>, <c>config</c>, <c>module</c>, or one of a plugin.</summary>
    public required string Kind { get; init; }

    /// <summary>What stands behind the key.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// The URI that is recorded: the URL itself, also one whose scheme is the source key (<c>s3: s3://…</c>), else <c>KIND:ADDRESS</c>; without
    /// user information, for it is shown everywhere.
    /// </summary>
    public string Uri => UriOf(Kind, Address);

    /// <summary>The name in messages; <see langword="null"/> for the flag name or the URI.</summary>
    public string? Name { get; init; }

    /// <summary>The flag that overrides the source.</summary>
    public string? FlagName { get; init; }

    /// <summary>Whether <c>flag-name: no</c> is written: an operation source without flag.</summary>
    public bool HasNoFlag { get; init; }

    /// <summary>The name used in messages and in <c>deps</c>.</summary>
    public string ResolvingName => Name ?? FlagName ?? Uri;

    /// <summary>The digest of the file, lower-case hex.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Sub-directory of the run directory.</summary>
    public string? TargetPath { get; init; }

    /// <summary><c>copy</c> or <c>link</c>.</summary>
    public string? TargetType { get; init; }

    /// <summary>Whether an archive is unpacked; <see langword="null"/> for the resource's default.</summary>
    public bool? Unpack { get; init; }

    /// <summary>The archive type: <c>zip</c>, <c>tar</c>, <c>gzip</c>; <see langword="null"/> to go by the name.</summary>
    public string? ArchiveType { get; init; }

    /// <summary>Bytes up to which an archive may expand whatever its own size is; <see langword="null"/> for the configured limit.</summary>
    public long? UnpackLimit { get; init; }

    /// <summary>How many times its own size an archive may expand to; <see langword="null"/> for the configured ratio.</summary>
    public int? UnpackRatio { get; init; }

    /// <summary>What is taken from a directory, archive or run, in order.</summary>
    public IReadOnlyList<SelectDef> Select { get; init; } = [];

    /// <summary>How names change on the way, in order.</summary>
    public IReadOnlyList<RenameDef> Rename { get; init; } = [];

    /// <summary>Whether the path relative to the project is kept.</summary>
    public bool PreservesPath { get; init; }

    /// <summary>Whether to warn when nothing was selected.</summary>
    public bool WarnsIfEmpty { get; init; } = true;

    /// <summary>Whether to fail when nothing was selected.</summary>
    public bool FailsIfEmpty { get; init; }

    /// <summary>Whether failing to resolve is no error.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether an existing target is replaced.</summary>
    public bool ReplacesExisting { get; init; }

    /// <summary>Whether the source is resolved again on restart.</summary>
    public bool AlwaysResolves { get; init; }

    /// <summary>Values applied to a <c>config</c> source before flags.</summary>
    public MapValue? Params { get; init; }

    /// <summary>Text printed after a resolution error.</summary>
    public string? Help { get; init; }

    /// <summary>A shell command run once after resolving.</summary>
    public string? PostProcess { get; init; }

    /// <summary>All attributes as written, for plugins and for the run's record.</summary>
    public required MapValue Config { get; init; }

    /// <summary>The URI of a source of a kind, from what stands behind its key.</summary>
    public static string UriOf(string kind, string address) =>
        kind == "url" || address.StartsWith(kind + "://", StringComparison.Ordinal) ? PlainUrl.Of(address) : $"{kind}:{PlainUrl.Of(address)}";

    /// <summary>Where it is written; <see langword="null"/> for one given on the command line.</summary>
    public SourceLocation? Location { get; init; }
}
