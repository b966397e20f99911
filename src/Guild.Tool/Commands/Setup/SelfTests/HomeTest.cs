namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>Whether runs can be kept in the Guild home.</summary>
internal static class HomeTest
{
    /// <summary>Writes a file beside the runs as they are written: flushed, locked and renamed. A home that isn't there yet isn't made.</summary>
    public static Task RunAsync(SelfTestBench bench)
    {
        var place = bench.Environment.Home;
        while (!Directory.Exists(place))
            place = Path.GetDirectoryName(place) ?? throw new SelfTestFailure($"no part of the path '{bench.Environment.Home}' exists");
        var name = Path.Combine(place, $".guild-check-{Guid.NewGuid():N}");
        try
        {
            using (var file = new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write("guild"u8);
                file.Flush(flushToDisk: true);
                if (!IsLocked(name))
                    throw new SelfTestFailure($"files in '{place}' can't be locked: guild processes that use this home at once would not see each other");
            }

            File.Move(name, name + ".moved");
            File.Delete(name + ".moved");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SelfTestFailure($"'{place}' can't be written: {e.Message}");
        }
        finally
        {
            Remove(name);
        }

        return Task.CompletedTask;
    }

    private static bool IsLocked(string name)
    {
        try
        {
            using var other = new FileStream(name, FileMode.Open, FileAccess.Write, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void Remove(string name)
    {
        try
        {
            File.Delete(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What keeps it there is what the test tells.
        }
    }
}
