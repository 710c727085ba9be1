package cn.icpfiling.inspection.core.findings;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A fault of a filed subject or site, from the look that found it to its end. The state changes by a step of
 * {@link FindingLifecycle} only, and each method returns that step.
 */
public final class Finding {
    private final UUID id;
    private final FindingKey key;
    private final LocalDate lastDay;
    private FindingOwner owner;
    private FindingState state;
    private PolicyReference policy;
    private Instant openedAt;
    private Instant notifiedAt;
    private Instant firstNotifiedAt;
    private FindingTerm term;
    private LocalDate actOn;
    private Integer daysLeft;
    private int contests;
    private int extendedDays;
    private int transferDays;
    private long sequence;
    private long version;

    private Finding(UUID id, FindingKey key, LocalDate lastDay, FindingOwner owner) {
        this.id = id;
        this.key = key;
        this.lastDay = lastDay;
        this.owner = owner;
    }

    /** Returns a finding that does not exist until {@link #open}. */
    public static Finding of(UUID id, FindingKey key, FindingOwner owner) {
        return of(id, key, null, owner);
    }

    /** @param lastDay the last legal day to mend, if the source gives it; null for one that is counted from the notice */
    public static Finding of(UUID id, FindingKey key, LocalDate lastDay, FindingOwner owner) {
        return new Finding(id, key, lastDay, owner);
    }

    /** Returns a finding as it was stored. */
    public static Finding stored(UUID id, FindingKey key, LocalDate lastDay, FindingOwner owner, FindingStand stand) {
        var finding = new Finding(id, key, lastDay, owner);
        finding.state = stand.state();
        finding.policy = stand.policy();
        finding.openedAt = stand.openedAt();
        finding.notifiedAt = stand.notifiedAt();
        finding.firstNotifiedAt = stand.firstNotifiedAt();
        finding.term = stand.term();
        finding.actOn = stand.actOn();
        finding.daysLeft = stand.daysLeft();
        finding.contests = stand.contests();
        finding.extendedDays = stand.extendedDays();
        finding.transferDays = stand.transferDays();
        finding.sequence = stand.sequence();
        finding.version = stand.version();
        return finding;
    }

    public FindingStep open(PolicyReference reference, FindingPolicy terms, FindingActor actor, Instant at) {
        if (state != null) {
            throw new IllegalStateException("finding " + id + " was opened before");
        }
        state = FindingState.OPENED;
        begin(reference, terms, at);
        return happened(FindingLifecycle.OPENED_EVENT, FindingAct.OPEN, null, actor, null, at);
    }

    /** Begins anew, under the policy of this day, after access was granted again or the source judges again. */
    public FindingStep reopen(PolicyReference reference, FindingPolicy terms, Instant at) {
        var from = state;
        var event = take(FindingAct.REOPEN, FindingActor.SYSTEM);
        notifiedAt = null;
        term = null;
        contests = 0;
        extendedDays = 0;
        transferDays = 0;
        begin(reference, terms, at);
        return happened(event, FindingAct.REOPEN, from, FindingActor.SYSTEM, null, at);
    }

    /** Records that the holder is told; the deadline runs from this legal day on, or to the last day that the source gave. 409 while the holder is not known. */
    public FindingStep notifyHolder(FindingPolicy terms, FindingActor actor, Instant at) {
        requirePossible(FindingAct.NOTIFY, actor, at);
        var from = state;
        var event = take(FindingAct.NOTIFY, actor);
        var today = LegalTime.dayOf(at);
        notifiedAt = at;
        firstNotifiedAt = firstNotifiedAt == null ? at : firstNotifiedAt;
        run(term(terms.workingDays(), terms, today));
        return happened(event, FindingAct.NOTIFY, from, actor, null, at);
    }

    /** Records a reminder, which also tells a last day that has moved with the calendar. */
    public FindingStep remind(FindingPolicy terms, Instant at) {
        var event = take(FindingAct.REMIND, FindingActor.SYSTEM);
        if (state == FindingState.NOTIFIED) {
            term = Deadlines.recounted(term);
            run(Deadlines.reminding(term, terms.remindBefore(), LegalTime.dayOf(at)));
        }
        return happened(event, FindingAct.REMIND, state, FindingActor.SYSTEM, null, at);
    }

