namespace Guild.Core.Steps;

/// <summary>One step, ready to run: all that it says, with everything of its parent filled in.</summary>
public sealed record Step
{
    /// <summary>What messages call it.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the link to its run; unlike <see cref="Name"/> no other step has it.</summary>
    public required string LinkName { get; init; }

    /// <summary>The operation, with its parent's model where it names none.</summary>
    public required string Operation { get; init; }

    /// <summary>The options, in the order in which they are passed on.</summary>
    internal IReadOnlyList<StepOptionValue> Options { get; init; } = [];

    /// <summary>The batch files, as written.</summary>
    public IReadOnlyList<string> BatchFiles { get; init; } = [];

    /// <summary>The flags, by name.</summary>
    public IReadOnlyList<StepFlag> Flags { get; init; } = [];

    /// <summary>Whether its run finds only runs of its parent.</summary>
    public bool IsolatesRuns { get; init; } = true;

    /// <summary>What is checked when it has ended well.</summary>
    public IReadOnlyList<StepCheck> Checks { get; init; } = [];
}
