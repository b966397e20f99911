// guild-plugin-manifest ASSEMBLY CONTRACT MANIFEST [TAGS]: reads ASSEMBLY's metadata and writes MANIFEST, and the tags of its package.
// Problems are printed the way compilers do, so that MSBuild shows each as an error of its own.
using Guild.Abstractions.Build;
using Guild.Plugins.Manifests;

if (args is not [var assemblyPath, var contractPath, var manifestPath, ..])
{
    Console.Error.WriteLine("Usage: guild-plugin-manifest ASSEMBLY CONTRACT MANIFEST [TAGS]");
    return 2;
}

var manifest = ManifestBuilder.Build(assemblyPath, contractPath, out var problems);
foreach (var problem in problems)
    Console.WriteLine($"{assemblyPath} : error GUILD001: {problem}");
if (problems.Count > 0)
    return 1;

File.WriteAllBytes(manifestPath, ManifestWriter.Write(manifest));
if (args.Length > 3)
    File.WriteAllText(args[3], string.Join(' ', PackageTags.Of(manifest)));
return 0;
