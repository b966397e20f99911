using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>Finds the file of a program as the system's exec functions do, so that a missing one is known before anything starts.</summary>
public static class ExecutableFinder
{
    private const string DefaultPath = "/bin:/usr/bin";

    /// <summary>The path of the program's file, absolute.</summary>
    /// <exception cref="SpawnException">There is none that may be executed.</exception>
    public static string Find(ChildStart start)
    {
        if (start.Program.Length == 0)
            throw new SpawnException(SpawnException.NotFound, start.Program);
        if (start.Program.Contains('/', StringComparison.Ordinal))
        {
            var path = Path.Combine(start.WorkingDirectory, start.Program);
            var error = Check(path);
            return error == 0 ? path : throw new SpawnException(error, start.Program);
        }

        return Search(start, start.Environment.GetValueOrDefault("PATH", DefaultPath));
    }

    private static string Search(ChildStart start, string searchPath)
    {
        // A file that is there but may not be executed is reported only if no later directory has a better one, as execvp does.
        var worst = SpawnException.NotFound;
        foreach (var directory in searchPath.Split(Path.PathSeparator))
        {
            var path = Path.Combine(start.WorkingDirectory, directory, start.Program);
            var error = Check(path);
            if (error == 0)
                return path;
            if (error != SpawnException.NotFound)
                worst = error;
        }

        throw new SpawnException(worst, start.Program);
    }

    private static int Check(string path)
    {
        try
        {
            if (!File.Exists(path))
                return Directory.Exists(path) ? SpawnException.NotPermitted : SpawnException.NotFound;
            if (OperatingSystem.IsWindows())
                return 0;
            if (!Libc.MayExecute(path))
                return File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: false } ? SpawnException.NotFound : SpawnException.NotPermitted;
            return HasMissingInterpreter(path) ? SpawnException.NotFound : 0;
        }
        catch (UnauthorizedAccessException)
        {
            return SpawnException.NotPermitted;
        }
        catch (IOException)
        {
            return SpawnException.NotFound;
        }
    }

    // The kernel answers "no such file" for a script whose #! program is missing. The shell that starts the program would turn that into
    // output of the program.
    private static bool HasMissingInterpreter(string path)
    {
        Span<byte> head = stackalloc byte[256];
        int length;
        try
        {
            using var file = File.OpenHandle(path);
            length = RandomAccess.Read(file, head, 0);
        }
        catch (UnauthorizedAccessException)
        {
            return false; // Executable but not readable: only the kernel can tell.
        }

        if (length < 3 || head[0] != '#' || head[1] != '!')
            return false;
        var line = head[2..length];
        var end = line.IndexOf((byte)'\n');
        if (end < 0)
            return false;
        line = line[..end].Trim(" \t"u8);
        var blank = line.IndexOfAny((byte)' ', (byte)'\t');
        var interpreter = System.Text.Encoding.UTF8.GetString(blank < 0 ? line : line[..blank]);
        return interpreter.StartsWith('/') && !File.Exists(interpreter);
    }
}
