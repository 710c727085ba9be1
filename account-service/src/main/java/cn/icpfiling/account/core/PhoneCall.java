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

    /**
     * When the call was due as its text changed last, which is the end of the claim that ran then, or when that claim ended early; null if
     * its text never changed.
     */
    private Instant retoldIn;

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

    /** A claim that is prolonged may be in the middle of the call, so a text that changed in it is still not the one that was heard. */
    void claim(UUID staff, Instant due, Instant leaseEnd, Instant now) {
        if (due.equals(retoldIn) && due.isAfter(now) && staff.equals(claimedBy)) {
            retoldIn = leaseEnd;
        }
        claimedBy = staff;
    }

    void retold(Instant due) {
        retoldIn = due;
    }

    /**
     * Ends a claim whose text changed in it. Each claim ends at a time of its own, so one that began later, also in a replica of an earlier
     * release, had the text of now. A machine may call at once, and has the text of now, too.
     *
     * @param due when the claim ends
     * @return false if the text is the one that was claimed
     */
    boolean endsRetold(Instant due, Instant now) {
        var isRetold = due.equals(retoldIn);
        if (isRetold) {
            claimedBy = null;
            retoldIn = now;
        }
        return isRetold;
    }

    /**
     * Whether the text changed since a call by machine, also where persons have tried meanwhile. Before that call the notice was due, or
     * its claim ended, at a time before it, and since then at times after it.
     */
    boolean isRetoldSince(Instant machineCalled) {
        return retoldIn != null && retoldIn.isAfter(machineCalled);
    }

    void called(CallOutcome came, Instant at) {
        outcome = came;
        calledAt = at;
        claimedBy = null;
        tries++;
    }
}
