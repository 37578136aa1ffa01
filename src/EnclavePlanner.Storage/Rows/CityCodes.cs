using System.Text.RegularExpressions;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.Rows;

/// <summary>City codes become parts of names of tables and views, so they are held to harmless characters.</summary>
internal static partial class CityCodes
{
    /// <exception cref="FaultException">STO-CITY-CODE: other characters than 0-9 A-Z a-z _ -, none, or more than 20.</exception>
    internal static void Require(string cityCode)
    {
        if (!IsCode(cityCode))
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-CITY-CODE", cityCode));
    }

    internal static bool IsCode(string cityCode) => Code().IsMatch(cityCode);

    [GeneratedRegex(@"\A[0-9A-Za-z_-]{1,20}\z")]
    private static partial Regex Code();
}
