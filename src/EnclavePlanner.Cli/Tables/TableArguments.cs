using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;

namespace EnclavePlanner.Cli.Tables;

/// <summary>PLAN FILE [--sheet NAME] [--encoding NAME] [--skip-refused], of the verbs that take a table into a plan.</summary>
internal sealed class TableArguments(Terminal terminal)
{
    private readonly Argument<string> plan = PlanArgument.Build(terminal);
    private readonly Argument<string> file = new("FILE") { Description = terminal.Say("cli.table-file") };
    private readonly Option<string?> sheet = new("--sheet") { Description = terminal.Say("cli.sheet") };
    private readonly Option<string?> encoding = new("--encoding") { Description = terminal.Say("cli.encoding") };
    private readonly Option<bool> skip = new("--skip-refused") { Description = terminal.Say("cli.skip-refused") };

    internal void AddTo(Command command)
    {
        command.Add(plan);
        command.Add(file);
        command.Add(sheet);
        command.Add(encoding);
        command.Add(skip);
    }

    internal string Plan(ParseResult parsed) => parsed.GetValue(plan)!;

    internal string Path(ParseResult parsed) => parsed.GetValue(file)!;

    internal string? Sheet(ParseResult parsed) => parsed.GetValue(sheet);

    internal string? Encoding(ParseResult parsed) => parsed.GetValue(encoding);

    internal bool SkipsRefused(ParseResult parsed) => parsed.GetValue(skip);
}
