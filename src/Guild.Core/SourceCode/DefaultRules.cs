using System.ComponentModel;
using System.Globalization;
using Guild.Abstractions;

namespace Guild.Core.SourceCode;

/// <summary>The rules that hold before those of the Guild file: git's where there is git, else text files within limits.</summary>
internal sealed class DefaultRules(GuildEnvironment environment, IProcessRunner processes)
{
    private const string GitIsMissing = """
        The current project appears to use Git for version control
        but git is not available on the system path. To apply Git's source
        code rules to this run, install Git [1] or specify the Git executable
        in Guild user config [2].

        [1] https://git-scm.com/book/en/v2/Getting-Started-Installing-Git)
        [2] https://guildai.org/t/user-config-reference

        To disable this warning, set 'NO_WARN_GIT_MISSING=1'

        """;

    /// <summary>The largest number of files that the default rule takes.</summary>
    public int MaxCount { get; } = Limit(environment, "MAX_DEFAULT_SOURCECODE_COUNT", 100);

    private int MaxSize { get; } = Limit(environment, "MAX_DEFAULT_SOURCECODE_FILE_SIZE", 1048576);

    /// <summary>The rules for a project in a git work tree.</summary>
    public async Task<IReadOnlyList<SelectionRule>> ReadAsync(SourceCodeRequest request, ICollection<string> warnings, CancellationToken cancel)
    {
        return await GitRulesAsync(request, warnings, cancel).ConfigureAwait(false) ?? WithoutGit(request);
    }

    /// <summary>The rules for a project that git knows nothing of.</summary>
    public IReadOnlyList<SelectionRule> WithoutGit(SourceCodeRequest request) =>
    [
        SelectionRule.Of("exclude dir .*"),
        SelectionRule.Of("exclude dir * containing .guild-nocopy"),
        SelectionRule.Of(
            string.Create(CultureInfo.InvariantCulture, $"include text * size < {MaxSize + 1}, max match {MaxCount}"), isDefault: true),
        .. request.RuntimeRules.Select(r => SelectionRule.Of(r)),
    ];

    private static int Limit(GuildEnvironment environment, string name, int otherwise) =>
        int.TryParse(environment.Variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : otherwise;

    private async Task<IReadOnlyList<SelectionRule>?> GitRulesAsync(
        SourceCodeRequest request, ICollection<string> warnings, CancellationToken cancel)
    {
        IReadOnlyList<string>? ignored;
        try
        {
            var git = new GitWorkTree(processes, request.GitProgram);
            ignored = await git.IgnoredAsync(request.Root, GuildIgnore(request.Root), cancel).ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            if (!environment.IsSet("NO_WARN_GIT_MISSING") && HasGitHead(request.Root))
                warnings.Add(GitIsMissing);
            return null;
        }

        if (ignored is null)
            return null;
        var directories = ignored.Where(p => p.EndsWith('/') || Directory.Exists(Path.Combine(request.Root, p))).ToList();
        return
        [
            SelectionRule.Of("exclude dir .guild"),
            SelectionRule.Of("exclude dir * containing .guild-nocopy"),
            SelectionRule.OfDirectories([".git", .. directories.Select(d => d.TrimEnd('/'))]),
            SelectionRule.NotIgnored(ignored.Except(directories)),
            SelectionRule.Of("exclude .git*, .guildignore"),
        ];
    }

    private List<string> GuildIgnore(string root)
    {
        foreach (var directory in new[] { environment.WorkingDirectory, root })
        {
            var path = Path.Combine(directory, ".guildignore");
            if (File.Exists(path))
                return [.. File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
        }

        return [];
    }

    private bool HasGitHead(string root)
    {
        for (var at = root; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, ".git", "HEAD")))
                return true;
            if (at == environment.UserHome)
                return false;
        }

        return false;
    }
}
