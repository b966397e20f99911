namespace Guild.Abstractions;

/// <summary>One place that a required resource comes from, as a Guild file declares it (<c>file: data.csv</c>).</summary>
/// <param name="Kind">The source key: <c>file</c>, <c>url</c>, <c>s3</c>, …</param>
/// <param name="Address">What stands behind the key, with flag references already resolved: a path, a URL, …</param>
public sealed record Source(string Kind, string Address)
{
    /// <summary>Attributes written beside the source key, by name (<c>sha256</c>, <c>select</c>, …).</summary>
    public IReadOnlyDictionary<string, Value> Attributes { get; init; } = new Dictionary<string, Value>();

    /// <summary>The name used in messages.</summary>
    public string Name { get; init; } = $"{Kind}:{Address}";

    /// <summary>Where the source is declared; <see langword="null"/> for one given on the command line.</summary>
    public SourceLocation? Location { get; init; }
}
