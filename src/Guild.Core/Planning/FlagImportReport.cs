using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Operations;
using Guild.Core.Yaml;

namespace Guild.Core.Planning;

/// <summary>What was found in the programs of operations: the diagnostics of <c>--test-flags</c> (cli.md B.8).</summary>
public sealed class FlagImportReport(OperationFlags flags, GuildEnvironment environment)
{
    private static readonly string[] AttributesOfGlobals = [FlagAttributes.ArgSplit.Name, FlagAttributes.Default.Name, FlagAttributes.Type.Name];

    /// <summary>The report on an operation and the others of its Guild file.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(ResolvedOperation resolved, CancellationToken cancel)
    {
        if (resolved.GuildFile is not { } file)
            return [Title(resolved), .. await FoundAsync(resolved, cancel)];
        var operations = file.Models
            .SelectMany(m => m.Operations.Select(o => new ResolvedOperation { Operation = o, Model = m, GuildFile = file, ProjectDirectory = file.Directory }))
            .Where(o => o.Operation.Main is not null)
            .OrderBy(o => o.FullName, StringComparer.Ordinal)
            .ToList();
        // Configuration files are read before any program is.
        var lines = operations.Where(o => o.Operation.FlagsDest?.StartsWith("config:", StringComparison.Ordinal) == true).Select(Title).ToList();
        foreach (var operation in operations)
        {
            lines.Add(Title(operation));
            lines.AddRange(await OfGuildFileAsync(operation, cancel));
        }

        return lines;
    }

    private static string Title(ResolvedOperation operation) => $"### Script flags for {operation.FullName}";

    private async Task<IReadOnlyList<string>> OfGuildFileAsync(ResolvedOperation resolved, CancellationToken cancel) =>
        resolved.Operation.FlagsImport.Mode == FlagsImportMode.None
            ? ["flags import disabled - skipping"]
            : [$"reading flags for main spec '{resolved.Operation.Main}'", .. await FoundAsync(resolved, cancel)];

    private async Task<IReadOnlyList<string>> FoundAsync(ResolvedOperation resolved, CancellationToken cancel)
    {
        var found = await flags.DiscoverAsync(resolved, cancel);
        if (found.ProgramFile is not { } program || (found.Destination is null && found.Warnings.Count > 0))
            return [.. found.Warnings.SelectMany(w => w.Split('\n'))];
        var file = Path.GetRelativePath(environment.WorkingDirectory, program);
        var destination = resolved.Operation.FlagsDest ?? found.Destination ?? "";
        var lines = new List<string>();
        if (resolved.Operation.FlagsDest is null)
            lines.Add(Detected(file, destination, program));
        lines.Add($"{file} flags imported for dest '{destination}':");
        var isGlobals = destination == "globals";
        var map = new MapValue([.. found.Flags.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new MapEntry(f.Name, isGlobals ? OfGlobal(f) : f.Attributes))]);
        lines.AddRange(YamlWriter.Write(map).TrimEnd().Split('\n').Select(l => "  " + l));
        return lines;
    }

    private static string Detected(string file, string destination, string program) => destination switch
    {
        "args" when !File.ReadAllText(program).Contains("argparse", StringComparison.Ordinal) => $"{file} reads sys.argv - assuming args",
        "args" => $"{file} imports argparse - assuming args",
        "args:click" => $"{file} imports click - assuming args:click",
        _ => $"{file} does not import argparse - assuming globals",
    };

    private static MapValue OfGlobal(DiscoveredFlag flag) =>
        new([.. AttributesOfGlobals.Select(name => new MapEntry(name, flag.Attributes[name] ?? Value.Null))]);
}
