using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Filters;

/// <summary>What names in filter expressions mean for a run: an attribute, else a flag, else the last value of a scalar.</summary>
/// <param name="run">The run.</param>
/// <param name="zone">The local time zone.</param>
/// <param name="now">The time now, for the duration of running runs.</param>
public sealed class RunValues(Run run, TimeZoneInfo zone, DateTimeOffset now)
{
    /// <summary>Before the name of a flag.</summary>
    internal const string FlagPrefix = "flag:";

    /// <summary>Before the name of a scalar.</summary>
    internal const string ScalarPrefix = "scalar:";

    private const string AttributePrefix = "attr:";

    // The attributes that are no file's.
    private static readonly Dictionary<string, Func<RunValues, Value>> Computed = new(StringComparer.Ordinal)
    {
        ["id"] = v => Value.Of(v.Run.Id.Value),
        ["run"] = v => Value.Of(v.Run.Id.Short),
        ["short_id"] = v => Value.Of(v.Run.Id.Short),
        ["operation"] = v => Value.Of(RunOperation.Text(v.Run)),
        ["op"] = v => Value.Of(v.Run.OpRef?.OperationName ?? ""),
        ["op_model"] = v => Value.Of(v.Run.OpRef?.ModelName ?? ""),
        ["from"] = v => Value.Of(RunOperation.From(v.Run)),
        ["sourcecode"] = v => Value.Of(v.Run.SourceCodeDigest is { } digest ? digest[..Math.Min(8, digest.Length)] : ""),
        ["started"] = v => Value.Of(RunTime.Text(v.Run.Started, v.Zone)),
        ["stopped"] = v => Value.Of(RunTime.Text(v.Run.Stopped, v.Zone)),
        ["status"] = v => Value.Of(v.Run.State.Word),
        ["time"] = v => Value.Of(RunTime.Duration(v.Run, v.Now)),
    };

    private Run Run => run;

    private TimeZoneInfo Zone => zone;

    private DateTimeOffset Now => now;

    /// <summary>The run's scalars and logged attributes, read when they are first asked for.</summary>
    public RunScalars Scalars => run.Scalars;

    /// <summary>The value of a name; <see langword="null"/> when it is undefined. <c>attr:</c>, <c>flag:</c> and <c>scalar:</c> say what is meant.</summary>
    public Value? this[string name]
    {
        get
        {
            if (HasPrefix(name, AttributePrefix))
                return Attribute(name[AttributePrefix.Length..]);
            if (HasPrefix(name, FlagPrefix))
                return Defined(run.Flag(name[FlagPrefix.Length..]));
            if (HasPrefix(name, ScalarPrefix))
                return Scalar(name[ScalarPrefix.Length..]);
            return Attribute(name) ?? Defined(run.Flag(name)) ?? Scalar(name);
        }
    }

    /// <summary>A scalar by its key, as <see cref="RunScalars.Find"/> has it; <see langword="null"/> when there is none.</summary>
    public ScalarSummary? FindScalar(string key) => run.Scalars.Find(key);

    /// <summary>Whether a name says what is meant by beginning so.</summary>
    internal static bool HasPrefix(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Whether a name is that of an attribute which is no file's.</summary>
    internal static bool IsComputed(string name) => Computed.ContainsKey(name);

    private Value? Attribute(string name) => Computed.TryGetValue(name, out var compute) ? compute(this) : Stored(name);

    private Value? Stored(string name)
    {
        // A name is a file's name only if it can be one.
        if (name.Length > 0 && name[0] != '.' && !name.Contains('/', StringComparison.Ordinal) && run[name] is { } stored)
            return stored;
        return Defined(run.OperationAttribute(name)) ?? (run.LoggedText(name) is { } text ? Value.Of(text) : null);
    }

    private Value? Scalar(string name) => run.LastScalar(name) is { } last ? Value.Of(last) : null;

    private static Value? Defined(Value? value) => value is null || value.IsNull ? null : value;
}
