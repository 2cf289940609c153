namespace Withallo.Api.Generator.Models;

/// <summary>The least and the greatest number allowed.</summary>
internal sealed record NumberRange(int Least, int Most);
