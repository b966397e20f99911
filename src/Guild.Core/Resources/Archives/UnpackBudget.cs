namespace Guild.Core.Resources.Archives;

/// <summary>Counts what an archive expands to, while it does.</summary>
internal sealed class UnpackBudget(UnpackLimits limits, string archive, long archiveSize)
{
    // A member costs an inode and a name even when it is empty.
    private const int MemberCost = 512;

    private long _unpacked;

    public void AddMember() => Add(MemberCost);

    public void Add(long bytes)
    {
        _unpacked += bytes;
        // Both must be passed: small archives of zeros and large archives of photographs are everyday things.
        if (_unpacked <= limits.Bytes || _unpacked / limits.Factor <= archiveSize)
            return;
        throw new UnmetException(
            $"'{archive}' expands to more than {limits.Factor} times its size and to more than {ByteSize.Format(limits.Bytes)}")
        {
            Fix = "check where the archive comes from; if it is right, raise 'unpack-limit' (a size) or 'unpack-ratio' of the source",
        };
    }
}
