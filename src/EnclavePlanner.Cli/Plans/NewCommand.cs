using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Plans;

/// <summary><c>new PLAN --title T --city CODE:NAME:EPSG:origin --city CODE:NAME:EPSG:host</c>: makes an empty plan.</summary>
internal static class NewCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var title = new Option<string>("--title") { Description = terminal.Say("cli.title"), Required = true };
        var cities = new Option<string[]>("--city") { Description = terminal.Say("cli.new-city"), Required = true, Arity = ArgumentArity.OneOrMore };
        var command = new Command("new", terminal.Say("cli.new")) { plan, title, cities };
        command.SetAction(async (parsed, cancellation) =>
        {
            var rows = PlanSetup.Begin(parsed.GetValue(title)!, [.. parsed.GetValue(cities)!.Select(CityArgument.Parse)]);
            var location = parsed.GetValue(plan)!;
            var first = ChangeSet.Of(Terminal.Author, terminal.Clock.GetLocalNow(), terminal.Say("history.new", parsed.GetValue(title)), rows);
            await using var store = await PlanStores.CreateAsync(PlanLocation.Parse(location), first, null, cancellation);
            await terminal.AnswerAsync(
                parsed,
                new { plan = location, title = parsed.GetValue(title) },
                output => output.WriteLineAsync(terminal.Say("done.new", location)));
            return ExitCode.Done;
        });
        return command;
    }
}
