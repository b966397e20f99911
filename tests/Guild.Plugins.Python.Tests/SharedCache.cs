namespace Guild.Plugins.Python.Tests;

/// <summary>One cache for all tests of a test run: what Python says about itself is asked once, as in real use.</summary>
[SetUpFixture]
public sealed class SharedCache
{
    public static string Directory { get; private set; } = "";

    [OneTimeSetUp]
    public void Create() => Directory = System.IO.Directory.CreateTempSubdirectory("guild-test-cache-").FullName;

    [OneTimeTearDown]
    public void Delete() => System.IO.Directory.Delete(Directory, recursive: true);
}
