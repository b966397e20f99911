using Guild.Abstractions;

namespace Guild.Core.Runs;

// The attributes that every reader of runs knows, as the types that they should have. One of another type counts as absent.
public sealed partial class Run
{
    /// <summary>When the run was initialised, in microseconds since 1970.</summary>
    public long? Initialized => Integer("initialized");

    /// <summary>When it was started or staged, in microseconds since 1970.</summary>
    public long? Started => Integer("started");

    /// <summary>When it ended, in microseconds since 1970.</summary>
    public long? Stopped => Integer("stopped");

    /// <summary>By what runs are ordered: when it was started, else when it was initialised.</summary>
    public long Age => Started ?? Initialized ?? 0;

    /// <summary>The exit status; negative for a signal.</summary>
    public long? ExitStatus => Integer("exit_status");

    /// <summary>The label; empty when there is none.</summary>
    public string Label => Text("label") ?? "";

    /// <summary>Whether the run is marked.</summary>
    public bool IsMarked => this["marked"] is BooleanValue { IsTrue: true };

    /// <summary>The tags, in stored order.</summary>
    public IReadOnlyList<string> Tags => Texts("tags");

    /// <summary>The comments, oldest first.</summary>
    public IReadOnlyList<RunComment> Comments =>
        this["comments"] is ListValue list
            ? [.. list.Items.OfType<MapValue>().Select(c => new RunComment(
                (c["body"] as TextValue)?.Text ?? "",
                (c["user"] as TextValue)?.Text ?? "",
                (c["host"] as TextValue)?.Text ?? "",
                (c["time"] as IntegerValue) is { } time ? (long)time.Number : null))]
            : [];

    /// <summary>The flag values; empty when there are none.</summary>
    public MapValue Flags => this["flags"] as MapValue ?? Value.EmptyMap;

    /// <summary>The words of the command; empty when it isn't recorded.</summary>
    public IReadOnlyList<string> Command => Texts("cmd");

    /// <summary>Digest of the source code; <see langword="null"/> when the run has none.</summary>
    public string? SourceCodeDigest => Text("sourcecode_digest");

    private long? Integer(string name) =>
        this[name] is IntegerValue value && value.Number >= long.MinValue && value.Number <= long.MaxValue ? (long)value.Number : null;

    private string? Text(string name) => this[name] switch
    {
        TextValue text => text.Text,
        TimestampValue time => time.Text,
        IntegerValue integer => integer.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private IReadOnlyList<string> Texts(string name) =>
        this[name] is ListValue list ? [.. list.Items.OfType<TextValue>().Select(t => t.Text)] : [];
}
