namespace Quickstart;

/// <summary>Prints the tour: aligned, in colour where the terminal has it, plain where the output is piped or NO_COLOR is set.</summary>
internal sealed class Screen(TextWriter output, bool colour)
{
    private int _steps;

    public static Screen OfConsole() => new(
        Console.Out,
        !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb");

    public void Title(string text) => output.WriteLine(Paint("1", text));

    /// <summary>Begins a numbered step, with the call that it shows.</summary>
    public void Step(string title, string call)
    {
        output.WriteLine();
        output.WriteLine($"{Paint("1;36", $"{++_steps,2}. {title}")}  {Paint("2", call)}");
    }

    public void Row(string label, string? value) => output.WriteLine($"    {Paint("2", label.PadRight(18))}{value ?? "–"}");

    public void Good(string text) => output.WriteLine($"    {Paint("32", "✓")} {text}");

    /// <summary>A failure that the step wanted to show.</summary>
    public void Shown(string exception, string text) => output.WriteLine($"    {Paint("33", exception)}  {text}");

    public void Bad(string text) => output.WriteLine($"    {Paint("31", "✗")} {text}");

    public void Note(string text) => output.WriteLine($"    {Paint("2", text)}");

    private string Paint(string code, string text) => colour ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
