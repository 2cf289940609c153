namespace Withallo.Api.Generator.Models;

/// <summary>One interface, as much of it as the generated file depends on.</summary>
/// <param name="HintName">The generated file's name, from the interface's full name.</param>
/// <param name="Namespace">The interface's namespace; empty when it has none.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>, as the interface is.</param>
/// <param name="InterfaceName">Such as <c>ICallsApi</c>.</param>
/// <param name="ClassName">Such as <c>CallsApi</c>.</param>
/// <param name="Generation">The member of <c>ApiGeneration</c>.</param>
/// <param name="Json">The serializer context or the class of shapes, as the generated file names it.</param>
/// <param name="Namespaces">The namespaces of the types in the signatures.</param>
/// <param name="Shadowed">The SDK's and the framework's own types that something else in sight is named like.</param>
/// <param name="Methods">The endpoints, in the order of the interface.</param>
/// <param name="Enums">The enums sent as words.</param>
internal sealed record ClientModel(
    string HintName,
    string Namespace,
    string Accessibility,
    string InterfaceName,
    string ClassName,
    string Generation,
    string Json,
    EquatableArray<string> Namespaces,
    EquatableArray<string> Shadowed,
    EquatableArray<MethodModel> Methods,
    EquatableArray<EnumModel> Enums);
