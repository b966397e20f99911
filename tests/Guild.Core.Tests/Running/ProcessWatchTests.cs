using Guild.Core.Running;

namespace Guild.Core.Tests.Running;

[Platform("Linux,MacOsX")]
public sealed class ProcessWatchTests
{
    private TempFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task The_user_is_told_of_waiting_before_it_ends_also_on_a_machine_that_stood_still()
    {
        using var stop = new StopRequest();
        var clock = new HandClock();
        var log = new RunRig.RecordingLog();
        using var child = ChildProcess.Start(Stubborn());
        RunRig.Until(() => File.Exists(folder["ready"]));

        var times = new StopTimes();
        var watch = new ProcessWatch(stop, clock, log, times);
        var waiting = Task.Run(() => watch.Wait(child, stopAfter: null));
        stop.Ask(StopSignal.Terminate);
        RunRig.Until(() => clock.Fire(times.BeforeMessage));
        clock.FireAll();

        Assert.That(await waiting, Is.EqualTo(-15));
        Assert.That(log.Lines, Is.EqualTo(new[]
        {
            "Operation interrupted - waiting for process to exit",
            "WARNING: Operation process did not exit - stopping forcefully",
        }));
    }

    private ChildStart Stubborn() => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", "trap '' TERM INT; echo > ready; while :; do sleep 0.02; done"],
        WorkingDirectory = folder.Path,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    };
}
