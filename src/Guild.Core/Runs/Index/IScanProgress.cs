namespace Guild.Core.Runs.Index;

/// <summary>Is told how far the reading of many runs is.</summary>
public interface IScanProgress
{
    /// <summary>So many runs of so many have been read; all when they are equal.</summary>
    void Report(int done, int total);
}
