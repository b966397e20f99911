namespace Guild.EndToEnd.Tests.Harness;

/// <summary>Waits for other processes: by condition, never for a time.</summary>
public static class Eventually
{
    /// <summary>Fails the test unless the condition comes true. How long that may take only bounds a test that fails.</summary>
    public static void Holds(Func<bool> condition, string what) => Assert.That(condition, Is.True.After(60_000, 10), what);
}
