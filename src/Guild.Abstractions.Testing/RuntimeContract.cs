using NUnit.Framework;

namespace Guild.Abstractions.Testing;

/// <summary>What guild relies on in an <see cref="IOperationRuntime"/>. Derive, give a program that it can start, inherit the tests.</summary>
public abstract class RuntimeContract : ContractFixture
{
    /// <summary>The runtime under test, created as guild would.</summary>
    protected abstract IOperationRuntime CreateRuntime();

    /// <summary>A program that can be started, <see cref="LaunchRequest.RunDirectory"/> below <see cref="ContractFixture.TestDirectory"/>.</summary>
    protected abstract LaunchRequest Startable { get; }

    /// <summary>The class carries its attribute, with help and something that it answers for.</summary>
    [Test]
    public void It_is_declared_with_help_and_claims()
    {
        var runtime = CreateRuntime();

        CheckClass(runtime);
        var declared = AttributeOf<OperationRuntimeAttribute>(runtime);
        Assert.That(declared.Help.Trim(), Is.Not.Empty, "'guild plugins info' shows a line for it");
        Assert.That(declared.Attributes.Length + declared.Extensions.Length + declared.MainPrefixes.Length, Is.GreaterThan(0), "it claims no operation");
    }

    /// <summary>A plan names a program.</summary>
    [Test]
    public async Task A_program_becomes_a_command()
    {
        var launch = await Plan();

        Assert.That(launch.Command, Is.Not.Empty.And.None.Null);
        Assert.That(launch.Command[0], Is.Not.Empty, "the program to start");
        Assert.That(launch.ProgramFile is null || Path.IsPathFullyQualified(launch.ProgramFile), Is.True, launch.ProgramFile);
        Assert.That(launch.Files.Keys.Where(k => Path.IsPathRooted(k) || k.Split('/').Contains("..")), Is.Empty, "files belong into the run directory");
    }

    /// <summary>Where flags can be passed at all, they are: guild replaces the word that stands for them.</summary>
    [Test]
    public async Task Each_word_for_the_flags_stands_alone()
    {
        var launch = await Plan();

        Assert.That(
            launch.Command.Where(w => w != LaunchRecord.FlagArguments && w.Contains(LaunchRecord.FlagArguments, StringComparison.Ordinal)),
            Is.Empty,
            "guild replaces whole words");
    }

    /// <summary><c>--print-cmd</c> plans as well: nothing may be written or started then.</summary>
    [Test]
    public async Task Planning_writes_nothing()
    {
        var request = Startable;
        var before = Snapshot(TestDirectory);

        await InTime(CreateRuntime().PlanAsync(request, CancellationToken.None));

        Assert.That(Snapshot(TestDirectory), Is.EqualTo(before));
    }

    /// <summary>Standard output belongs to guild.</summary>
    [Test]
    public Task It_prints_nothing() => PrintsNothing(Plan);

    private Task<LaunchRecord> Plan() => InTime(CreateRuntime().PlanAsync(Startable, CancellationToken.None));
}
