using System.Globalization;

namespace EnclavePlanner.Reports;

/// <summary>What an approval workbook says about itself, beyond what the plan says.</summary>
public sealed record WorkbookSettings
{
    /// <summary>The language of the book: any Chinese culture gives simplified Chinese, every other one English.</summary>
    public required CultureInfo Language { get; init; }

    /// <summary>制表日期: when the book is made, with the maker's offset from UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>编制单位; null leaves a line to fill in by hand.</summary>
    public string? Compiler { get; init; }

    /// <summary>The name of the plan's file or database, as the notes quote it; null where there is none.</summary>
    public string? SourceName { get; init; }

    /// <summary>数据截止日期: the day the data describe; null is printed as not stated.</summary>
    public DateOnly? DataDate { get; init; }
}
