using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage.Outside;

/// <summary>
/// The table of rows that another program wrote and the plan does not take: they are put back, and what they held is kept
/// here, so that nothing is lost. It is a table of attributes, and so QGIS shows it.
/// </summary>
internal static class RefusedRows
{
    internal const string Table = "outside_refused";

    internal const string Columns = "time TEXT NOT NULL, table_name TEXT NOT NULL, row_id TEXT, code TEXT NOT NULL, reason TEXT NOT NULL, fields TEXT, geom BLOB";

    internal static void Keep(SqliteConnection connection, DateTimeOffset time, RefusedRow refused)
    {
        var (fields, geometry) = Contents(connection, refused.Row);
        connection.Run(
            $"INSERT INTO {Table} (time, table_name, row_id, code, reason, fields, geom) VALUES ($time, $table, $id, $code, $reason, $fields, $geom);",
            ("$time", Words.Of(time)),
            ("$table", refused.Row.Table.Name),
            ("$id", refused.Id?.ToString("D")),
            ("$code", refused.Fault.Code),
            ("$reason", refused.Fault.In(CultureInfo.CurrentUICulture)),
            ("$fields", fields),
            ("$geom", geometry));
    }

    /// <summary>The row as the other program left it; nothing where it deleted it.</summary>
    private static (string? Fields, byte[]? Geometry) Contents(SqliteConnection connection, OutsideRow row)
    {
        using var command = connection.Statement($"SELECT * FROM {row.Table.Aside} WHERE {OutsideTable.Key} = $fid;", ("$fid", row.Fid));
        using var record = command.ExecuteReader();
        if (!record.Read() || record.IsDBNull(record.GetOrdinal("fid")))
            return (null, null);
        var buffer = new ArrayBufferWriter<byte>();
        byte[]? geometry = null;
        using (var json = new Utf8JsonWriter(buffer, FieldJson.Readable))
        {
            json.WriteStartObject();
            for (var column = 0; column < record.FieldCount; column++)
            {
                var name = record.GetName(column);
                if (name == "geom")
                    geometry = record.GetValue(column) as byte[] ?? (record.IsDBNull(column) ? null : Encoding.UTF8.GetBytes(record.GetString(column)));
                else if (name is not (OutsideTable.Key or OutsideTable.IsNew))
                    Write(json, name, record.GetValue(column));
            }

            json.WriteEndObject();
        }

        return (Encoding.UTF8.GetString(buffer.WrittenSpan), geometry);
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case long integer:
                json.WriteNumberValue(integer);
                break;
            case double real:
                FieldJson.WriteReal(json, real);
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