    /**
     * Records a reminder for the new holder of the filing, who has at least the policy's days after a transfer. All transfers
     * together add no more than these days: two accounts that pass the filing to and fro do not put the last day off for ever.
     * A last day that the source gave stays, and so does a deadline that stands or has passed.
     */
    public FindingStep remindNewHolder(FindingPolicy terms, Instant at) {
        var today = LegalTime.dayOf(at);
        var runs = state == FindingState.NOTIFIED && lastDay == null;
        if (runs) {
            var left = Deadlines.daysLeft(today, Deadlines.recounted(term));
            var added = Math.min(terms.daysAfterTransfer() - left, terms.daysAfterTransfer() - transferDays);
            if (added > 0) {
                transferDays += added;
                term = Deadlines.after(today, left + added, terms.remindBefore(), today);
            }
        }
        return remind(terms, at);
    }

    /**
     * Stops the deadline. 409 after the last day, also while the platform has not let it pass yet. Refuses with
     * CONTESTED_OFTEN_ENOUGH once the policy's number is used up.
     */
    public FindingStep contest(FindingPolicy terms, FindingActor actor, Instant at) {
        requirePossible(FindingAct.CONTEST, actor, at);
        var from = state;
        var event = take(FindingAct.CONTEST, actor);
        if (contests >= terms.contests()) {
            throw ProblemException.broken(List.of(Violation.of("", "CONTESTED_OFTEN_ENOUGH", null, terms.contests())));
        }
        contests++;
        // Days that the calendar has added since the notice are the holder's.
        term = Deadlines.recounted(term);
        daysLeft = Deadlines.daysLeft(LegalTime.dayOf(at), term);
        actOn = null;
        return happened(event, FindingAct.CONTEST, from, actor, null, at);
    }

    /**
     * Lets the deadline go on, with the days that were left or the policy's if those are more. A last day that the source
     * gave stays.
     */
    public FindingStep confirm(FindingPolicy terms, FindingActor actor, Instant at) {
        var from = state;
        var event = take(FindingAct.CONFIRM, actor);
        var today = LegalTime.dayOf(at);
        run(term(Math.max(daysLeft, terms.daysAfterContest()), terms, today));
        daysLeft = null;
        return happened(event, FindingAct.CONFIRM, from, actor, null, at);
    }

    /**
     * Adds working days to the last day, or to today if that day has passed. Refuses with EXTENSION_TOO_LONG beyond
     * the policy's sum, and with LAST_DAY_OF_SOURCE if the authority has published the last day.
     */
    public FindingStep extend(FindingPolicy terms, int workingDays, FindingActor actor, Instant at) {
        var from = state;
        var event = take(FindingAct.EXTEND, actor);
        if (lastDay != null) {
            throw ProblemException.broken(List.of(Violation.of("/workingDays", "LAST_DAY_OF_SOURCE", null, lastDay)));
        }
        var most = Math.max(0, terms.extensionDays() - extendedDays);
        if (workingDays > most) {
            throw ProblemException.broken(List.of(Violation.of("/workingDays", "EXTENSION_TOO_LONG", null, most)));
        }
        extendedDays += workingDays;
        var today = LegalTime.dayOf(at);
        term = Deadlines.recounted(term);
        run(
                today.isAfter(term.dueOn())
                        ? Deadlines.after(today, workingDays, terms.remindBefore(), today)
                        : Deadlines.longer(term, workingDays, terms.remindBefore(), today));
        return happened(event, FindingAct.EXTEND, from, actor, null, at);
    }

    /** Records a re-check that found the fault still there. */
    public FindingStep recheck(FindingActor actor, Instant at) {
        var event = take(FindingAct.RECHECK, actor);
        return happened(event, FindingAct.RECHECK, state, actor, null, at);
    }

    public FindingStep expire(Instant at) {
        term = Deadlines.recounted(term);
        return settle(FindingAct.EXPIRE, FindingActor.SYSTEM, null, at);
    }

    /** Records that a re-check found the fault mended. */
    public FindingStep cure(FindingActor actor, Instant at) {
        return settle(FindingAct.CURE, actor, null, at);
    }

    public FindingStep dismiss(FindingActor actor, Instant at) {
        return settle(FindingAct.DISMISS, actor, null, at);
    }

    public FindingStep end(EndReason reason, Instant at) {
        return settle(FindingAct.END, FindingActor.SYSTEM, reason, at);
    }

    /** Follows the record to its holder. A finding that waited for the copy of its subject can now be told. */
    public void belongsTo(FindingOwner now, FindingPolicy terms, LocalDate today) {
        var waited = !owner.isKnown() && state == FindingState.OPENED;
        owner = now;
        if (waited) {
            actOn = firstAct(terms, today);
        }
        version++;
    }

    /** Something that belongs to the finding was noted beside it: readers see another version. */
    public void noted() {
        version++;
    }

