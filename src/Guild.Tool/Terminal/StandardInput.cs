namespace Guild.Tool.Terminal;

/// <summary>Where answers are read from.</summary>
internal static class StandardInput
{
    private const int AccessMode = 3;
    private const int WriteOnly = 1;

    /// <summary>Opens it; one that was closed when guild started has nothing to read.</summary>
    public static TextReader Open() => IsOwnPipe() ? TextReader.Null : Console.In;

    // Descriptor 0 was free then, and a pipe of the runtime took it: whoever reads from it waits for himself.
    private static bool IsOwnPipe()
    {
        const string Descriptors = "/proc/self/fd";
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            var pipe = new FileInfo(Descriptors + "/0").LinkTarget;
            return pipe?.StartsWith("pipe:", StringComparison.Ordinal) == true
                && Directory.EnumerateFiles(Descriptors).Any(d => Path.GetFileName(d) is not ("0" or "1" or "2") && new FileInfo(d).LinkTarget == pipe && IsWritten(Path.GetFileName(d)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // proc(5): the second line of fdinfo has the flags of open(2), in octal.
    private static bool IsWritten(string descriptor)
    {
        foreach (var line in File.ReadLines($"/proc/self/fdinfo/{descriptor}"))
        {
            if (line.StartsWith("flags:", StringComparison.Ordinal))
                return (Convert.ToInt32(line["flags:".Length..].Trim(), 8) & AccessMode) == WriteOnly;
        }

        return false;
    }
}
