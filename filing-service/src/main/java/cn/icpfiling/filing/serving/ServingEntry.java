package cn.icpfiling.filing.serving;

import java.time.Instant;
import java.util.UUID;

/**
 * A domain as a list shows it.
 *
 * @param id of the domain in this list, which its events are about
 * @param sequence how often it has changed in this list, from 1
 * @param since when the state began; another reason for the same state does not change it
 * @param version of the list at the last change of the domain
 */
record ServingEntry(
        String domain,
        UUID id,
        long sequence,
        UUID serviceId,
        String serviceNumber,
        ServingReason reason,
        Instant since,
        long version) {

    ServingState state() {
        return reason.state();
    }

    /** Whether the entry already says the same, for example after a granted change that keeps the domain. */
    boolean saysAlready(DomainHappening happening) {
        return reason == happening.reason() && serviceId.equals(happening.serviceId());
    }

    ServingEntry after(DomainHappening happening, long newVersion) {
        var same = state() == happening.reason().state() && serviceId.equals(happening.serviceId());
        return new ServingEntry(
                domain,
                id,
                sequence + 1,
                happening.serviceId(),
                happening.serviceNumber(),
                happening.reason(),
                same ? since : happening.at(),
                newVersion);
    }

    static ServingEntry first(UUID id, DomainHappening happening, long version) {
        return new ServingEntry(
                happening.domain(),
                id,
                1,
                happening.serviceId(),
                happening.serviceNumber(),
                happening.reason(),
                happening.at(),
                version);
    }
}
