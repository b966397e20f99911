namespace Guild.EndToEnd.Tests.Harness;

/// <summary>What only the superuser can set up; tests that need it skip with the reason where they run as somebody else.</summary>
public static class Superuser
{
    /// <summary>Skips the test unless it runs as root on Linux.</summary>
    public static void Require(string what)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            Assert.Ignore($"only root on Linux can {what}");
    }

    /// <summary>Runs a program as the user <c>nobody</c>.</summary>
    public static ToolResult AsNobody(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?> variables) =>
        Tool.Run("/usr/bin/setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", program, .. arguments], folder, variables);

    /// <summary>Runs a program and fails the test unless it ends well.</summary>
    public static void Run(string program, params string[] arguments)
    {
        var result = Tool.Run(program, arguments, "/", new Dictionary<string, string?>());
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
    }
}
