namespace EnclavePlanner.Storage.Tables;

/// <summary>What puts a feature into its place in a table.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="CityCode">Its city.</param>
/// <param name="Number">Its number; may be empty.</param>
/// <param name="Sorted">The field the table is sorted by; null where the feature has none.</param>
internal readonly record struct TableKey(Guid Id, string CityCode, string Number, string? Sorted);
