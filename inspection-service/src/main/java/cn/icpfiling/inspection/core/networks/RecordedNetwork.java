package cn.icpfiling.inspection.core.networks;

import java.time.Instant;
import java.util.UUID;

/**
 * A network as the service keeps it. A removed network stays, because it answers whose an address was.
 *
 * @param removedAt null while the network is in the provider's list
 */
public record RecordedNetwork(UUID id, UUID provider, Network network, Instant recordedAt, Instant removedAt) {}
