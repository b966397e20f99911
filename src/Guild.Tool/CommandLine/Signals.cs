using System.Runtime.InteropServices;
using Guild.Core.Running;

namespace Guild.Tool.CommandLine;

/// <summary>Feeds Ctrl-C, SIGTERM and SIGHUP to the <see cref="StopRequest"/> while a command runs something that must end in order.</summary>
internal sealed class Signals : IDisposable
{
    private readonly List<PosixSignalRegistration> registrations = [];

    /// <summary>Begins to listen. Until then signals end guild as they end any program.</summary>
    public Signals(StopRequest stop)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
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

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
    }
}
