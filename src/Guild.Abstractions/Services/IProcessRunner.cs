namespace Guild.Abstractions;

/// <summary>Runs helper programs to their end. A service that plugin classes may take in their constructors.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program, without a shell, and returns what it printed.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program doesn't exist or can't be started.</exception>
    Task<ProcessResult> RunAsync(ProcessCall call, CancellationToken cancel);
}
