using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index;

/// <summary>
/// A run as the index has it, in as few bytes as there: a hundred thousand of these fit into memory, unpacked they would take ten times as
/// much. What is asked for is unpacked then; each thread keeps the last one, since a run is asked for several things in a row.
/// </summary>
internal sealed class PackedRun(byte[] data, OpRef? opRef, RunStatus status) : KnownRun
{
    [ThreadStatic]
    private static PackedRun? unpacked;

    [ThreadStatic]
    private static RunDetails? details;

    public override OpRef? OpRef => opRef;

    public override RunState? State => new RunState(status);

    public override RunScalars? Scalars => Details.Scalars;

    private RunDetails Details
    {
        get
        {
            if (unpacked != this)
                (details, unpacked) = (RunDetails.Read(data), this);
            return details!;
        }
    }

    public override bool TryAttribute(string name, out Value? value) => Details.TryAttribute(name, out value);

    public override Value? Flag(string name) => Details.Flag(name);

    public override Value? OperationAttribute(string name) => Details.OperationAttribute(name);

    public override string? LoggedText(string name) => Details.LoggedText(name);

    public override double? LastScalar(string key) => Details.LastScalar(key);
}
