namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>A program or a file that this machine does not have; what needs it is left out.</summary>
internal sealed class MissingException(string what) : Exception(what + " is missing");
