namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>A base map that is shown beneath the land.</summary>
/// <param name="Id">Identity of its source.</param>
/// <param name="Opacity">0 to 1.</param>
public sealed record ShownBaseMap(Guid Id, double Opacity);
