package cn.icpfiling.account.core;

import cn.icpfiling.platform.time.Backoff;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message to one recipient over one channel, and its outcome. Cause, channel, recipient and contact are unique
 * together, so no recipient gets a message twice. The address or number and the values are encrypted.
 *
 * <p>A notice over VOICE is a call that a member of support claims, under the same lease as Delivery claims the others.
 */
@Entity
@Table(name = "notices")
public class Notice extends NoticeMessage {

    public enum Fate {
        WAITING,
        SENT,
        FAILED,
        TOO_LATE,
        /** Taken back before it left; the reason says why. */
        CANCELLED
    }

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(30));
    private static final Duration PATIENCE = Duration.ofHours(24);

    /** What the last fault of a notice begins with whose text no provider has approved. */
    public static final String UNAPPROVED = "UNAPPROVED ";

    /** The last fault of an SMS that waits for the morning, without a try. */
    private static final String HELD = "HELD";

    /** The last fault of an SMS about a finding or an order that had a later step before the SMS left. No fault takes its place. */
    public static final String OVERTAKEN = "OVERTAKEN";

    /** The last fault of an SMS about a finding that its holder contests since. No fault takes its place. */
    public static final String CONTESTED = "CONTESTED";

    /** Providers count refusals, and an approval takes hours. */
    private static final Duration BETWEEN_APPROVALS = Duration.ofMinutes(30);

    private Instant goodUntil;

    @Enumerated(EnumType.STRING)
    private Fate fate;

    private int attempts;
    private Instant nextAttemptAt;
    private Instant decidedAt;
    private String lastFault;

    @Embedded
    private PhoneCall call = new PhoneCall();

    @Embedded
    private Handover handover = new Handover();

    protected Notice() {}

    public Notice(
            UUID id,
            UUID account,
            String cause,
            Channel channel,
            NoticeTemplate template,
            Language language,
            Instant now) {
        super(id, account, cause, channel, template, language, now);
        this.fate = Fate.WAITING;
        this.nextAttemptAt = now;
    }

    public Notice to(byte[] encryptedRecipient, byte[] encryptedValues) {
        address(encryptedRecipient, encryptedValues);
        return this;
    }

    /** Sets the version of the text. An old notice reads as it was sent, whatever its template says today. */
    public Notice wordedBy(int version) {
        word(version);
        return this;
    }

    /** Sets which contact of whom the message goes to, and the finding that it is about. */
    public Notice about(UUID theFinding, RecipientKind whose, ContactKind contact) {
        address(theFinding, whose, contact);
        return this;
    }

    /** Sets when the message is no longer worth sending, on the business clock. Null means never. */
    public Notice goodUntil(Instant end) {
        goodUntil = end;
        return this;
    }

    /** On the business clock; null for a message that is always worth sending. */
    public Instant goodUntil() {
        return goodUntil;
    }

    /** Claims the notice under a lease. If the worker dies, the notice is due again when the lease ends. */
    public void claim(Instant leaseEnd) {
        attempts++;
        nextAttemptAt = leaseEnd;
    }

    public boolean isTooLate(Instant businessNow) {
        return goodUntil != null && !businessNow.isBefore(goodUntil);
    }

    /** A report of the provider may have come first; it stays. A message that had left before it was cancelled is sent. */
    public void sent(Instant now) {
        becomes(NoticeAct.ACCEPT, now).ifPresent(_ -> lastFault = isContested() ? CONTESTED : null);
    }

    /** Puts off a notice that is due, without a try. */
    public void hold(Instant until) {
        nextAttemptAt = until;
    }

    /** Puts off an SMS until the morning. It is not as one in its first try: the next step ends it. */
    public void holdForNight(Instant morning) {
        hold(morning);
        if (lastFault == null && NoticeLifecycle.after(stage(), NoticeAct.HOLD).isPresent()) {
            lastFault = HELD;
        }
    }

    /** Writes down the provider before it is asked. */
    public void offer(MessageProvider to, Instant now) {
        becomes(NoticeAct.OFFER, now).ifPresent(_ -> handover.offer(to, now));
    }

    /** The provider certainly does not have the message. It is not tried again if a later step or a contest has overtaken it. */
    public void withdrawOffer(Instant now) {
        becomes(NoticeAct.TAKE_BACK, now).ifPresent(_ -> handover.withdraw());
    }

    /** A later step of the finding or the order is told: what has not left in its first try does not leave, unless a provider may have it. */
    public void overtaken(Instant now) {
        becomes(NoticeAct.OVERTAKE, now).filter(NoticeStage::waits).ifPresent(_ -> keep(OVERTAKEN));
    }

    /** The holder contests the finding: it does not leave, unless a provider may have it, and goes no other way, also once decided. */
    public void contested(Instant now) {
        becomes(NoticeAct.CONTEST, now)
                .filter(stage -> stage != NoticeStage.TOO_LATE)
                .ifPresent(_ -> lastFault = CONTESTED);
    }

    public boolean isContested() {
        return CONTESTED.equals(lastFault);
    }

    private boolean isOvertaken() {
        return isContested() || OVERTAKEN.equals(lastFault);
    }

    private void keep(String fault) {
        if (!isOvertaken()) {
            lastFault = fault;
        }
    }

    /** Whether a provider was asked and the outcome is not known. */
    public boolean isUnsettled() {
        return stage().isUnsettled();
    }

    /** @param id of the provider; null if its answer was lost */
    public void accepted(MessageProvider by, String id, Instant now) {
        handover.accept(by, id);
        sent(now);
    }

    /**
     * Takes a report. The first one settles a notice; only a later delivery corrects a failure, because a phone that has the
     * message is proof, and a carrier that gave up may be wrong.
     *
     * @param failure null for a delivery
     * @return whether the report changed the notice
     */
    public boolean reported(DeliveryFailure failure, Instant at, Instant now) {
        var isNews = becomes(failure == null ? NoticeAct.ARRIVE : NoticeAct.COME_BACK, now)
                .isPresent();
        if (isNews) {
            handover.report(failure, at);
        }
        return isNews;
    }

    /** Where it stands, as {@link NoticeLifecycle} goes on from. */
    public NoticeStage stage() {
        return switch (fate) {
            case WAITING -> waiting();
            case SENT -> handover.stage();
            case FAILED, TOO_LATE, CANCELLED -> NoticeStage.valueOf(fate.name());
        };
    }

    private NoticeStage waiting() {
        var offered = handover.offeredAt() != null;
        if (isOvertaken()) {
            return offered ? NoticeStage.LAST_OFFER : NoticeStage.LAST_TRY;
        }
        if (lastFault == null) {
            return offered ? NoticeStage.OFFERED : NoticeStage.READY;
        }
        return offered ? NoticeStage.OFFERED_AGAIN : NoticeStage.PUT_OFF;
    }

    /** Takes the step of the table, if there is one. The caller writes down its reason afterwards. */
    private Optional<NoticeStage> becomes(NoticeAct act, Instant now) {
        var next = NoticeLifecycle.after(stage(), act);
        next.filter(stage -> stage.fate() != fate).ifPresent(stage -> decide(stage.fate(), now));
        return next;
    }

    public NoticeState state() {
        return stage().state();
    }

    /** What is known of the provider that has the message, and of its report. */
    public Handover handover() {
        return handover;
    }

    public void tooLate(Instant now) {
        var _ = becomes(NoticeAct.EXPIRE, now);
    }

    /** Returns whether it goes another way. */
    public boolean refused(String fault, Instant now) {
        var isRefused = becomes(NoticeAct.REFUSE, now).isPresent();
        if (isRefused) {
            keep(fault);
        }
        return isRefused;
    }

    /** Schedules another try after twice the wait each time, for a day in all. Returns whether the notice has failed now. */
    public boolean failed(String fault, Instant now) {
        var act = isGivenUp(now) ? NoticeAct.GIVE_UP : NoticeAct.FAIL;
        var next = becomes(act, now).filter(stage -> stage != NoticeStage.TOO_LATE);
        if (next.isPresent()) {
            keep(fault);
            waitsUntil(now.plus(BACKOFF.after(attempts)));
        }
        return next.isPresent() && act.leadsElsewhere();
    }

    private boolean isGivenUp(Instant now) {
        return now.isAfter(createdAt().plus(PATIENCE));
    }

    /**
     * Waits for the rest of the day until an operator has its text approved by a provider, and not beyond the end of its use. A text that is
     * only tried out does not wait.
     *
     * @param code of the provider
     * @param byAll whether no provider may take it before: then the next try is in half an hour, else as after another failure
     * @param businessNow what the end of its use is on
     * @return false for a notice whose fate is decided, and one that a later step has overtaken
     */
    public boolean awaitApproval(String code, boolean byAll, Instant businessNow, Instant now) {
        var isOver = template() == NoticeTemplate.TEMPLATE_TEST || isGivenUp(now);
        var act = isOver ? NoticeAct.GIVE_UP : NoticeAct.AWAIT_APPROVAL;
        var next = becomes(act, now).filter(stage -> stage != NoticeStage.TOO_LATE);
        if (next.isPresent()) {
            lastFault = UNAPPROVED + code;
            waitsUntil(now.plus(untilApproval(byAll, businessNow)));
        }
        return next.isPresent() && act.leadsElsewhere();
    }

    private Duration untilApproval(boolean byAll, Instant businessNow) {
        var wait = byAll ? BETWEEN_APPROVALS : BACKOFF.after(attempts);
        return isTooLate(businessNow.plus(wait)) ? Duration.between(businessNow, goodUntil) : wait;
    }

    private void waitsUntil(Instant next) {
        if (fate == Fate.WAITING) {
            nextAttemptAt = next;
        }
    }

    /** Claims the call for a member of support, until the lease ends. */
    public void claimBy(UUID staff, Instant leaseEnd, Instant now) {
        call.claim(staff, nextAttemptAt, leaseEnd, now);
        claim(leaseEnd);
    }

    public boolean isClaimedBy(UUID staff, Instant now) {
        return callState(now) == CallState.CLAIMED && staff.equals(call.claimedBy());
    }

    /** Whether the claim of a member of support runs, also if the call was closed in between. */
    public boolean isHeldBy(UUID staff, Instant now) {
        return nextAttemptAt.isAfter(now) && staff.equals(call.claimedBy());
    }

    /**
     * Records what came of the call. After no answer the call comes back, unless this was the last try. A call that was
     * closed while it was made stays closed. To have heard a text that changed since the claim is no outcome: the call is open again.
     *
     * @param at when the call was, on the business clock
     * @param again when the call comes back
     * @return whether the person has heard the present text
     */
    public boolean called(CallOutcome outcome, Instant at, int mostTries, Instant again, Instant now) {
        var isReached = outcome == CallOutcome.REACHED;
        if (isReached && call.endsRetold(nextAttemptAt, now)) {
            waitsUntil(now);
            return false;
        }
        call.called(outcome, at);
        if (fate == Fate.WAITING && outcome == CallOutcome.NO_ANSWER && call.tries() < mostTries) {
            nextAttemptAt = again;
        } else if (fate == Fate.WAITING) {
            decide(isReached ? Fate.SENT : Fate.FAILED, now);
        }
        return isReached;
    }

    /** Gives a call that waits another text, because what is heard, as the deadline, is another now. */
    public void retell(NoticeTemplate as, int version, byte[] encryptedValues) {
        reword(as, version, encryptedValues);
        call.retold(nextAttemptAt);
    }

    public boolean isRetoldSince(Instant machineCalled) {
        return call.isRetoldSince(machineCalled);
    }

    public CallState callState(Instant now) {
        return switch (fate) {
            case SENT -> CallState.REACHED;
            case FAILED -> CallState.FAILED;
            case TOO_LATE, CANCELLED -> CallState.CLOSED;
            case WAITING ->
                !nextAttemptAt.isAfter(now)
                        ? CallState.OPEN
                        : call.claimedBy() == null ? CallState.LATER : CallState.CLAIMED;
        };
    }

    private void decide(Fate as, Instant now) {
        fate = as;
        decidedAt = now;
        handover.goesOn();
        forgetSecret();
    }

    /** The member of support who claimed the call; null while it is unclaimed. */
    public UUID claimedBy() {
        return call.claimedBy();
    }

    public CallOutcome callOutcome() {
        return call.outcome();
    }

    public Instant calledAt() {
        return call.calledAt();
    }

    public int callTries() {
        return call.tries();
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public Fate fate() {
        return fate;
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public String lastFault() {
        return lastFault;
    }
}
