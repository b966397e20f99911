namespace Guild.Abstractions.Testing;

/// <summary>Stand-ins for the services that guild gives to a plugin's constructor.</summary>
public static class TestServices
{
    private static readonly string[] Others = [typeof(TimeProvider).FullName!];

    /// <summary>Settings by key (<c>retries:max</c>).</summary>
    public static TestSettings Settings(params (string Key, string Value)[] settings) => new(settings.ToDictionary(s => s.Key, s => s.Value));

    /// <summary>A log that remembers.</summary>
    public static TestLog Log() => new();

    // The contract's services are its interfaces that no attribute belongs to.
    internal static bool IsService(Type type) =>
        Others.Contains(type.FullName)
        || (type.IsInterface && type.Assembly == typeof(Contract).Assembly && type.Assembly.GetType($"{type.Namespace}.{type.Name[1..]}Attribute") is null);
}
