namespace Guild.EndToEnd.Tests.Harness;

/// <summary>A fixture whose tests each have a project of their own.</summary>
public abstract class ProjectTest : IDisposable
{
    /// <summary>The project of the running test.</summary>
    protected Project Project { get; } = new();

    public void Dispose()
    {
        Project.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs <c>guild</c>, which is expected to end with 1 and a clear message.</summary>
    protected ToolResult Fails(params string[] arguments)
    {
        var result = Project.Guild(arguments);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.Not.Contain("   at ").And.Not.Contain("Exception"), result.ToString);
        return result;
    }
}
