namespace EnclavePlanner.Exchange.Importing;

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Records read.</param>
/// <param name="BytesRead">Bytes read of <paramref name="ByteCount"/>.</param>
/// <param name="ByteCount">Bytes of the file.</param>
public readonly record struct ImportProgress(int Rows, long BytesRead, long ByteCount);
