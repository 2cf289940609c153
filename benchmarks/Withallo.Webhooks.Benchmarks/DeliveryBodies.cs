using System.Text;
using Withallo.Benchmarks.Support;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>What is delivered: a message of 0.4 KB, and a call of 2.8 KB with 16 lines of transcript.</summary>
internal static class DeliveryBodies
{
    public static IReadOnlyList<(string Name, byte[] Body)> All { get; } = [("0.4 KB", Encoding.UTF8.GetBytes(Bodies.SmsEvent)), ("2.8 KB", Bodies.CallCompleted(16))];
}
