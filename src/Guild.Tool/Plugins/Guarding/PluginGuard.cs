using System.Runtime.ExceptionServices;
using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Tool.Plugins.Guarding;

/// <summary>
/// Runs the code of plugins so that one which throws, hangs, prints or ends the process is named, and contained where that can be done.
/// </summary>
/// <remarks>
/// The plugins that come with guild run without it: it costs a thread and a millisecond. Not contained, and documented so: a stack that overflows,
/// memory that native code damages, and what native code prints.
/// </remarks>
internal sealed class PluginGuard : IDisposable
{
    private const int ExitCodeOfAnError = 1;

    /// <summary>How long a plugin that was asked to stop may take.</summary>
    private static readonly TimeSpan UsualGrace = TimeSpan.FromSeconds(5);

    private readonly PluginServices _services;
    private readonly AsyncLocal<string?> _current = new();
    private readonly PluginOutput _output;
    private readonly List<PluginException> _leftBehind = [];
    private volatile string? _latest;

    public PluginGuard(PluginServices services)
    {
        _services = services;
        _output = new PluginOutput(services.ErrorOutput, () => Current);
        Console.SetOut(_output);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        BackgroundFailures.Report = Reported;
    }

    private string? Current => _current.Value ?? _latest;

    /// <summary>Does something that should not take long, on a thread that can be left behind when it does.</summary>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="doing">What it is doing, for the message: <c>start</c>.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="PluginException">It took too long.</exception>
    public T Run<T>(string plugin, string doing, Func<T> work)
    {
        // Asked again, it would only hang again.
        if (_leftBehind.Find(f => f.Plugin == plugin) is { } before)
            throw before;
        var limit = _services.PatienceWith(plugin);
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var done = new ManualResetEventSlim(); // Not disposed: the thread may outlive the wait.
        using var inside = Enter(plugin);
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            done.Set();
        })
        {
            IsBackground = true,
            Name = plugin,
        };
        thread.Start();
        try
        {
            if (!done.Wait(limit, _services.StopToken))
            {
                _leftBehind.Add(TooLong(plugin, doing, limit));
                throw _leftBehind[^1];
            }
        }
        catch (OperationCanceledException)
        {
            throw new PluginException(plugin, $"it had not managed to {doing} when guild was asked to stop");
        }

        failure?.Throw();
        return result!;
    }

    /// <summary>Awaits something that may take long and has to stop when it is asked to.</summary>
    /// <exception cref="PluginException">The plugin failed, or didn't stop.</exception>
    public async Task<T> CallAsync<T>(string plugin, Func<CancellationToken, Task<T>> call, CancellationToken cancel)
    {
        using var inside = Enter(plugin);
        // Off this thread: a plugin that blocks instead of awaiting can be left behind too.
        var work = Task.Run(() => call(cancel), CancellationToken.None);
        var grace = _services.PatienceWith(plugin) is var given && given < UsualGrace ? given : UsualGrace;
        using var patience = new CancellationTokenSource();
        using var asked = cancel.Register(() => patience.CancelAfter(grace));
        try
        {
            return await work.WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested && !work.IsCompleted)
        {
            throw new PluginException(plugin, $"it did not stop within {grace.TotalSeconds:0.#} seconds of being asked to, and was left behind");
        }
        catch (Exception e) when (!IsUnderstood(e, cancel))
        {
            throw new PluginException(plugin, PluginActivator.Describe(e), e);
        }
    }

    /// <summary>Awaits something that has to be done within the time that a plugin is given.</summary>
    /// <exception cref="PluginException">The plugin failed, or took too long.</exception>
    public async Task CallInTimeAsync(string plugin, string doing, Func<CancellationToken, Task> call, CancellationToken cancel)
    {
        var limit = _services.PatienceWith(plugin);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var inside = Enter(plugin);
        var work = Task.Run(() => call(deadline.Token), CancellationToken.None);
        try
        {
            await work.WaitAsync(limit, cancel).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            await deadline.CancelAsync().ConfigureAwait(false);
            throw TooLong(plugin, doing, limit);
        }
    }

    public void Dispose()
    {
        _output.Complete();
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        BackgroundFailures.Report = null;
    }

    // What the contract says that a plugin may throw reaches the engine as it is.
    private static bool IsUnderstood(Exception e, CancellationToken cancel) =>
        e is ResolveException or LaunchException or PluginSettingException or PluginException
        || (e is OperationCanceledException && cancel.IsCancellationRequested);

    private static PluginException TooLong(string plugin, string doing, TimeSpan limit) => new(
        plugin,
        $"it did not {doing} within {limit.TotalSeconds:0.#} seconds, and was left behind; set '{PluginServices.PatienceKey}' of the plugin to give it longer");

    private Inside Enter(string plugin)
    {
        var before = (_current.Value, _latest);
        _current.Value = _latest = plugin;
        return new Inside(this, before);
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        if (Current is not { } plugin)
            return;
        _output.Complete();
        _services.ErrorOutput.WriteLine($"guild: plugin '{plugin}' ended the process");
        // Whatever it said: the command has not been done.
        Environment.ExitCode = ExitCodeOfAnError;
    }

    private bool Reported(Exception failure)
    {
        if (Current is not { } plugin)
            return false;
        _services.Log.Warning($"plugin '{plugin}' failed on a thread of its own: {PluginActivator.Describe(failure)}");
        return true;
    }

    private readonly struct Inside(PluginGuard guard, (string? Current, string? Latest) before) : IDisposable
    {
        public void Dispose() => (guard._current.Value, guard._latest) = before;
    }
}
