using System.Runtime.InteropServices;
using Guild.Abstractions;

namespace Guild.Core.Planning;

/// <summary>The machine that a run was made on, as the attributes <c>host</c>, <c>user</c> and <c>platform</c> record it.</summary>
public static class PlatformFacts
{
    /// <summary>The host name.</summary>
    public static string Host => Environment.MachineName;

    /// <summary>The <c>platform</c> attribute.</summary>
    /// <param name="interpreterVersion">The version text of the program's interpreter; <see langword="null"/> when it has none.</param>
    public static Value Platform(string? interpreterVersion) => MapValue.Of(
        ("architecture", Value.Of((Environment.Is64BitProcess ? "64bit" : "32bit") + (OperatingSystem.IsLinux() ? " ELF" : OperatingSystem.IsWindows() ? " WindowsPE" : ""))),
        ("cpus", Value.Of(Environment.ProcessorCount)),
        ("processor", Value.Of("")),
        ("python_version", Value.Of(interpreterVersion ?? "")),
        ("uname", Value.Of($"{SystemName} {Host} {Environment.OSVersion.Version} {Architecture}")));

    // Not ToString(): names of enum values are looked up by reflection, which takes longer than all other facts together.
    private static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        System.Runtime.InteropServices.Architecture.X86 => "x86",
        System.Runtime.InteropServices.Architecture.Arm => "arm",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string SystemName => OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsMacOS() ? "Darwin" : "Windows";
}
