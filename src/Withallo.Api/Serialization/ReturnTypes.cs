using System.Diagnostics.CodeAnalysis;
using Refit;

namespace Withallo.Api.Serialization;

/// <summary>Refuses return types that Refit reads without the serializer, and so without the rules of this client.</summary>
internal static class ReturnTypes
{
    /// <exception cref="InvalidOperationException">A method returns something else than <c>Task</c> or <c>Task&lt;T&gt;</c> of an object.</exception>
    public static void Check([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type type)
    {
        foreach (var method in type.GetMethods())
        {
            var returned = method.ReturnType;
            var isTask = returned == typeof(Task) || (returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>));
            var value = returned.IsGenericType ? returned.GetGenericArguments()[0] : null;
            if (!isTask || value == typeof(string) || typeof(HttpContent).IsAssignableFrom(value) || typeof(Stream).IsAssignableFrom(value)
                || value == typeof(HttpResponseMessage) || typeof(IApiResponse).IsAssignableFrom(value))
            {
                throw new InvalidOperationException(
                    $"{type.Name}.{method.Name} returns {returned.Name}{(value is null ? "" : $" of {value.Name}")}: declare Task, or Task<T> of a type of your own, JsonElement included. "
                    + "Errors are thrown as WithalloException, and status and headers come through RequestOptions.OnResponse.");
            }
        }
    }
}
