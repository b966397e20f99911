using System.Runtime.CompilerServices;
using Guild.Abstractions;

[assembly: PluginDescription("unruly", "Does what a plugin should not do.")]

namespace Unruly;

internal static class Loading
{
#pragma warning disable CA2255 // A module initializer is the earliest moment at which a plugin can hang.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Load()
    {
        if (Environment.GetEnvironmentVariable("UNRULY") == "hang")
            Thread.Sleep(Timeout.Infinite);
    }
}
