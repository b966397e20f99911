using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Plugins;
using Guild.Tool.Plugins;

namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>Whether all plugins can be used.</summary>
internal static class PluginsTest
{
    /// <summary>Loads every plugin that counts, compares it with its manifest, and makes each of its classes once.</summary>
    public static Task RunAsync(SelfTestBench bench)
    {
        var problems = bench.Plugins.Chosen.SelectMany(p => Problems(bench.Plugins, PluginCatalog.Examine(p))).ToList();
        return problems.Count == 0 ? Task.CompletedTask : throw new SelfTestFailure(string.Join('\n', problems));
    }

    private static IEnumerable<string> Problems(PluginCatalog plugins, FoundPlugin plugin)
    {
        if (plugin.Problem is { } problem)
        {
            yield return $"{plugin.Name} ({plugin.Directory}): {problem}";
            yield break;
        }

        foreach (var contribution in plugin.Manifest!.Contributions)
        {
            if (Failure(plugins, new PluginContribution(plugin.Name, contribution.Name, contribution.Type)) is { } failure)
                yield return $"{plugin.Name}: {failure}";
        }
    }

    private static string? Failure(PluginCatalog plugins, PluginContribution contribution)
    {
        try
        {
            plugins.Activate<object>(contribution);
            return null;
        }
        catch (Exception e) when (e is PluginException or PluginSettingException or GuildException)
        {
            return e.Message;
        }
    }
}
