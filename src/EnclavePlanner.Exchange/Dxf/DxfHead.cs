using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>What every entity has, and the first thing that is wrong with it.</summary>
internal sealed class DxfHead(string type, long line)
{
    private double normalX;
    private double normalY;
    private double normalZ = 1;

    /// <summary>Its kind: LWPOLYLINE, HATCH and so on.</summary>
    internal string Type { get; } = type;

    /// <summary>The line of the file it begins in.</summary>
    internal long Line { get; } = line;

    /// <summary>The name of its layer.</summary>
    internal string Layer { get; private set; } = "0";

    /// <summary>Its handle in hexadecimal, by which CAD programs find it; empty where it has none.</summary>
    internal string Handle { get; private set; } = "";

    /// <summary>Whether it lies in paper space.</summary>
    internal bool IsOnPaper { get; private set; }

    /// <summary>Whether it is switched off by itself.</summary>
    internal bool IsInvisible { get; private set; }

    /// <summary>Whether it has a height other than 0.</summary>
    internal bool HasHeight { get; set; }

    /// <summary>What the parts of one feature share, by our extended data; null where there is none.</summary>
    internal string? PartKey { get; set; }

    /// <summary>Why it cannot be read; null where it can.</summary>
    internal Fault? Fault { get; private set; }

    /// <summary>From the entity's own system to that of the drawing.</summary>
    internal DxfTransform OwnSystem => normalZ < 0 ? DxfTransform.Mirrored : DxfTransform.Identity;

    /// <summary>Notes what is wrong, unless something is already.</summary>
    /// <param name="code">The fault's code; its first two arguments are the entity's kind and line.</param>
    /// <param name="more">The other arguments.</param>
    internal void Refuse(string code, params object?[] more) => Fault ??= Refusal(code, more);

    /// <summary>A fault that names the entity.</summary>
    internal Fault Refusal(string code, params object?[] more) => ExchangeTexts.Fault(code, [Type, Line, .. more]);

    /// <summary>The value of the pair at hand; 0, and the entity refused, where it is no number.</summary>
    internal double Number(DxfPairs pairs)
    {
        if (pairs.TryNumber(out var number))
            return number;
        Refuse("EXC-DXF-NUMBER", pairs.Line, pairs.Code);
        return 0;
    }

    /// <summary>The value of the pair at hand; 0, and the entity refused, where it is no whole number.</summary>
    internal long Whole(DxfPairs pairs)
    {
        if (pairs.TryWhole(out var number))
            return number;
        Refuse("EXC-DXF-NUMBER", pairs.Line, pairs.Code);
        return 0;
    }

    /// <summary>Takes the pair at hand where it is one that all entities have.</summary>
    internal bool Take(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 5:
                Handle = pairs.Handle();
                return true;
            case 8:
                Layer = pairs.Name();
                return true;
            case 60:
                IsInvisible = Whole(pairs) == 1;
                return true;
            case 67:
                IsOnPaper = Whole(pairs) == 1;
                return true;
            case 210:
                normalX = Number(pairs);
                return true;
            case 220:
                normalY = Number(pairs);
                return true;
            case 230:
                normalZ = Number(pairs);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Refuses an entity whose plane is not the drawing's. CAD programs leave 1e-10 or so where they mean 0.</summary>
    internal void RequireLevel()
    {
        if (Math.Abs(normalX) > 1e-6 || Math.Abs(normalY) > 1e-6 || normalZ == 0)
            Refuse("EXC-DXF-TILTED");
    }
}
