using System.Runtime.InteropServices;
using Guild.Core.Running;

namespace Guild.Tool.CommandLine;

/// <summary>Feeds Ctrl-C, SIGTERM and SIGHUP to the <see cref="StopRequest"/> once a command runs something that must end in order.</summary>
internal static class Signals
{
    // Kept to the end of the process: .NET hands signals over on a thread of its own, so that the one that ended the program may
    // arrive after the program's end was seen. Were nobody listening by then, it would end guild before the exit code is given.
    private static readonly List<PosixSignalRegistration> Registrations = [];

    /// <summary>Listens from now on. Until then signals end guild as they end any program.</summary>
    public static void Feed(StopRequest stop)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            Registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                stop.Ask(context.Signal switch
                {
                    PosixSignal.SIGINT => StopSignal.Interrupt,
                    PosixSignal.SIGHUP => StopSignal.HangUp,
                    _ => StopSignal.Terminate,
                });
            }));
        }
    }
}
