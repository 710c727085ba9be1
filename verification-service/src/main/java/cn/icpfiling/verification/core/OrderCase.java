package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.Outcome;
import jakarta.persistence.Column;
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
 * Where the verification of one order stands: the submission judged last, how often, and when to look again.
 *
 * <p>A verdict binds one submission. What was asked about an older one while a newer was judged is dropped.
 */
@Entity
@Table(name = "order_case")
public class OrderCase {

    @Id
    @Column(name = "order_id")
    private UUID orderId;

    @Version
    private int version;

    /** Account whose order it is, null when it was judged before that was kept. */
    private UUID holder;

    private int submission;
    private int round;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private long sequence;

    @Column(name = "next_look_at")
    private Instant nextLookAt;

    @Column(name = "retry_on")
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

    /** Whether none of these accounts is its holder's; of a holder that is not known nobody can say so. */
    public boolean isForeignTo(UUID... accounts) {
        return holder != null && Arrays.stream(accounts).noneMatch(holder::equals);
    }

    public int submission() {
        return submission;
    }

    /** Looks at this submission so far. */
    public int round() {
        return round;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Instant nextLookAt() {
        return nextLookAt;
    }

    public boolean isOpen() {
        return nextLookAt != null;
    }

    /** Nothing of this submission, or of a newer one, has been judged. */
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

    /** Something is unknown: look again then, or as soon as that legal day has come. */
    public void lookAgain(Instant at, LocalDate day) {
        nextLookAt = at;
        retryOn = day;
    }

    /** @param now machine time */
    public boolean isDue(Instant now, LocalDate today) {
        return isOpen() && (!nextLookAt.isAfter(now) || retryOn != null && !retryOn.isAfter(today));
    }

    /** One replica looks; another may from then on, should this one die. */
    public void leaseUntil(Instant until) {
        nextLookAt = until;
        retryOn = null;
    }

    /** No more looks: everything is known, a person takes over, or the order has moved on. */
    public void close() {
        nextLookAt = null;
        retryOn = null;
    }

    /** Number of the event that tells of the present result. */
    public long nextSequence() {
        return ++sequence;
    }
}
