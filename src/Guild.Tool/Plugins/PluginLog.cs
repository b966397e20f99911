using Guild.Abstractions;
using Guild.Core.Logging;

namespace Guild.Tool.Plugins;

/// <summary>The host's log as one plugin sees it. Debug messages name the plugin; the others are for users and stand as they are.</summary>
internal sealed class PluginLog(string plugin, IGuildLog log) : IPluginLog
{
    public void Debug(string message) => log.Debug($"[{plugin}] {message}");

    public void Info(string message) => log.Info(message);

    public void Warning(string message) => log.Warning(message);
}
