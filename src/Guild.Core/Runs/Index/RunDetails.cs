using System.Numerics;
using System.Runtime.InteropServices;
using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index;

/// <summary>All that the index has about one run: its attributes and scalars.</summary>
internal sealed class RunDetails : KnownRun
{
    private RunDetails(string id, string opRefText, RunStatus status, MapValue attributes, IReadOnlyList<string> elsewhere, RunScalars? scalars) =>
        (Id, OpRefText, Status, Attributes, Elsewhere, Scalars) = (id, opRefText, status, attributes, elsewhere, scalars);

    /// <summary>The id, kept here too so that a damaged file is noticed.</summary>
    public string Id { get; }

    /// <summary>The text of the opref, for the same reason.</summary>
    public string OpRefText { get; }

    /// <summary>The status, for the same reason.</summary>
    public RunStatus Status { get; }

    /// <summary>The attributes that are kept.</summary>
    public MapValue Attributes { get; }

    /// <summary>The attributes that aren't.</summary>
    public IReadOnlyList<string> Elsewhere { get; }

    /// <inheritdoc/>
    public override OpRef? OpRef => OpRefFormat.Parse(OpRefText);

    /// <inheritdoc/>
    public override RunState? State => new RunState(Status);

    /// <inheritdoc/>
    public override RunScalars? Scalars { get; }

    /// <summary>The bytes for the index.</summary>
    public static byte[] Write(RunFacts facts)
    {
        var bytes = new MemoryStream();
        ValueBytes.WriteText(bytes, facts.Id);
        ValueBytes.WriteText(bytes, facts.OpRefText);
        ValueBytes.WriteCount(bytes, (int)facts.Status);
        ValueBytes.Write(bytes, facts.Attributes);
        ValueBytes.WriteCount(bytes, facts.Elsewhere.Count);
        foreach (var name in facts.Elsewhere)
            ValueBytes.WriteText(bytes, name);
        if (facts.Scalars is { } scalars)
            ScalarBytes.Write(bytes, scalars);
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static RunDetails Read(ReadOnlySpan<byte> bytes)
    {
        var rest = new ValueBytes(bytes);
        var (id, opRefText, status) = (rest.ReadText(), rest.ReadText(), (RunStatus)rest.ReadCount());
        var attributes = (MapValue)rest.Read();
        var elsewhere = new string[rest.ReadCount()];
        for (var i = 0; i < elsewhere.Length; i++)
            elsewhere[i] = rest.ReadText();
        return new RunDetails(id, opRefText, status, attributes, elsewhere, rest.IsAtEnd ? null : ScalarBytes.Read(ref rest));
    }

    /// <summary>Reads the beginning only: id, text of the opref and status.</summary>
    public static (string Id, string OpRefText, RunStatus Status) ReadHead(ReadOnlySpan<byte> bytes)
    {
        var rest = new ValueBytes(bytes);
        return (rest.ReadText(), rest.ReadText(), (RunStatus)rest.ReadCount());
    }

    /// <summary>A number that tells whether bytes are those that were written.</summary>
    public static long Sum(ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 0x9E3779B185EBCA87;
        var sum = (ulong)bytes.Length * 0xC2B2AE3D27D4EB4F;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            sum = BitOperations.RotateLeft(sum ^ word, 29) * Prime;
        foreach (var b in bytes[(bytes.Length / 8 * 8)..])
            sum = BitOperations.RotateLeft(sum ^ b, 11) * Prime;
        return (long)(sum ^ (sum >> 32));
    }

    public override bool TryAttribute(string name, out Value? value)
    {
        value = Attributes[name];
        return value is not null || !Elsewhere.Contains(name);
    }

    public override Value? Flag(string name) => (Attributes["flags"] as MapValue)?[name];

    public override Value? OperationAttribute(string name) => (Attributes["opdef_attrs"] as MapValue)?[name];

    public override string? LoggedText(string name) => Scalars?.FindText(name);

    public override double? LastScalar(string key) => Scalars?.Find(key)?.Last.Value;
}
