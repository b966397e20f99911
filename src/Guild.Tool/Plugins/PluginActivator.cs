using System.Reflection;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Plugins;
using Guild.Tool.Plugins.Guarding;
using Guild.Tool.Plugins.Installation;
using McMaster.NETCore.Plugins.Loader;

namespace Guild.Tool.Plugins;

/// <summary>Loads plugins, each into a context of its own, and creates their objects: one of a class in a process.</summary>
internal sealed class PluginActivator(PluginServices services) : IDisposable
{
    private readonly List<LoadedAssembly> _loaded = [];
    private readonly List<object> _objects = [];
    private PluginGuard? _guard;
    private readonly Lock _gate = new();

    /// <summary>The plugins loaded so far, ordered by name.</summary>
    public IReadOnlyList<LoadedPlugin> Loaded
    {
        get
        {
            using var held = _gate.EnterScope();
            List<LoadedPlugin> loaded = [];
            foreach (var (plugin, _, stamp) in _loaded)
                loaded.Add(new LoadedPlugin(plugin.Name, plugin.Manifest!.Version, stamp.Sha256));
            loaded.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            return loaded;
        }
    }

    /// <summary>Begins to load a plugin on another core, if there is one, and the class that will be activated. None of its code runs.</summary>
    public void LoadAhead(FoundPlugin plugin, string typeName)
    {
        if (plugin.Origin == PluginOrigin.Bundled && Environment.ProcessorCount > 1)
            new Thread(() => TryLoad(plugin, typeName)) { IsBackground = true }.Start();
    }

    /// <exception cref="PluginException">The plugin can't be loaded or the object can't be created.</exception>
    public T Activate<T>(FoundPlugin plugin, string typeName)
        where T : class
    {
        // What travels with guild is guild: it is spared the price of the guard.
        if (plugin.Origin == PluginOrigin.Bundled)
            return Find<T>(plugin, typeName);
        var guard = _guard ??= new PluginGuard(services);
        return (T)Guarded.Of(plugin.Name, guard.Run(plugin.Name, "start", () => Find<T>(plugin, typeName)), typeof(T), guard);
    }

    public void Dispose() => _guard?.Dispose();

    /// <summary>An exception of a plugin's own code in one line.</summary>
    public static string Describe(Exception failure)
    {
        while (failure is TargetInvocationException or TypeInitializationException && failure.InnerException is { } inner)
            failure = inner;
        return $"{failure.GetType().Name}: {failure.Message}";
    }

    private T Find<T>(FoundPlugin plugin, string typeName)
        where T : class
    {
        var assembly = Load(plugin);
        var created = _objects.Find(o => o.GetType().FullName == typeName && o.GetType().Assembly == assembly);
        if (created is null)
        {
            created = Create(plugin, assembly, typeName);
            _objects.Add(created);
        }

        return created as T
            ?? throw Failure(plugin, $"{typeName} does not implement {typeof(T).Name}");
    }

    private void TryLoad(FoundPlugin plugin, string typeName)
    {
        try
        {
            _ = FindType(Load(plugin), typeName)?.GetConstructors();
        }
        catch (Exception)
        {
            // An exception would end the process here. Activate meets it again, on the thread that can say so.
        }
    }

    private Assembly Load(FoundPlugin plugin)
    {
        using var held = _gate.EnterScope();
        if (_loaded.Find(l => l.Plugin == plugin) is { } loaded)
            return loaded.Assembly;
        if (!plugin.IsUsable)
            throw Failure(plugin, $"{plugin.Problem}{(plugin.Remedy is null ? "" : $"; {plugin.Remedy}")}");
        var stamp = PluginStamp.Of(plugin, services.Environment);
        if (!stamp.IsKnown && PluginAgreement.Check(plugin) is { } disagreement)
            throw Failure(plugin, disagreement);

        if (plugin.Origin == PluginOrigin.Installed)
            PackageUse.Begin(plugin.Directory);
        Assembly assembly;
        try
        {
            var context = new AssemblyLoadContextBuilder()
                .SetMainAssemblyPath(plugin.AssemblyPath)
                .PreferDefaultLoadContextAssembly(typeof(Contract).Assembly.GetName())
                .IsLazyLoaded(true) // The contract refers to the base library alone: nothing more to share.
                .Build();
            assembly = context.LoadFromAssemblyPath(plugin.AssemblyPath);
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException)
        {
            throw Failure(plugin, $"its assembly can't be loaded: {Describe(failure)}", failure);
        }

        stamp.Remember();
        _loaded.Add(new LoadedAssembly(plugin, assembly, stamp));
        return assembly;
    }

    private object Create(FoundPlugin plugin, Assembly assembly, string typeName)
    {
        ConstructorInfo[] constructors;
        try
        {
            var type = FindType(assembly, typeName) ?? throw Failure(plugin, $"its assembly has no {typeName}");
            constructors = type.GetConstructors();
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or TypeLoadException)
        {
            throw Failure(plugin, $"{typeName} can't be loaded: {Describe(failure)}", failure);
        }

        if (constructors.Length != 1)
            throw Failure(plugin, $"{typeName} has {constructors.Length} public constructors, it needs one");
        try
        {
            return constructors[0].Invoke(Array.ConvertAll(constructors[0].GetParameters(), p => Argument(plugin, typeName, p)));
        }
        catch (TargetInvocationException failure) when (failure.InnerException is PluginSettingException setting)
        {
            throw setting;
        }
        catch (Exception failure) when (failure is not PluginException)
        {
            throw Failure(plugin, $"could not start: {Describe(failure)}", failure);
        }
    }

    // Not Assembly.GetType(name): its name parser searches with vector code that is compiled at run time, 6 ms at the first call.
    private static Type? FindType(Assembly assembly, string typeName)
    {
        try
        {
            // What a plugin contributes is public as a rule; there are fewer of those to load than of all.
            if (Array.Find(assembly.GetExportedTypes(), t => t.FullName == typeName) is { } exported)
                return exported;
        }
        catch (Exception failure) when (failure is IOException or TypeLoadException)
        {
            // Another public class of the plugin lacks something.
        }

        Type?[] types;
        try
        {
            types = assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException failure)
        {
            // Another class of the plugin lacks something; the one that is asked for may be whole.
            types = failure.Types;
        }

        return Array.Find(types, t => t?.FullName == typeName);
    }

    private object? Argument(FoundPlugin plugin, string typeName, ParameterInfo parameter)
    {
        if (services.Find(parameter.ParameterType, plugin.Name) is { } service)
            return service;
        return parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw Failure(
                plugin, $"the constructor of {typeName} asks for {parameter.ParameterType.Name}; guild offers {PluginServices.Offered}");
    }

    private static PluginException Failure(FoundPlugin plugin, string why, Exception? cause = null) =>
        new(plugin.Name, why, cause);

    private sealed record LoadedAssembly(FoundPlugin Plugin, Assembly Assembly, PluginStamp Stamp);
}
