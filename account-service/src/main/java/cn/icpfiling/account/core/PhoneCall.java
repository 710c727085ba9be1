package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** What is recorded of the calls of a notice over the channel VOICE; empty for the other channels. */
@Embeddable
public class PhoneCall {

    /** The member of support who claimed the call last. The claim holds until the notice is due again. */
    private UUID claimedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "call_outcome")
    private CallOutcome outcome;

    /** The time of the last call by the support, on the business clock. */
    private Instant calledAt;

    @Column(name = "call_tries")
    private int tries;

    UUID claimedBy() {
        return claimedBy;
    }

    CallOutcome outcome() {
        return outcome;
    }

    Instant calledAt() {
        return calledAt;
    }

    int tries() {
        return tries;
    }

    void claim(UUID staff) {
        claimedBy = staff;
    }

    void called(CallOutcome came, Instant at) {
        outcome = came;
        calledAt = at;
        claimedBy = null;
        tries++;
    }
}
