namespace EnclavePlanner.Exchange.Exporting;

/// <summary>Tells how many features are written, now and then.</summary>
internal sealed class Steps(IProgress<int>? progress)
{
    private const int RowsPerReport = 500;

    private int written;

    /// <summary>One more is written.</summary>
    internal void Next()
    {
        if (++written % RowsPerReport == 0)
            progress?.Report(written);
    }
}
