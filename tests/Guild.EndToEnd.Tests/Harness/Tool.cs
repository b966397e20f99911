using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Guild.EndToEnd.Tests.Harness;

/// <summary>The guild executable under test.</summary>
public static class Tool
{
    /// <summary>
    /// Absolute path of the executable: <c>GUILD_TEST_TOOL</c>, which the build sets to the packed and installed tool, else the build
    /// output of the same configuration.
    /// </summary>
    public static string Path { get; } = Find();

    /// <summary>The root of the repository.</summary>
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The configuration that the tests were built in.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>Starts a program without waiting for it; output is redirected.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string?> variables, bool redirectsInput)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = redirectsInput,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public static ToolResult Run(string program, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string?> variables, string? input = null)
    {
        using var process = Start(program, arguments, workingDirectory, variables, redirectsInput: true);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output.Result, error.Result);
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("GUILD_TEST_TOOL") is { Length: > 0 } given)
            return given;
        var name = OperatingSystem.IsWindows() ? "guild.exe" : "guild";
        return System.IO.Path.Combine(Metadata("RepositoryRoot"), "src", "Guild.Tool", "bin", Metadata("Configuration"), "net10.0", name);
    }

    private static string Metadata(string key) =>
        typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
