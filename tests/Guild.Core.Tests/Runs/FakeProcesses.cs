using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

/// <summary>Processes that a test makes up.</summary>
internal sealed class FakeProcesses : IProcessTable
{
    public Dictionary<int, LiveProcess> Live { get; } = [];

    public void Start(int id, string identity = "x", DateTimeOffset? startedAt = null) => Live[id] = new LiveProcess(id, identity, startedAt);

    public LiveProcess? Find(int processId) => Live.GetValueOrDefault(processId);
}
