package cn.icpfiling.filing.core;

import java.util.UUID;

/**
 * Why the provider itself has a record deregistered.
 *
 * @param findingId the finding of inspection-service
 * @param reason its code
 */
public record ProviderGround(UUID findingId, String reason) {}
