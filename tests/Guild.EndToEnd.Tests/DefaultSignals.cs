using System.Runtime.InteropServices;

namespace Guild.EndToEnd.Tests;

/// <summary>
/// A shell that runs the tests in the background ignores SIGINT for them, and all that they start inherits that: Ctrl-C would reach nobody.
/// </summary>
[SetUpFixture]
public sealed class DefaultSignals
{
    private const int Interrupt = 2;
    private const nint Default = 0;
    private const nint Ignored = 1;

    [OneTimeSetUp]
    public void Restore()
    {
        if (OperatingSystem.IsWindows())
            return;
        var before = SetAction(Interrupt, Default);
        if (before != Ignored)
            SetAction(Interrupt, before);
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint SetAction(int signal, nint action);
}
