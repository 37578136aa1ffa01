using System.Text;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// TEXT and ATTRIB: 1 the text, 10, 20 where it begins, 11, 21 the point it is aligned to where 72 or 73 says how. MTEXT: 3 the
/// text in pieces of 250, 1 the last of them, 10, 20 its point.
/// </summary>
internal sealed class TextGroups(DxfHead head, DxfBudget budget) : DxfGroups
{
    private readonly StringBuilder text = new();
    private readonly bool isMultiline = head.Type == "MTEXT";
    private double x1;
    private double y1;
    private double x2;
    private double y2;
    private long horizontal;
    private long vertical;
    private bool isAligned;

    internal override void Take(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 1 or 3 when isMultiline || pairs.Code == 1:
                budget.TakeCharacters(pairs.Value.Length, pairs.Line);
                text.Append(pairs.Text());
                break;
            case 10:
                x1 = head.Number(pairs);
                break;
            case 20:
                y1 = head.Number(pairs);
                break;
            case 11:
                x2 = head.Number(pairs);
                isAligned = true;
                break;
            case 21:
                y2 = head.Number(pairs);
                break;
            case 72 when !isMultiline:
                horizontal = head.Whole(pairs);
                break;
            // An ATTRIB has its vertical alignment in 74; its 73 is a length.
            case 73 when head.Type == "TEXT":
                vertical = head.Whole(pairs);
                break;
            case 74 when head.Type == "ATTRIB":
                vertical = head.Whole(pairs);
                break;
        }
    }

    internal override DxfEntity Entity()
    {
        if (isMultiline)
            return new DxfLabel(head, x1, y1, DxfText.WithoutFormat(text.ToString()).Trim());
        head.RequireLevel();
        // 3 and 5 fit a text between both points, so that it begins at the first.
        var isAtSecond = isAligned && (horizontal is 1 or 2 or 4 || (horizontal == 0 && vertical != 0));
        var (x, y) = head.OwnSystem.Apply(isAtSecond ? x2 : x1, isAtSecond ? y2 : y1);
        return new DxfLabel(head, x, y, DxfText.Plain(text.ToString()).Trim());
    }
}
