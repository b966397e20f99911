using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Verification;

/// <summary>Looks over a plugin's assembly and what it refers to, by metadata.</summary>
internal static class AssemblyReview
{
    public static IEnumerable<Finding> Of(string directory, PluginManifest manifest)
    {
        if (Path.GetFileName(manifest.Assembly) != manifest.Assembly || !File.Exists(Path.Combine(directory, manifest.Assembly)))
        {
            yield return Finding.Error($"its assembly '{manifest.Assembly}' is not in its folder", "build and pack it again");
            yield break;
        }

        var plugin = new FoundPlugin(manifest.Name, directory, PluginOrigin.Development) { Manifest = manifest };
        if (PluginAgreement.Check(plugin) is { } difference)
            yield return Finding.Error(difference, "build and pack it again: the manifest is written from the code");
        foreach (var finding in References(directory, plugin.AssemblyPath))
            yield return finding;
        if (!File.Exists(Path.ChangeExtension(plugin.AssemblyPath, ".deps.json")))
            yield return Finding.Warning($"it has no {Path.GetFileNameWithoutExtension(manifest.Assembly)}.deps.json, by which native libraries are found", "set <EnableDynamicLoading>true</EnableDynamicLoading>");
    }

    private static List<Finding> References(string directory, string assemblyPath)
    {
        List<Finding> findings = [];
        var present = Directory.EnumerateFiles(directory, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var file = new PEReader(File.OpenRead(assemblyPath));
            var metadata = file.GetMetadataReader();
            foreach (var handle in metadata.AssemblyReferences)
            {
                var reference = metadata.GetAssemblyReference(handle);
                var name = metadata.GetString(reference.Name);
                if (name == "System.Runtime" && reference.Version.Major > Environment.Version.Major)
                    findings.Add(Finding.Error($"it was built for .NET {reference.Version.Major}, and guild runs on .NET {Environment.Version.Major}", $"set <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>"));
                else if (name != "Guild.Abstractions" && !present.Contains(name) && !IsOfTheBaseLibrary(name))
                    findings.Add(Finding.Error($"it refers to {name}, which is neither inside nor part of .NET", "pack the library inside: reference Guild.Abstractions.Build, and no PrivateAssets"));
            }
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException)
        {
            // The comparison with the manifest has said so already.
        }

        return findings;
    }

    private static bool IsOfTheBaseLibrary(string name) => File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + ".dll"));
}
