namespace Guild.Core.Resources;

/// <summary>Paths that users give for a source.</summary>
internal static class UserPath
{
    /// <summary>The absolute path of an existing file or directory.</summary>
    /// <param name="text">The path as given.</param>
    /// <param name="workingDirectory">Absolute path of the directory that it is relative to.</param>
    /// <param name="declaredIn">
    /// Looked at first: the project directory, when the path is the declared default, which means the same file wherever guild is
    /// started; <see langword="null"/> otherwise.
    /// </param>
    /// <exception cref="UnmetException">It doesn't exist.</exception>
    public static string Find(string text, string workingDirectory, string? declaredIn)
    {
        if (declaredIn is not null && Path.GetFullPath(text, declaredIn) is var declared && DanglingLink.IsReal(declared))
            return Path.TrimEndingDirectorySeparator(declared);
        var path = Path.GetFullPath(text, workingDirectory);
        return DanglingLink.IsReal(path)
            ? Path.TrimEndingDirectorySeparator(path)
            : throw new UnmetException($"{path} does not exist") { Fix = "give the path of an existing file or directory" };
    }
}
