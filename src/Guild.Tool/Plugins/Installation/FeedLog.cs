using Guild.Core.Logging;
using NuGet.Common;

namespace Guild.Tool.Plugins.Installation;

/// <summary>What NuGet says of its work, shown with <c>--debug</c> only: what matters comes as exceptions and results.</summary>
internal sealed class FeedLog(IGuildLog log) : LoggerBase
{
    public override void Log(ILogMessage message) => log.Debug($"[nuget] {message.Message}");

    public override Task LogAsync(ILogMessage message)
    {
        Log(message);
        return Task.CompletedTask;
    }
}
