package cn.icpfiling.filing.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * The data of every event on icp.filing.serving.v1: the present state of a domain.
 *
 * @param version of the provider's whole list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServingEventData(
        String domain,
        String state,
        Instant since,
        String reason,
        UUID serviceId,
        String serviceNumber,
        UUID partner,
        long version) {

    static ServingEventData of(ServingEntry entry, UUID partner) {
        return new ServingEventData(
                entry.domain(),
                entry.state().name(),
                entry.since(),
                entry.reason().name(),
                entry.serviceId(),
                entry.serviceNumber(),
                partner,
                entry.version());
    }
}
