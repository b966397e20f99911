using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Scalars;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>Runs as <c>guild api</c> gives them to other programs (cli.md C.13).</summary>
internal sealed class ApiRun(RunFields fields, ApiFiles files, TimeZoneInfo zone, TimeProvider clock)
{
    // Facts that have a place of their own, or that say nothing about the run itself.
    private static readonly HashSet<string> OwnAttributes = new(
        [
            "cmd", "deps", "env", "exit_status", "flags", "host", "id", "initialized", "label", "op", "opdef_attrs", "platform", "plugins",
            "random_seed", "run_params", "sourcecode_digest", "started", "stopped", "user", "user_flags", "vcs_commit", "pip_freeze",
            "r_sys_info", "r_packages_loaded", "resolved_deps", "opdef",
        ],
        StringComparer.Ordinal);

    /// <summary>A run with all that is known about it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isOldForm">Whether times and names are those of the first version.</param>
    public MapValue Of(Run run, bool isOldForm)
    {
        var entries = new List<MapEntry>(Head(run))
        {
            ("started", isOldForm ? Value.Of(RunTime.Text(run.Started, zone)) : Time(run.Started)),
            ("stopped", isOldForm ? Value.Of(RunTime.Text(run.Stopped, zone)) : Time(run.Stopped)),
        };
        if (isOldForm)
            entries.Add(("time", Value.Of(RunTime.Duration(run, clock.GetUtcNow()))));
        entries.AddRange(
        [
            ("label", Value.Of(run.Label)),
            ("tags", isOldForm ? Value.Of(string.Join(", ", run.Tags)) : Value.OfTexts(run.Tags)),
            ("comments", run["comments"] ?? Value.EmptyList),
            ("status", Value.Of(run.State.Word)),
            ("exitStatus", run.ExitStatus is { } status ? Value.Of(status) : Value.Of("")),
            ("command", fields.Of(run).First(f => f.Name == "command").Value),
            ("otherAttrs", OtherAttributes(run)),
            ("flags", run.Flags),
            ("env", run["env"] as MapValue ?? Value.EmptyMap),
            ("deps", Value.EmptyList),
            ("files", files.Of(run)),
            ("sourcecode", SourceCode(run)),
            ("projectDir", Value.Of(RunOperation.ProjectDirectory(run))),
            ("opRef", OpRef(run)),
            ("marked", Value.Of(run.IsMarked)),
            ("scalars", new ListValue([.. RunScalars.Read(run.Directory).Summaries.Select(s => Scalar(run, s, isOldForm))])),
        ]);
        return new MapValue(entries);
    }

    /// <summary>A run as the result of a merge names it.</summary>
    public MapValue Brief(Run run) => new(
    [
        .. Head(run),
        ("started", Value.Of(RunTime.Text(run.Started, zone))),
        ("stopped", Value.Of(RunTime.Text(run.Stopped, zone))),
        ("label", Value.Of(run.Label)),
        ("status", Value.Of(run.State.Word)),
        ("projectDir", Value.Of(RunOperation.ProjectDirectory(run))),
        ("opRef", OpRef(run)),
    ]);

    private static IEnumerable<MapEntry> Head(Run run) =>
    [
        ("id", Value.Of(run.Id.Value)),
        ("shortId", Value.Of(run.Id.Short)),
        ("dir", Value.Of(run.Directory.Path)),
        ("operation", Value.Of(RunOperation.Text(run))),
    ];

    private static Value Time(long? time) => time is { } microseconds ? Value.Of(microseconds) : Value.Null;

    private static MapValue OtherAttributes(Run run) => new(
        [.. run.AttributeNames.Where(n => !n.StartsWith('_') && !OwnAttributes.Contains(n)).Select(n => new MapEntry(n, run[n] ?? Value.Null))]);

    private static MapValue SourceCode(Run run) => MapValue.Of(
        ("root", Value.Of(RunSources.Directory(run))),
        ("files", Value.OfTexts(RunManifest.Read(run.Directory).Entries.Where(e => e.Kind == FileKind.SourceCode).Select(e => e.Path).Order(CodePointOrder.Instance))));

    private static Value OpRef(Run run) => run.OpRef is not { } opRef ? Value.Null : MapValue.Of(
        ("pkgType", Value.Of(opRef.PackageType)),
        ("pkgName", Value.Of(opRef.PackageName)),
        ("pkgVersion", Value.Of(opRef.PackageVersion)),
        ("modelName", Value.Of(opRef.ModelName)),
        ("opName", Value.Of(opRef.OperationName)));

    private static Value Scalar(Run run, ScalarSummary scalar, bool isOldForm)
    {
        string Name(string camel, string snake) => isOldForm ? snake : camel;
        return MapValue.Of(
            ("run", Value.Of(run.Id.Value)),
            ("prefix", Value.Of(scalar.Prefix)),
            ("tag", Value.Of(scalar.Tag)),
            (Name("firstVal", "first_val"), Value.Of(scalar.First.Value)),
            (Name("firstStep", "first_step"), Value.Of(scalar.First.Step)),
            (Name("lastVal", "last_val"), Value.Of(scalar.Last.Value)),
            (Name("lastStep", "last_step"), Value.Of(scalar.Last.Step)),
            (Name("minVal", "min_val"), Value.Of(scalar.Min.Value)),
            (Name("minStep", "min_step"), Value.Of(scalar.Min.Step)),
            (Name("maxVal", "max_val"), Value.Of(scalar.Max.Value)),
            (Name("maxStep", "max_step"), Value.Of(scalar.Max.Step)),
            (Name("avgVal", "avg_val"), Value.Of(scalar.Average)),
            ("total", Value.Of(scalar.Total)),
            ("count", Value.Of((long)scalar.Count)));
    }
}
