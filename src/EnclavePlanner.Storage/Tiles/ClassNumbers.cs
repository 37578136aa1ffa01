namespace EnclavePlanner.Storage.Tiles;

/// <summary>Numbers land-use codes for cells of a byte each; 0 is no land at all.</summary>
internal sealed class ClassNumbers
{
    /// <summary>Land without a class; codes beyond the 254th too, of which no guide has so many.</summary>
    private const byte WithoutClass = 1;

    /// <summary>Read while another thread adds to it: places are filled, never moved.</summary>
    private readonly string?[] codes = new string?[byte.MaxValue + 1];
    private readonly Dictionary<string, byte> numbers = [];

    internal byte Of(string? code)
    {
        if (code is null)
            return WithoutClass;
        if (numbers.TryGetValue(code, out var number))
            return number;
        var next = WithoutClass + 1 + numbers.Count;
        if (next >= codes.Length)
            return WithoutClass;
        number = (byte)next;
        codes[number] = code;
        numbers.Add(code, number);
        return number;
    }

    internal string? CodeOf(byte number) => codes[number];
}
