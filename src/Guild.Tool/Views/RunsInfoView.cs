using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Scalars;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>The details of a run (cli.md B.14).</summary>
internal sealed class RunsInfoView(RunFields fields, TimeZoneInfo zone)
{
    /// <summary>The details as lines.</summary>
    public IEnumerable<string> Lines(Run run, RunsInfoContent content, Action<string> onDamage)
    {
        foreach (var line in fields.Lines(run))
            yield return line;
        foreach (var section in Sections(run, content, onDamage))
        {
            yield return section.Heading;
            foreach (var line in section.Lines)
                yield return line;
        }
    }

    /// <summary>The details as one line of JSON.</summary>
    public string Json(Run run, RunsInfoContent content, Action<string> onDamage) =>
        JsonText.WriteAscii(MapValue.Of([.. fields.Of(run), .. Sections(run, content, onDamage).Select(s => (s.Name, s.Data))]));

    private IEnumerable<RunsInfoSection> Sections(Run run, RunsInfoContent content, Action<string> onDamage)
    {
        var scalars = RunScalars.Read(run.Directory, onDamage);
        if (content.HasPrivateAttributes)
        {
            foreach (var attribute in PrivateAttributes(run))
                yield return attribute;
        }

        yield return List("tags", Value.OfTexts(run.Tags));
        yield return Map("flags", run.Flags);
        if (run.Prototype is { } prototype)
            yield return Map("proto-flags", prototype.Flags);
        yield return Scalars(scalars.Summaries, content.HasAllScalars);
        if (Attributes(run, scalars) is { Entries.Count: > 0 } attributes)
            yield return Map("attributes", attributes);
        if (content.HasComments)
            yield return Comments(run.Comments);
        if (content.HasEnvironment)
            yield return Map("environment", run["env"] as MapValue ?? Value.EmptyMap);
        if (content.HasManifest)
            yield return Manifest(RunManifest.Read(run.Directory));
        if (content.HasDependencies)
            yield return Map("dependencies", run["deps"] as MapValue ?? Value.EmptyMap);
        if (content.HasPlugins)
        {
            yield return List("plugins", run["plugins"] as ListValue ?? Value.EmptyList);
            if (run["plugin_versions"] is ListValue { Items.Count: > 0 } versions)
                yield return Versions(versions);
        }
    }

    private static IEnumerable<RunsInfoSection> PrivateAttributes(Run run) =>
        from name in run.AttributeNames
        where name.StartsWith('_')
        select run[name] switch
        {
            MapValue map => Map(name, map),
            ListValue list => List(name, list),
            var value => new RunsInfoSection(name, value ?? Value.Null, []) { Text = value is null ? "" : FlagText.Format(value) },
        };

    // What really took part: a section of ours, behind those that the original has.
    private static RunsInfoSection Versions(ListValue versions)
    {
        string Text(MapValue of, string name) => (of[name] as TextValue)?.Text ?? "?";
        return new("plugin_versions", versions, [.. versions.Items.OfType<MapValue>().Select(v => $"  {Text(v, "name")}: {Text(v, "version")} (sha256:{Text(v, "sha256")})")]);
    }

    private static RunsInfoSection Map(string name, MapValue map) => new(name, map, RunsInfoText.Map(map));

    private static RunsInfoSection List(string name, Value list) => new(name, list, RunsInfoText.List((ListValue)list));

    private static RunsInfoSection Scalars(IEnumerable<ScalarSummary> summaries, bool hasAll)
    {
        var data = new List<MapEntry>();
        var lines = new List<string>();
        foreach (var scalar in summaries.Where(s => hasAll || !s.Tag.StartsWith("sys/", StringComparison.Ordinal)))
        {
            if (!hasAll)
            {
                data.Add((scalar.Key, Pair(scalar.Last)));
                lines.Add($"  {scalar.Key}: {ScalarText.Point(scalar.Last)}");
                continue;
            }

            // The step of a mean and of a sum is the number of values, as in the original.
            (string Name, ScalarPoint Point)[] points =
            [
                ("avg", new ScalarPoint(scalar.Average, scalar.Count)), ("first", scalar.First), ("last", scalar.Last),
                ("max", scalar.Max), ("min", scalar.Min), ("total", new ScalarPoint(scalar.Total, scalar.Count)),
            ];
            data.Add((scalar.Key, MapValue.Of(points.Select(p => new MapEntry(p.Name, Pair(p.Point))))));
            lines.Add($"  {scalar.Key}:");
            lines.AddRange(points.Select(p => $"    {p.Name}: {ScalarText.Point(p.Point)}"));
        }

        return new RunsInfoSection("scalars", MapValue.Of(data), lines);
    }

    private static Value Pair(ScalarPoint point) => new ListValue([Value.Of(point.Value), Value.Of(point.Step)]);

    // What the operation defines, and what the program printed.
    private static MapValue Attributes(Run run, RunScalars scalars)
    {
        var defined = (run["opdef_attrs"] as MapValue)?.Entries ?? [];
        return new MapValue([.. defined, .. scalars.Texts.Where(t => defined.All(d => d.Name != t.Key)).Select(t => new MapEntry(t.Key, Value.Of(t.Value)))]);
    }

    private RunsInfoSection Comments(IReadOnlyList<RunComment> comments)
    {
        var data = comments.Select(c => (Value)MapValue.Of(
            ("body", Value.Of(c.Body)), ("host", Value.Of(c.Host)), ("time", Value.Of(RunTime.Text(c.Time, zone))), ("user", Value.Of(c.User))));
        var lines = comments.SelectMany(c => new[] { "  -" }.Concat(
        [
            .. RunsInfoText.Text("body", c.Body, 4),
            .. RunsInfoText.Text("host", c.Host, 4),
            $"    time: {RunTime.Text(c.Time, zone)}",
            .. RunsInfoText.Text("user", c.User, 4),
        ]));
        return new RunsInfoSection("comments", new ListValue([.. data]), [.. lines]);
    }

    private static RunsInfoSection Manifest(RunManifest manifest)
    {
        return Map("manifest", MapValue.Of(("dependencies", Paths(FileKind.Dependency)), ("sourcecode", Paths(FileKind.SourceCode))));

        Value Paths(FileKind kind) =>
            Value.OfTexts(manifest.Entries.Where(e => e.Kind == kind).Select(e => e.Path).Order(StringComparer.Ordinal));
    }
}
