package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.Outcome;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/**
 * The state of the verification of one order: the submission judged last, the number of rounds, and the next round.
 *
 * <p>A verdict belongs to one submission. The result for an older submission is dropped if a newer one was judged in
 * the meantime.
 */
@Entity
@Table(name = "order_cases")
public class OrderCase {

    @Id
    private UUID orderId;

    @Version
    private int version;

    /** The account that holds the order; null for orders judged before this column existed. */
    private UUID holder;

    private int submission;
    private int round;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private long sequence;

    private Instant nextRoundAt;

    private LocalDate retryOn;

    protected OrderCase() {}

    public OrderCase(UUID orderId) {
        this.orderId = orderId;
        this.outcome = Outcome.UNKNOWN;
    }

    public UUID orderId() {
        return orderId;
    }

    public void isOf(UUID account) {
        holder = account;
    }

    /** Null if it is not known. */
    public UUID holder() {
        return holder;
    }

    /** Returns true if none of these accounts is the holder's. If the holder is not known, this cannot be said. */
    public boolean isForeignTo(UUID... accounts) {
        return holder != null && Arrays.stream(accounts).noneMatch(holder::equals);
    }

    public int submission() {
        return submission;
    }

    /** Number of rounds of this submission so far. */
    public int round() {
        return round;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Instant nextRoundAt() {
        return nextRoundAt;
    }

    public boolean isOpen() {
        return nextRoundAt != null;
    }

    /** Checks whether neither this submission nor a newer one has been judged. */
    public boolean awaits(int newSubmission) {
        return newSubmission > submission;
    }

    public void judgedFirst(int newSubmission, Outcome result) {
        if (!awaits(newSubmission)) {
            throw new IllegalStateException("submission " + submission + " is already judged");
        }
        submission = newSubmission;
        round = 1;
        outcome = result;
        close();
    }

    public void judgedAgain(Outcome result) {
        round++;
        outcome = result;
        close();
    }

    /** A result is unknown: look again at that moment, or as soon as that legal day has come. */
    public void nextRound(Instant at, LocalDate day) {
        nextRoundAt = at;
        retryOn = day;
    }

    /** @param now machine time */
    public boolean isDue(Instant now, LocalDate today) {
        return isOpen() && (!nextRoundAt.isAfter(now) || retryOn != null && !retryOn.isAfter(today));
    }

    /** Leases the round to one replica. If the replica dies, another one takes it when the lease expires. */
    public void leaseUntil(Instant until) {
        nextRoundAt = until;
        retryOn = null;
    }

    /** Ends the rounds: all results are known, a reviewer decides, or the order has moved on. */
    public void close() {
        nextRoundAt = null;
        retryOn = null;
    }

    /** Returns the number of the event with the present result. */
    public long nextSequence() {
        return ++sequence;
    }
}
