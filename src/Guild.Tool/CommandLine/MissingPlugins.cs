using Guild.Core.Errors;
using Guild.Tool.Plugins;
using Guild.Tool.Plugins.Installation;

namespace Guild.Tool.CommandLine;

/// <summary>Adds to errors about what no plugin here gives the package that does, with the line that installs it.</summary>
internal static class MissingPlugins
{
    /// <summary>The error, completed if a package is known.</summary>
    public static async Task<GuildException> CompleteAsync(GuildException error, HostContext? context)
    {
        // Most errors need nothing: they touch no file and no package source.
        if (context is null || error.Errors.All(e => e.Needs.Count == 0))
            return error;
        var index = new FeedIndex(
            context.Environment, PluginPlaces.Of(context.Environment, context.BundledPlugins, context.Global.PluginPaths), TimeProvider.System, context.Log);
        List<GuildError> completed = [];
        foreach (var one in error.Errors)
        {
            var packages = await index.FindAsync(one.Needs);
            completed.Add(packages.Count == 0 ? one : one with { Fix = Advice(packages) });
        }

        return new GuildException(completed, error.Outcome, error);
    }

    private static string Advice(IReadOnlyList<string> packages) => packages.Count == 1
        ? $"a plugin for it can be installed: 'guild plugins install {packages[0]}'"
        : $"plugins for it can be installed, one of: {string.Join(", ", packages.Take(4).Select(p => $"'guild plugins install {p}'"))}";
}
