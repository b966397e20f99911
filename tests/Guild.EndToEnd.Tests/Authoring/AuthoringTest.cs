using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Authoring;

/// <summary>A fixture that plays someone who writes plugins.</summary>
public abstract class AuthoringTest : ProjectTest
{
    private static readonly Lazy<Stranger> Shared = new(() => new Stranger());

    internal static Stranger Stranger => Shared.Value;

    internal static void CleanUp()
    {
        if (Shared.IsValueCreated)
            Shared.Value.Dispose();
    }
}

/// <summary>Deletes what the fixtures of this folder share.</summary>
[SetUpFixture]
public sealed class AuthoringCleanUp
{
    [OneTimeTearDown]
    public void CleanUp() => AuthoringTest.CleanUp();
}
