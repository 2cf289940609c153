using System.Text.Json.Nodes;
using Spectre.Console;

namespace Withallo.Tool;

/// <summary>
/// Where results and errors go: styled on a terminal, plain lines where the output is piped, JSON where it is asked for. Texts that
/// come from elsewhere are stripped of control characters, so that none can move the cursor or rename the window.
/// </summary>
internal sealed class Terminal(bool isJson, bool isDebug)
{
    // Lines are not broken: a terminal wraps them itself, and what is copied from it stays in one piece.
    private const int NoLimit = 100_000;

    private readonly Lock _lock = new();

    /// <summary>Whether the user asked for JSON.</summary>
    public bool IsJson => isJson;

    /// <summary>Whether a person reads the results.</summary>
    public bool IsPretty { get; } = !isJson && !Console.IsOutputRedirected;

    /// <summary>Whether a person can be asked.</summary>
    public static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>For what is laid out to the terminal's width: tables and progress.</summary>
    public IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected, width: null);

    public IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected, NoLimit);

    private IAnsiConsole Lines { get; } = Create(Console.Out, Console.IsOutputRedirected, NoLimit);

    public static IAnsiConsole CreateHelpConsole() => Create(Console.Out, Console.IsOutputRedirected, Console.IsOutputRedirected ? 110 : null);

    /// <summary>A line for people: nothing where JSON is asked for. What is in the holes is not read as markup.</summary>
    public void Line(FormattableString markup)
    {
        if (isJson)
        {
            return;
        }

        lock (_lock)
        {
            Lines.MarkupLineInterpolated(Clean(markup));
        }
    }

    public void Line() => Line($"");

    /// <summary>A remark beside the results, on standard error.</summary>
    public void Note(FormattableString markup)
    {
        if (isJson)
        {
            return;
        }

        lock (_lock)
        {
            Error.MarkupLineInterpolated(Clean(markup));
        }
    }

    /// <summary>A text as it is, line breaks and all, but for control characters.</summary>
    public void Text(string text)
    {
        if (!isJson)
        {
            lock (_lock)
            {
                Console.Out.WriteLine(Clean(text, keepLines: true));
            }
        }
    }

    /// <summary>A JSON value on a line of its own: nothing where people read.</summary>
    public void Json(JsonNode value)
    {
        if (isJson)
        {
            lock (_lock)
            {
                Console.Out.WriteLine(JsonText.Of(value));
            }
        }
    }

    /// <summary>Rows as a table; tab-separated and without a header where the output is piped; an array of objects as JSON.</summary>
    /// <param name="columns">The names in JSON, whose underscores become spaces in the header.</param>
    /// <param name="rows">The values: texts, numbers, flags and arrays of texts.</param>
    /// <param name="nothing">What is said when there are none.</param>
    public void Table(IReadOnlyList<string> columns, IReadOnlyList<JsonNode?[]> rows, string nothing)
    {
        if (isJson)
        {
            Json(new JsonArray([.. rows.Select(row => new JsonObject(columns.Zip(row, (name, value) => KeyValuePair.Create(name, value))))]));
        }
        else if (!IsPretty)
        {
            foreach (var row in rows)
            {
                Console.Out.WriteLine(string.Join('\t', row.Select(Cell)));
            }
        }
        else if (rows.Count == 0)
        {
            Line($"[grey]{nothing}[/]");
        }
        else
        {
            var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
            foreach (var column in columns)
            {
                table.AddColumn(new TableColumn(new Markup($"[bold]{Markup.Escape(column.Replace('_', ' '))}[/]")));
            }

            foreach (var row in rows)
            {
                table.AddRow(row.Select(value => new Text(Cell(value))));
            }

            Out.Write(table);
        }
    }

    /// <summary>Says why the command ends, and returns the exit code.</summary>
    public int Fail(Exception exception)
    {
        var (message, exitCode) = Failure.Describe(exception);
        lock (_lock)
        {
            if (isJson)
            {
                Console.Error.WriteLine(JsonText.Of(new JsonObject { ["error"] = message, ["exit_code"] = exitCode }));
            }
            else
            {
                Error.MarkupLineInterpolated(Clean((FormattableString)$"[red]{message}[/]"));
            }

            if (isDebug)
            {
                Console.Error.WriteLine(exception);
            }
        }

        return exitCode;
    }

    /// <summary>The text without control characters; line breaks become spaces unless they are to stay.</summary>
    public static string Clean(string text, bool keepLines = false) => string.Create(text.Length, (text, keepLines), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var c = state.text[i];
            span[i] = !char.IsControl(c) || (state.keepLines && c is '\n' or '\t') ? c : c is '\n' or '\r' or '\t' ? ' ' : '\uFFFD';
        }
    });

    private static FormattableString Clean(FormattableString text) => System.Runtime.CompilerServices.FormattableStringFactory.Create(
        text.Format, [.. text.GetArguments().Select(argument => argument is string value ? Clean(value) : argument)]);

    private static string Cell(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Cell)),
        JsonValue text when text.TryGetValue<string>(out var content) => Clean(content),
        JsonValue flag when flag.TryGetValue<bool>(out var isTrue) => isTrue ? "yes" : "no",
        _ => value.ToJsonString(),
    };

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected, int? width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (width is { } columns)
        {
            console.Profile.Width = columns;
        }

        return console;
    }
}
