package cn.icpfiling.account.events;

import java.time.Instant;
import java.util.Objects;

/**
 * A change of a partner's serving list, as an item of the list: the one event that says more than ids, because an edge must not wait for
 * an answer before it stops a domain (ADR 0063). No member is personal data.
 *
 * @param domain in ASCII
 * @param since when the state began
 * @param reason a code of the dictionary serving-reasons; more may be added
 * @param version of the partner's list
 */
public record ServingChange(
        String domain, State state, Instant since, String reason, String serviceNumber, long version) {

    public ServingChange {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(serviceNumber, "serviceNumber");
    }

    /** Whether the partner's edge may serve the domain. */
    public enum State {
        SERVE,
        STOP
    }
}
