namespace Guild.Tool.Plugins;

/// <summary>The plugins that travel with the tool.</summary>
/// <remarks>
/// Reading the first manifest takes longer than all others together, as everything that it needs has to be loaded by the runtime. A command
/// that will ask for plugins has that done on a second core, while its command line is read on the first.
/// </remarks>
internal sealed class BundledPlugins
{
    private readonly string _directory;
    private readonly Thread? _reader;
    private List<FoundPlugin>? _found;

    /// <param name="directory">Absolute path of their folder, <c>NAME/</c> below it; it need not exist.</param>
    /// <param name="readsAhead">Whether reading begins at once, if there is a core to do it.</param>
    public BundledPlugins(string directory, bool readsAhead)
    {
        _directory = directory;
        if (!readsAhead || Environment.ProcessorCount == 1)
            return;
        _reader = new Thread(ReadAhead) { IsBackground = true };
        _reader.Start();
    }

    /// <summary>Absolute path of their folder.</summary>
    public string Directory => _directory;

    /// <summary>The plugins, ordered by folder.</summary>
    public IReadOnlyList<FoundPlugin> All
    {
        get
        {
            _reader?.Join();
            return _found ??= PluginFinder.FindBundled(_directory);
        }
    }

    private void ReadAhead()
    {
        try
        {
            _found = PluginFinder.FindBundled(_directory);
        }
        catch (Exception)
        {
            // An exception would end the process here. Who asks for the plugins meets it again, and can say so.
        }
    }
}
