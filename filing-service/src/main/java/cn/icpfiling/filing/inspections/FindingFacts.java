package cn.icpfiling.filing.inspections;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A finding as inspection-service tells it. States, sources, consequences and cures are the codes of its contract; a code
 * that this release does not know is kept as it is.
 *
 * @param serviceId null if the finding is about the subject as a whole
 * @param concernsAllSites whether the fault is one of the whole subject, also where the finding names a site; false from an
 *     inspection-service of 0.1.0, which does not tell it
 * @param holder the account that holds the filing; null while inspection-service does not know it
 * @param fields JSON pointers, as in an order, to the fields concerned
 * @param cures acts that mend the fault, the usual one first
 * @param evidence kinds of papers that prove the cure
 * @param openedAt null from an inspection-service of 0.1.0, as the next
 * @param changes the granted change orders that inspection-service knows of and that may have mended it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FindingFacts(
        @JsonProperty("findingId") UUID id,
        String state,
        UUID subjectId,
        UUID serviceId,
        boolean concernsAllSites,
        UUID holder,
        String reason,
        String source,
        String consequence,
        List<String> fields,
        List<String> cures,
        List<String> evidence,
        Instant openedAt,
        List<UUID> changes) {

    public FindingFacts {
        fields = List.copyOf(Objects.requireNonNullElse(fields, List.of()));
        cures = List.copyOf(Objects.requireNonNullElse(cures, List.of()));
        evidence = List.copyOf(Objects.requireNonNullElse(evidence, List.of()));
        changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
    }

    /** Whether it tells a fault of this site: its own, or one of the whole subject that was told anywhere. */
    public boolean concerns(UUID service) {
        return serviceId == null || concernsAllSites || serviceId.equals(service);
    }
}
