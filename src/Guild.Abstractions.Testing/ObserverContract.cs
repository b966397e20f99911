using NUnit.Framework;

namespace Guild.Abstractions.Testing;

/// <summary>What guild relies on in an <see cref="IRunObserver"/>. Derive, say how to create it, inherit the tests.</summary>
public abstract class ObserverContract : ContractFixture
{
    /// <summary>The observer under test, created as guild would.</summary>
    protected abstract IRunObserver CreateObserver();

    /// <summary>A run that has not started, in a directory with something of a record.</summary>
    protected ObservedRun Run
    {
        get
        {
            var directory = Directory.CreateDirectory(Path.Combine(TestDirectory, "run")).FullName;
            var record = Directory.CreateDirectory(Path.Combine(directory, ".guild", "attrs")).FullName;
            File.WriteAllText(Path.Combine(record, "flags"), "epochs: 10\n");
            return new ObservedRun
            {
                Id = "0123456789abcdef0123456789abcdef",
                Directory = directory,
                Operation = "mlp:train",
                Flags = new Dictionary<string, Value> { ["epochs"] = Value.Of(10), ["name"] = Value.Of("ünï"), ["nothing"] = Value.Null },
                Label = "epochs=10",
            };
        }
    }

    /// <summary>The class carries its attribute, with help.</summary>
    [Test]
    public void It_is_declared_with_help()
    {
        var observer = CreateObserver();

        CheckClass(observer);
        Assert.That(AttributeOf<RunObserverAttribute>(observer).Help.Trim(), Is.Not.Empty, "'guild plugins info' shows a line for it");
    }

    /// <summary>Runs end in many ways.</summary>
    [TestCase(0, "completed")]
    [TestCase(1, "error")]
    [TestCase(-15, "terminated")]
    public async Task A_run_is_followed_to_its_end(int exitStatus, string status)
    {
        var observer = CreateObserver();

        await InTime(observer.StartingAsync(Run, CancellationToken.None));
        await InTime(observer.EndedAsync(Ended(exitStatus, status), CancellationToken.None));
    }

    /// <summary>A run may be started by a guild that did not prepare it.</summary>
    [Test]
    public Task An_end_without_start_is_understood() => InTime(CreateObserver().EndedAsync(Ended(0, "completed"), CancellationToken.None));

    /// <summary>The record is guild's.</summary>
    [Test]
    public async Task It_leaves_the_record_alone()
    {
        var run = Run;
        var record = Path.Combine(run.Directory, ".guild");
        var before = Snapshot(record);
        var observer = CreateObserver();

        await InTime(observer.StartingAsync(run, CancellationToken.None));
        await InTime(observer.EndedAsync(Ended(0, "completed"), CancellationToken.None));

        Assert.That(Snapshot(record), Is.EqualTo(before));
    }

    /// <summary>Standard output belongs to guild.</summary>
    [Test]
    public Task It_prints_nothing() => PrintsNothing(() => InTime(CreateObserver().EndedAsync(Ended(0, "completed"), CancellationToken.None)));

    private ObservedRun Ended(int exitStatus, string status) =>
        Run with { ExitStatus = exitStatus, Status = status, Scalars = new Dictionary<string, double> { ["loss"] = 0.25, ["worst"] = double.NaN } };
}
