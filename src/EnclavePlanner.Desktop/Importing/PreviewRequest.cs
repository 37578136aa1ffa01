using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tables.Joining;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>What the import dialog is to show of a file.</summary>
public abstract record PreviewRequest
{
    private PreviewRequest()
    {
    }

    /// <summary>New features of a layer.</summary>
    public sealed record OfLayer(ImportRequest Request) : PreviewRequest;

    /// <summary>Columns for features that are there.</summary>
    public sealed record OfJoin(JoinRequest Request) : PreviewRequest;

    /// <summary>Parameters and prices.</summary>
    public sealed record OfParameters(string Path, string? Sheet, string? Encoding) : PreviewRequest;
}
