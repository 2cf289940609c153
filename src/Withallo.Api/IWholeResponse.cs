namespace Withallo.Api;

/// <summary>
/// Marks a return type of an interface of your own that is the whole body of the response, with <c>data</c> as a member like any other:
/// for pages, whose <c>pagination</c> stands beside <c>data</c>. Any other type is what stands under <c>data</c>.
/// </summary>
public interface IWholeResponse;
