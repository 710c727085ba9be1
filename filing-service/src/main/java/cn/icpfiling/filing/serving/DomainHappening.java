package cn.icpfiling.filing.serving;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of a domain, as the transaction that caused it records it.
 *
 * @param partner the partner whose customer holds the service; null if there is none
 * @param at by the business clock
 */
record DomainHappening(
        String domain, UUID partner, UUID serviceId, String serviceNumber, ServingReason reason, Instant at) {}
