namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>A piece of work that a user waits for.</summary>
internal sealed record Scenario(string Name, string Purpose, Func<string, Task> RunAsync);
