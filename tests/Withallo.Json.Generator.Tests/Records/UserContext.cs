using System.Text.Json.Serialization;
using Withallo.Api;

namespace Withallo.Json.Generator.Tests.Records;

/// <summary>What a user writes who publishes native code.</summary>
[JsonSerializable(typeof(List<Call>))]
[JsonSerializable(typeof(Stored))]
internal sealed partial class UserContext : JsonSerializerContext;
