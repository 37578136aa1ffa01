namespace EnclavePlanner.SampleData.Files;

/// <summary>A column of a dBASE table.</summary>
/// <param name="Name">At most ten ASCII letters.</param>
/// <param name="Type">C text, N number.</param>
/// <param name="Length">Bytes, in the encoding of the file.</param>
/// <param name="Decimals">Digits behind the point of a number.</param>
internal sealed record DbfField(string Name, char Type, byte Length, byte Decimals = 0)
{
    public static DbfField Text(string name, byte length) => new(name, 'C', length);

    public static DbfField Number(string name, byte length, byte decimals) => new(name, 'N', length, decimals);
}
