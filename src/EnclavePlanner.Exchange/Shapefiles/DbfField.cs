namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>A column of a dBASE table.</summary>
/// <param name="Name">Its name, decoded and unique in the table.</param>
/// <param name="Type">dBASE's letter: C text, N and F numbers, L truth, D date, I integer in binary.</param>
/// <param name="Offset">Where it begins in a record, after the deletion flag.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Decimals">Decimals of a number.</param>
internal readonly record struct DbfField(string Name, char Type, int Offset, int Length, int Decimals);
