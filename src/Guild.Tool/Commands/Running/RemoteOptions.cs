using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Running;

/// <summary>The options that send a command's work to a remote. They are read, so that commands written for Guild AI are understood.</summary>
internal static class RemoteOptions
{
    /// <summary><c>--remote</c>.</summary>
    public static OptionSpec Remote { get; } = new("remote", "Do this on a remote.") { Short = "-r", ValueName = "REMOTE", IsHidden = true };

    /// <summary><c>--no-wait</c>.</summary>
    public static OptionSpec NoWait { get; } = new("no-wait", "With --remote, do not wait.") { Short = "-n", IsHidden = true };

    /// <summary>Refuses <c>--remote</c>: what was meant for another machine must not happen on this one.</summary>
    public static void Refuse(ParsedCommand asked)
    {
        if (asked.Has(Remote.Name))
            throw new GuildException(new GuildError($"--{Remote.Name} is not available in this version of guild") { Fix = "leave the option out" });
    }

    /// <summary>Says that <c>--no-wait</c> changes nothing here.</summary>
    public static void WarnOfNoWait(ParsedCommand asked, IGuildLog log)
    {
        if (asked.Has(NoWait.Name))
            log.Warning($"--{NoWait.Name} is for remotes; without --{Remote.Name} it changes nothing");
    }
}
