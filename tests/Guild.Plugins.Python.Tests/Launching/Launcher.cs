using Guild.Abstractions;
using Guild.Plugins.Python.Launching;

namespace Guild.Plugins.Python.Tests.Launching;

/// <summary>Starts what the runtime plans, as the host would.</summary>
internal static class Launcher
{
    public static async Task<ProcessResult> RunAsync(
        TestProject project, LaunchRequest request, string[] flagArguments, string? input = null)
    {
        Directory.CreateDirectory(project.Run);
        var record = await new PythonRuntime(project.Runner, project.Cache).PlanAsync(request, default);
        List<string> words = [];
        foreach (var word in record.Command)
        {
            if (word == LaunchRecord.FlagArguments)
                words.AddRange(flagArguments);
            else
                words.Add(word == "${python_exe}" ? record.References["python_exe"] : word);
        }

        var call = new ProcessCall(words[0], words[1..])
        {
            WorkingDirectory = project.Run,
            Environment = record.Environment.ToDictionary(e => e.Key, e => (string?)e.Value),
            Input = input,
        };
        return await project.Runner.RunAsync(call, default);
    }
}
