using System.Collections.Immutable;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Tables.Parameters;

/// <summary>The columns of a table of parameters. All but the key and the value may be missing.</summary>
internal sealed class ParameterColumns
{
    private static readonly ImmutableArray<(string Name, string[] Others)> Known =
    [
        ("key", ["参数", "参数名称", "键"]),
        ("city", ["城市", "城市代码", "行政区划代码"]),
        ("value", ["数值", "值", "参数值"]),
        ("unit", ["单位", "计量单位"]),
        ("from_day", ["起始日期", "生效日期", "from"]),
        ("source", ["来源", "依据"]),
        ("is_unsure", ["待核实", "unsure"]),
    ];

    private readonly int[] columns;

    private ParameterColumns(TableHeading heading) =>
        columns = [.. Known.Select(known => known.Others.Prepend(known.Name).Select(heading.Find).FirstOrDefault(column => column >= 0, -1))];

    /// <summary>The names that are written.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Name)];

    internal int Key => columns[0];

    internal int City => columns[1];

    internal int Value => columns[2];

    internal int Unit => columns[3];

    internal int From => columns[4];

    internal int Source => columns[5];

    internal int IsUnsure => columns[6];

    /// <exception cref="Geodesy.Faults.FaultException">EXC-PARAMETERS-HEADING.</exception>
    internal static (TableHeading Heading, ParameterColumns Columns) Find(Table table)
    {
        var heading = TryFind(table) ?? throw ExchangeTexts.Refusal("EXC-PARAMETERS-HEADING", table.File.Name, string.Join(", ", Names));
        return (heading, new ParameterColumns(heading));
    }

    /// <summary>The heading of a table of parameters; null where it has none.</summary>
    internal static TableHeading? TryFind(Table table) =>
        TableHeading.Find(table, candidate => new ParameterColumns(candidate) is { Key: >= 0, Value: >= 0 });
}
