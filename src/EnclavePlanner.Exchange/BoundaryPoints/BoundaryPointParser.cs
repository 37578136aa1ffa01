using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>
/// Reads the lines of a boundary-point file (勘测定界 and 报盘 formats). The number of points in a title is not relied
/// upon: a parcel goes on until the next title, which is known by its final ",@".
/// </summary>
internal sealed class BoundaryPointParser
{
    private readonly SourceFile file;
    private bool hasPrefix;
    private BoundaryPointParcel? current;

    internal BoundaryPointParser(SourceFile file) => this.file = file;

    internal BoundaryPointHeader Header { get; } = new();

    /// <summary>The zone number that eastings begin with; 0 where they have none.</summary>
    internal int Prefix { get; private set; }

    /// <summary>The parcels, each when the next begins; the head and the prefix are complete after the last.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-TXT-…: what is wrong, and in which line.</exception>
    internal IEnumerable<BoundaryPointParcel> Parse(IEnumerable<string> lines)
    {
        var inPoints = false;
        var hasPoints = false;
        var number = 0;
        foreach (var whole in lines)
        {
            number++;
            var line = whole.Trim();
            if (line.Length == 0)
                continue;
            if (line[0] is '[' or '【')
                inPoints = line.Contains("地块坐标", StringComparison.Ordinal);
            else if (!inPoints)
                Header.Take(line);
            else if (line[^1] == '@')
            {
                if (current is not null)
                    yield return current;
                current = new BoundaryPointParcel(line[..^1].Split(','));
            }
            else
            {
                TakePoint(line, number);
            }

            hasPoints |= inPoints;
        }

        if (!hasPoints)
            throw ExchangeTexts.Refusal("EXC-TXT-NO-POINTS", file.Name);
        if (current is not null)
            yield return current;
    }

    private void TakePoint(string line, int number)
    {
        if (current is null)
            throw ExchangeTexts.Refusal("EXC-TXT-POINT-FIRST", file.Name, number);
        var cells = line.Split(',');
        if (cells.Length < 4 || !BoundaryPointAxes.TryNumber(cells[2], out var north) || !BoundaryPointAxes.TryNumber(cells[3], out var east))
            throw ExchangeTexts.Refusal("EXC-TXT-COORDINATE", file.Name, number);
        if (BoundaryPointAxes.AreSwapped(north, east))
            throw ExchangeTexts.Refusal("EXC-TXT-SWAPPED", file.Name, number, cells[2].Trim());
        var prefix = BoundaryPointAxes.ZoneOf(east);
        if (!hasPrefix)
            (Prefix, hasPrefix) = (prefix, true);
        else if (prefix != Prefix)
            throw ExchangeTexts.Refusal("EXC-TXT-PREFIX", file.Name, number, prefix, Prefix);
        current.Add(cells[1].Trim(), east, north);
    }
}
