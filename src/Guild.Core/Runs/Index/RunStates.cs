namespace Guild.Core.Runs.Index;

/// <summary>How far what the index has about a run may be believed.</summary>
[Flags]
internal enum RunStates
{
    /// <summary>Finished, and read well after its last change.</summary>
    Settled = 0,

    /// <summary>Not finished when it was read, or no run (yet): looked at by every command; its status is never taken from the index.</summary>
    Unfinished = 1,

    /// <summary>Changed so shortly before it was read that a later change may have got the same time: read again by every command.</summary>
    Recent = 2,

    /// <summary>Damaged, a batch, or with runs inside: what is shown is always read from its directory.</summary>
    Direct = 4,

    /// <summary>Either reason to read a run from its directory whatever the index says.</summary>
    ReadDirectly = Unfinished | Direct,
}
