namespace Guild.Core.Runs.Filters;

/// <summary>A calendar unit.</summary>
internal enum TimeUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
