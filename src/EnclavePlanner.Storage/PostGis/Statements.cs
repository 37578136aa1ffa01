using Npgsql;
using NpgsqlTypes;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>One statement, one line. Its parameters are $1, $2, … in their order.</summary>
internal static class Statements
{
    internal static NpgsqlCommand Statement(this NpgsqlConnection connection, string sql, params IEnumerable<object?> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns come from RowKinds and TableColumns; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    internal static void Add(this NpgsqlBatch batch, string sql, params IEnumerable<object?> values)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
        batch.BatchCommands.Add(command);
    }

    internal static int Run(this NpgsqlConnection connection, string sql, params IEnumerable<object?> values)
    {
        using var command = connection.Statement(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    internal static object? Scalar(this NpgsqlConnection connection, string sql, params IEnumerable<object?> values)
    {
        using var command = connection.Statement(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    internal static bool Holds(this NpgsqlConnection connection, string sql, params IEnumerable<object?> values) =>
        connection.Scalar(sql, values) is not null;

    /// <summary>An identity that may be missing: a null by itself has no type.</summary>
    internal static NpgsqlParameter OptionalIdentity(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Parameter(object? value) => value as NpgsqlParameter ?? new NpgsqlParameter { Value = value };
}
