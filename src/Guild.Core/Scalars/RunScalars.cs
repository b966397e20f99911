using Guild.Core.Runs;

namespace Guild.Core.Scalars;

/// <summary>What a run's event files say.</summary>
public sealed class RunScalars
{
    internal RunScalars(IReadOnlyList<ScalarSummary> summaries, IReadOnlyList<KeyValuePair<string, string>> texts) =>
        (Summaries, Texts) = (summaries, texts);

    /// <summary>The scalars, ordered by prefix and tag.</summary>
    public IReadOnlyList<ScalarSummary> Summaries { get; }

    /// <summary>The logged attributes, ordered by name; one under a prefix is named <c>prefix#name</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts { get; }

    /// <summary>Whether some of this is of other runs, to which the run has links.</summary>
    internal bool HasLinkedRuns { get; private init; }

    /// <summary>The files that this was read from.</summary>
    internal IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>The run's own directories, where other event files may come.</summary>
    internal IReadOnlyList<string> Directories { get; private init; } = [];

    /// <summary>Reads the event files of a run and of the runs that it links to.</summary>
    /// <param name="run">The run.</param>
    /// <param name="onDamage">Is told of files that can't be read to their end.</param>
    public static RunScalars Read(RunDirectory run, Action<string>? onDamage = null)
    {
        var summaries = new Dictionary<(string Prefix, string Tag), ScalarSummary>();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var files = new List<string>();
        var directories = new List<string>();
        var hasLinkedRuns = false;
        foreach (var (prefix, path) in EventFiles.Below(run, () => hasLinkedRuns = true, directories.Add))
        {
            files.Add(path);
            var isAttributes = path.EndsWith(".attrs", StringComparison.Ordinal);
            foreach (var item in ReadFile(path, onDamage))
            {
                if (item.Text is { } text && isAttributes)
                    texts[prefix is "" or ".guild" ? item.Tag : $"{prefix}#{item.Tag}"] = text;
                else if (item.Number is { } number && !isAttributes)
                    Add(summaries, prefix, item.Tag, new ScalarPoint(number, item.Step));
            }
        }

        var ordered = summaries.Values.ToArray();
        Array.Sort(ordered, (a, b) => string.CompareOrdinal(a.Prefix, b.Prefix) is var order and not 0 ? order : string.CompareOrdinal(a.Tag, b.Tag));
        return new RunScalars(ordered, [.. texts]) { HasLinkedRuns = hasLinkedRuns, Files = files, Directories = directories };
    }

    /// <summary>A scalar by its tag, and by the beginning of its prefix when one is given before a <c>#</c>; <see langword="null"/> when there is none.</summary>
    public ScalarSummary? Find(string key)
    {
        var hash = key.IndexOf('#', StringComparison.Ordinal);
        return hash < 0
            ? Summaries.FirstOrDefault(s => s.Tag == key)
            : Summaries.FirstOrDefault(s => s.Tag == key[(hash + 1)..] && s.Prefix.StartsWith(key[..hash], StringComparison.Ordinal));
    }

    /// <summary>A logged attribute; <see langword="null"/> when there is none of that name.</summary>
    public string? FindText(string name)
    {
        foreach (var text in Texts)
        {
            if (text.Key == name)
                return text.Value;
        }

        return null;
    }

    private static void Add(Dictionary<(string Prefix, string Tag), ScalarSummary> summaries, string prefix, string tag, ScalarPoint point)
    {
        var key = (prefix, tag);
        summaries[key] = (summaries.GetValueOrDefault(key) ?? new ScalarSummary(prefix, tag)).With(point);
    }

    private static IReadOnlyList<ScalarEvent> ReadFile(string path, Action<string>? onDamage)
    {
        try
        {
            return EventFileReader.Read(path, onDamage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            onDamage?.Invoke(e.Message);
            return [];
        }
    }
}
