using Guild.Core.Running;

namespace Guild.Core.Tests.Running;

[Platform("Linux")]
public sealed class ProcessTableTests
{
    [Test]
    public void This_process_is_alive_and_known_by_its_start()
    {
        var entry = ProcessTable.Find(Environment.ProcessId);

        Assert.That(entry, Is.Not.Null);
        Assert.That(ProcessTable.IsAlive(entry!), Is.True);
        Assert.That(ProcessTable.IsAlive(entry! with { StartMark = entry.StartMark + 1 }), Is.False);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    public void What_is_no_process_is_not_alive(int id) => Assert.That(ProcessTable.IsAlive(id), Is.False);

    [Test]
    public async Task Descendants_are_found_through_their_parents()
    {
        using var child = ChildProcess.Start(new ChildStart
        {
            Program = "sh",
            Arguments = ["-c", "sh -c 'sleep 60 & echo $!; wait' & echo $!; wait"],
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
            PipesOutput = true,
        });
        var reader = new StreamReader(child.StandardOutput!);
        var expected = new[] { int.Parse((await reader.ReadLineAsync())!), int.Parse((await reader.ReadLineAsync())!) };

        var found = ProcessTable.Descendants(child.Id);

        Assert.That(found.Select(p => p.Id), Is.EquivalentTo(expected));
        // One signal at a time wouldn't do: the shells end by themselves once 'sleep' is gone.
        System.Diagnostics.Process.GetProcessById(child.Id).Kill(entireProcessTree: true);
        child.WaitForExit();
    }
}
