using System.Text.Json;
using EnclavePlanner.Storage.Tables;

namespace EnclavePlanner.Storage.GeoPackage;

internal sealed partial class RowTable
{
    /// <summary>What puts the rows that a table shows into their order; as they are, or were after an action.</summary>
    /// <exception cref="FormatException">Names the row, and what is wrong with it.</exception>
    internal IEnumerable<TableKey> TableKeys(TableQuery query, long? asOf)
    {
        var read = $"id, city, number, {TableSearch.ColumnOf(query.SortBy, Kind)} AS sorted";
        var found = query.Text.Length == 0
            ? "TRUE"
            : $"({string.Join(" OR ", TableSearch.TextColumns(Kind).Select(column => $@"{column} LIKE $anywhere ESCAPE '\'"))} "
                + @"OR land_use_code LIKE $beginning ESCAPE '\' OR land_use_code IN (SELECT value FROM json_each($codes)))";
        List<(string, object?)> values = query.Text.Length == 0
            ? []
            : [
                ("$anywhere", TableSearch.Anywhere(query.Text)),
                ("$beginning", TableSearch.AtBeginning(query.Text)),
                ("$codes", JsonSerializer.Serialize(query.Codes.AsEnumerable())),
            ];
        if (asOf is { } number)
            values.Add(("$number", number));
        EndLoad();
        return Read();

        IEnumerable<TableKey> Read()
        {
            using var command = connection.Statement(AsOf(found, read, asOf), [.. values]);
            using var record = command.ExecuteReader();
            var reader = new ColumnReader(record);
            while (record.Read())
            {
                yield return Named(
                    record, place: 0, () => new TableKey(reader.Identity("id"), reader.Text("city"), reader.Text("number"), reader.OptionalText("sorted")));
            }
        }
    }
}