    /**
     * Returns what the platform must do by itself on this legal day; empty for nothing. A provisional last day is counted
     * again first: one that has moved is told by a reminder and not passed.
     */
    public Optional<FindingAct> due(LocalDate today) {
        if (actOn == null || actOn.isAfter(today)) {
            return Optional.empty();
        }
        if (state == FindingState.OPENED) {
            return Optional.of(FindingAct.NOTIFY);
        }
        return Optional.of(today.isAfter(Deadlines.recounted(term).dueOn()) ? FindingAct.EXPIRE : FindingAct.REMIND);
    }

    /** What a caller in the role may do next on this legal day. */
    public Set<FindingAct> allowedActs(FindingRole role, LocalDate today) {
        return FindingLifecycle.table().acts(state, role).stream()
                .filter(act -> isPossible(act, today))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A finding without a holder cannot be notified, and a holder cannot contest after the last day. */
    private boolean isPossible(FindingAct act, LocalDate today) {
        return switch (act) {
            case NOTIFY -> owner.isKnown();
            case CONTEST ->
                term == null || !today.isAfter(Deadlines.recounted(term).dueOn());
            default -> true;
        };
    }

    private void requirePossible(FindingAct act, FindingActor actor, Instant at) {
        var today = LegalTime.dayOf(at);
        if (!isPossible(act, today)) {
            throw new ProblemException(
                    CommonProblem.ACT_NOT_ALLOWED, state, act, List.copyOf(allowedActs(actor.role(), today)));
        }
    }

    /** Whether the holder was ever told. From then on the holder sees the finding. */
    public boolean wasTold() {
        return firstNotifiedAt != null;
    }

    /** Whether the last day that the source gave had passed when the holder was told, so that there was no day to mend. */
    public boolean wasToldTooLate() {
        return lastDay != null
                && notifiedAt != null
                && LegalTime.dayOf(notifiedAt).isAfter(lastDay);
    }

    /** Whether no re-check and no inspector has settled the finding. An ended one is unsettled too. */
    public boolean isUnsettled() {
        return !FindingLifecycle.table().isFinal(state);
    }

    /**
     * Days that are left to mend, see {@link FindingTerm#dayKind}; empty while no deadline runs. A contest does not stop a
     * last day that the source gave.
     */
    public Optional<Integer> daysLeft(LocalDate today) {
        return switch (state) {
            case NOTIFIED, OVERDUE -> Optional.of(Deadlines.daysLeft(today, term));
            case CONTESTED -> Optional.of(lastDay == null ? daysLeft : Deadlines.daysLeft(today, term));
            default -> Optional.empty();
        };
    }

    private void begin(PolicyReference reference, FindingPolicy terms, Instant at) {
        policy = reference;
        openedAt = at;
        actOn = firstAct(terms, LegalTime.dayOf(at));
    }

    private LocalDate firstAct(FindingPolicy terms, LocalDate today) {
        return terms.firstNotice() == FirstNotice.AUTOMATIC && owner.isKnown() ? today : null;
    }

    private FindingTerm term(int workingDays, FindingPolicy terms, LocalDate today) {
        return lastDay == null
                ? Deadlines.after(today, workingDays, terms.remindBefore(), today)
                : Deadlines.until(lastDay, terms.remindBefore(), today);
    }

    private void run(FindingTerm next) {
        term = next;
        actOn = next.actOn();
    }

    private FindingStep settle(FindingAct act, FindingActor actor, EndReason reason, Instant at) {
        var from = state;
        var event = take(act, actor);
        daysLeft = null;
        actOn = null;
        return happened(event, act, from, actor, reason, at);
    }

    private String take(FindingAct act, FindingActor actor) {
        var step = FindingLifecycle.table().step(state, act, actor.role());
        state = step.to();
        return step.event();
    }

    private FindingStep happened(
            String event, FindingAct act, FindingState from, FindingActor actor, EndReason reason, Instant at) {
        version++;
        return new FindingStep(
                event, id, ++sequence, act, from, state, actor, term == null ? null : term.dueOn(), reason, at);
    }

    public FindingStand stand() {
        return new FindingStand(
                state,
                policy,
                openedAt,
                notifiedAt,
                firstNotifiedAt,
                term,
                actOn,
                daysLeft,
                contests,
                extendedDays,
                transferDays,
                sequence,
                version);
    }

    public UUID id() {
        return id;
    }

    public FindingKey key() {
        return key;
    }

    /** The last legal day to mend that the source gave; empty if the policy's working days count. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    public FindingOwner owner() {
        return owner;
    }

    public FindingState state() {
        return state;
    }

    public PolicyReference policy() {
        return policy;
    }

    public long version() {
        return version;
    }

    @Override
    public String toString() {
        return "Finding[" + id + ", " + state + "]";
    }
}
