using Guild.Abstractions;
using Guild.Core.Resources.Caching;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Cache;

/// <summary><c>guild cache verify</c>.</summary>
internal sealed class CacheVerifyCommand(CachedResources cached, CacheVerification verification, ITerminal terminal, CancellationToken cancel) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "cache verify",
        Summary = "Check that downloaded resources are what they were.",
        Description = $"""
            Read all that was downloaded and compare it with the digests that were kept. Ends with 1 when something is damaged.

            Of unpacked archives, only that all members are there is checked.

            {CachedResources.Help}
            """,
        Arguments = [new ArgumentSpec("RESOURCE") { TakesMany = true }],
        Options =
        [
            new("remove", "Remove damaged resources; runs that require them download them again."),
            new("json", "Show the result as JSON."),
        ],
        Type = typeof(CacheVerifyCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var results = new List<(CachedResource Entry, VerifiedEntry Result, bool IsRemoved)>();
        foreach (var entry in cached.Find(asked.Arguments))
        {
            var result = await verification.VerifyAsync(entry, cancel);
            var isRemoved = result.Damaged.Count > 0 && asked.Has("remove") && cached.Inventory.TryRemove(entry);
            results.Add((entry, result, isRemoved));
            if (!asked.Has("json"))
                Show(entry, result, isRemoved, asked.Has("remove"));
        }

        if (asked.Has("json"))
            terminal.Out.WriteLine(JsonText.WriteAscii(new ListValue([.. results.Select(r => Json(r.Entry, r.Result, r.IsRemoved))])));
        else
            terminal.Error.WriteLine($"{results.Sum(r => r.Result.Count):N0} files of {results.Count:N0} resources compared, {results.Sum(r => r.Result.Damaged.Count):N0} damaged");
        return results.Any(r => r.Result.Damaged.Count > 0 && !r.IsRemoved) ? 1 : 0;
    }

    private void Show(CachedResource entry, VerifiedEntry result, bool isRemoved, bool isAsked)
    {
        foreach (var path in result.Damaged)
            terminal.Out.WriteLine($"damaged  {Path.Combine(entry.Directory, path)}  ({CachedResources.NameOf(entry)})");
        if (isRemoved)
            terminal.Out.WriteLine($"removed  {CachedResources.NameOf(entry)}");
        else if (result.Damaged.Count > 0)
            terminal.Error.WriteLine(isAsked ? $"{CachedResources.NameOf(entry)} stays: a run uses it" : "Try 'guild cache verify --remove' to have it downloaded again when it is next required.");
    }

    private static MapValue Json(CachedResource entry, VerifiedEntry result, bool isRemoved) => MapValue.Of(
        ("key", Value.Of(entry.Key)),
        ("source", Value.Of(entry.Source)),
        ("files", Value.Of(result.Count)),
        ("damaged", Value.OfTexts(result.Damaged)),
        ("removed", Value.Of(isRemoved)));
}
