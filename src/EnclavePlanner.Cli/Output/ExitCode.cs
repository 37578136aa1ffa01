namespace EnclavePlanner.Cli.Output;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>Findings, or an input that was refused; the reason is on stderr.</summary>
    internal const int Refused = 1;

    /// <summary>Wrong usage.</summary>
    internal const int WrongUsage = 2;
}
