package cn.icpfiling.filing.serving;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** A domain of a list, or one change of it. */
record ServedDomain(
        @NotNull String domain,
        @NotNull ServingState state,
        @NotNull Instant since,
        @NotNull ServingReason reason,
        @NotNull String serviceNumber,
        @NotNull long version) {

    static ServedDomain of(String domain, ServingReason reason, Instant since, String serviceNumber, long version) {
        return new ServedDomain(domain, reason.state(), since, reason, serviceNumber, version);
    }
}
