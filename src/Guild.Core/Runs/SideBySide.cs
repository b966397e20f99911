namespace Guild.Core.Runs;

/// <summary>Work on very many things on all cores.</summary>
/// <remarks>The base library's loops are generic all through: what they need would be compiled at each start, which costs more than a page of runs.</remarks>
public static class SideBySide
{
    /// <summary>Does the work for the numbers from 0, block by block. What is thrown comes through as it is, once all have stopped.</summary>
    /// <param name="count">How many.</param>
    /// <param name="blockSize">How many one thread takes at a time.</param>
    /// <param name="work">Does the work from one number to another, which isn't part of it.</param>
    public static void ForBlocks(int count, int blockSize, Action<int, int> work) => Begin(count, blockSize, work)();

    /// <summary>Begins such work on the other cores.</summary>
    /// <param name="count">How many.</param>
    /// <param name="blockSize">How many one thread takes at a time.</param>
    /// <param name="work">Does the work from one number to another, which isn't part of it.</param>
    /// <returns>Takes part in what is left of it, and returns when all is done. Call it whatever happens: until then others are at work.</returns>
    public static Action Begin(int count, int blockSize, Action<int, int> work)
    {
        var next = 0;
        var others = new Task[Math.Clamp((count + blockSize - 1) / blockSize, 1, Environment.ProcessorCount) - 1];
        for (var i = 0; i < others.Length; i++)
            others[i] = Task.Run(Work);
        return Finish;

        void Finish()
        {
            try
            {
                Work();
            }
            finally
            {
                Task.WhenAll(others).GetAwaiter().GetResult();
            }
        }

        void Work()
        {
            while (Interlocked.Add(ref next, blockSize) is var end && end - blockSize < count)
                work(end - blockSize, Math.Min(end, count));
        }
    }

    /// <summary>Does the work for each number from 0.</summary>
    public static void For(int count, int blockSize, Action<int> work) => ForBlocks(
        count,
        blockSize,
        (from, to) =>
        {
            for (var i = from; i < to; i++)
                work(i);
        });
}
