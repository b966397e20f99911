using System.Numerics;
using System.Runtime.InteropServices;
using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>
/// All that the index has about one run, as bytes. What is asked for is found among them then: of a hundred thousand runs that are listed
/// most of this is never wanted.
/// </summary>
internal readonly ref struct RunDetails
{
    private readonly ReadOnlySpan<byte> _attributes;

    /// <summary>Takes what <see cref="Write"/> wrote.</summary>
    public RunDetails(ReadOnlySpan<byte> bytes)
    {
        var rest = new ValueBytes(bytes);
        Id = rest.ReadUtf8();
        OpRefText = rest.ReadUtf8();
        Status = (RunStatus)rest.ReadCount();
        _attributes = rest.Rest;
    }

    /// <summary>The id, kept here too so that a damaged file is noticed.</summary>
    public ReadOnlySpan<byte> Id { get; }

    /// <summary>The text of the opref, for the same reason.</summary>
    public ReadOnlySpan<byte> OpRefText { get; }

    /// <summary>The status, for the same reason.</summary>
    public RunStatus Status { get; }

    /// <summary>The attributes that are kept.</summary>
    public MapValue Attributes => (MapValue)new ValueBytes(_attributes).Read();

    /// <summary>The scalars; <see langword="null"/> when they have to be read.</summary>
    public RunScalars? Scalars
    {
        get
        {
            var rest = AfterAttributes();
            for (var count = rest.ReadCount(); count > 0; count--)
                _ = rest.ReadUtf8();
            return rest.IsAtEnd ? null : ScalarBytes.Read(ref rest);
        }
    }

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

    /// <summary>An attribute.</summary>
    /// <returns>Whether it is known; then <paramref name="value"/> is <see langword="null"/> for one that the run doesn't have.</returns>
    public bool TryAttribute(string name, out Value? value)
    {
        var attributes = new ValueBytes(_attributes);
        value = attributes.TryEnter(name) ? attributes.Read() : null;
        return value is not null || !IsElsewhere(name);
    }

    /// <summary>An entry of an attribute that is a map; <see langword="null"/> when the run doesn't have it.</summary>
    public Value? Entry(string attribute, string name)
    {
        var attributes = new ValueBytes(_attributes);
        return attributes.TryEnter(attribute) && attributes.TryEnter(name) ? attributes.Read() : null;
    }

    private bool IsElsewhere(string name)
    {
        var rest = AfterAttributes();
        for (var count = rest.ReadCount(); count > 0; count--)
        {
            if (ValueBytes.AreEqual(rest.ReadUtf8(), name))
                return true;
        }

        return false;
    }

    private ValueBytes AfterAttributes()
    {
        var rest = new ValueBytes(_attributes);
        rest.Skip();
        return rest;
    }
}
