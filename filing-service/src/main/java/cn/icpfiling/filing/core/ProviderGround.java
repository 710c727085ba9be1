package cn.icpfiling.filing.core;

import java.util.UUID;

/**
 * Why the provider itself ends a record or its access to a service.
 *
 * @param reason a code of the catalogue of endings, or the reason of the finding
 * @param finding the overdue finding of inspection-service; null for a reason that has no findings
 */
public record ProviderGround(String reason, UUID finding) {}
