using System.Reflection;

namespace Guild.Tool;

/// <summary>The tool's own version.</summary>
internal static class ToolVersion
{
    /// <summary>The version as packages have it, without build metadata.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
