namespace Guild.Core.Running;

/// <summary>What asks a process to stop, by POSIX number. Where there are no signals all of them end the process.</summary>
public enum StopSignal
{
    /// <summary>SIGHUP: the terminal is gone.</summary>
    HangUp = 1,

    /// <summary>SIGINT: Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT: Ctrl-\.</summary>
    Quit = 3,

    /// <summary>SIGKILL: not asked, ended.</summary>
    Kill = 9,

    /// <summary>SIGTERM: asked by another program.</summary>
    Terminate = 15,
}
