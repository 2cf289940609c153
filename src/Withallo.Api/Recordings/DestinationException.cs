namespace Withallo.Api.Recordings;

/// <summary>What the destination of a download threw: no failure of the network, so never tried again.</summary>
internal sealed class DestinationException(Exception cause) : Exception(null, cause);
