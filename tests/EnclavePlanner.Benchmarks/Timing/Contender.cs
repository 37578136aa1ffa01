namespace EnclavePlanner.Benchmarks.Timing;

/// <summary>One way to do a step; a run does it once, with its own preparation, and gives the time of the step alone.</summary>
internal sealed record Contender(string Peer, Func<Task<TimeSpan>> RunAsync);
