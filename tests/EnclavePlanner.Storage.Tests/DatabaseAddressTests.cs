using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.PostGis;
using Npgsql;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class DatabaseAddressTests
{
    [TestMethod]
    [DataRow("postgresql://user@host:5432/database?plan=NAME", "user", "host", 5432, "database", "NAME")]
    [DataRow("postgres://host/database?plan=A%2FB%26C%3F", null, "host", null, "database", "A/B&C?")]
    [DataRow("postgresql://李工@[2001:db8::1]:6543/规划?plan=聊城—深圳", "李工", "2001:db8::1", 6543, "规划", "聊城—深圳")]
    [DataRow("postgresql://%E6%9D%8E%40x@h/d?plan=%E8%81%8A%E5%9F%8E", "李@x", "h", null, "d", "聊城")]
    [DataRow("postgresql:///d?host=/var/run/postgresql&plan=a b", null, "/var/run/postgresql", null, "d", "a b")]
    public void Names_a_plan_in_a_database(string text, string? user, string host, int? port, string database, string plan)
    {
        var location = (DatabaseLocation)PlanLocation.Parse(text);
        Assert.AreEqual((user, host, port, database, plan), (location.Database.User, location.Database.Host, location.Database.Port, location.Database.Database, location.Plan));
        Assert.AreEqual(location, PlanLocation.Parse(location.ToString()));
    }

    [TestMethod]
    public void Keeps_Chinese_readable_and_escapes_what_would_end_a_part() => Assert.AreEqual(
        "postgresql://h/规划%20库?sslmode=verify-full&plan=甲%26乙",
        PlanLocation.Parse("postgresql://h/%E8%A7%84%E5%88%92%20%E5%BA%93?plan=%E7%94%B2%26%E4%B9%99&sslmode=verify-full").ToString());

    [TestMethod]
    [DataRow("postgresql://", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql://host", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql://host/?plan=A", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql:///d?plan=A", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql://host:99999/d?plan=A", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql://host:x/d?plan=A", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql://h%00/d?plan=A", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql://h/d/e?plan=A", "STO-DATABASE-UNKNOWN")]
    [DataRow("postgresql://h/d", "STO-LOCATION-NO-PLAN")]
    [DataRow("postgresql://h/d?plan=%20", "STO-LOCATION-NO-PLAN")]
    [DataRow("postgresql://h/d?plan=A&sslmode=allow", "STO-ADDRESS-PARAMETER")]
    [DataRow("postgresql://h/d?plan=A&plan=B", "STO-ADDRESS-PARAMETER")]
    [DataRow("postgresql://h/d?plan=A&options=-cx", "STO-ADDRESS-PARAMETER")]
    public void Refuses_what_names_no_plan(string text, string code) =>
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => PlanLocation.Parse(text)).Fault.Code);

    [TestMethod]
    [DataRow("postgresql://user:s3cret@host/d?plan=A")]
    [DataRow("postgresql://user:s3cret@/d?plan=A")]
    [DataRow("postgresql://:s3cret@host/d?plan=A")]
    [DataRow("postgresql://host/d?password=s3cret&plan=A")]
    [DataRow("postgresql://host/d?plan=A&sslpassword=s3cret")]
    public void Refuses_a_password_and_does_not_repeat_it(string text)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => PlanLocation.Parse(text));
        Assert.AreEqual("STO-PASSWORD-IN-ADDRESS", refusal.Fault.Code);
        foreach (var language in new[] { "en", "zh-CN" })
            Assert.DoesNotContain("s3cret", refusal.Fault.In(CultureInfo.GetCultureInfo(language)));
    }

    [TestMethod]
    [DataRow("postgresql://user:s3cret@host:port/d?plan=A")]
    [DataRow("mysql://user:s3cret@host/d")]
    public void Does_not_repeat_a_password_of_an_address_that_it_cannot_read(string text)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => PlanLocation.Parse(text));
        Assert.DoesNotContain("s3cret", refusal.ToString());
    }

    [TestMethod]
    [DataRow("postgresql://example.org/d", SslMode.Require)]
    [DataRow("postgresql://192.0.2.1/d", SslMode.Require)]
    [DataRow("postgresql://localhost.example.org/d", SslMode.Require)]
    [DataRow("postgresql://localhost/d", SslMode.Disable)]
    [DataRow("postgresql://127.0.0.2/d", SslMode.Disable)]
    [DataRow("postgresql://[::1]/d", SslMode.Disable)]
    [DataRow("postgresql:///d?host=/tmp", SslMode.Disable)]
    [DataRow("postgresql://example.org/d?sslmode=disable", SslMode.Disable)]
    [DataRow("postgresql://localhost/d?sslmode=verify-full", SslMode.VerifyFull)]
    [DataRow("postgresql://localhost/d?sslmode=verify-ca", SslMode.VerifyCA)]
    public void Demands_TLS_unless_the_server_is_here_or_the_user_says_otherwise(string text, object mode)
    {
        using var source = Connections.Source(DatabaseAddress.Parse(text));
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.AreEqual((SslMode)mode, settings.SslMode);
        Assert.AreEqual("EnclavePlanner", settings.ApplicationName);
    }
}
