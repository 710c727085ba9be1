package cn.icpfiling.account.core.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A case of the support. Its state changes through {@link CaseLifecycle} only. Claims follow the machine's clock, all
 * other times the business clock.
 */
@Entity
@Table(name = "support_cases")
public class SupportCase extends CaseMatter {

    /** An owner misses a phone within days; what was set up in these days may be of the person who has it. */
    private static final Duration MISSED_WITHIN = Duration.ofDays(7);

    @Enumerated(EnumType.STRING)
    private CaseState state;

    private Instant papersAt;
    private LocalDate dueOn;
    private boolean dueProvisional;
    private Instant expiresAt;
    private UUID claimedBy;
    private Instant claimEndsAt;

    /** Null until the first of two persons has decided. */
    @Embedded
    private CaseProposal proposal;

    private UUID decidedBy;
    private Instant decidedAt;
    private String reason;
    private Instant effectDueAt;
    private Instant soughtAt;
    private Instant nextTryAt;
    private Instant endedAt;
    private Instant objectedAt;
    private Instant grantTakenBackAt;

    /** Null until an objection took a grant back. */
    @Embedded
    private EarlierGrant earlier;

    @Version
    private int version;

    protected SupportCase() {}

    /** @param waits whether the holder must hand in papers first */
    public SupportCase(UUID id, CaseKind kind, Language language, boolean twoPersons, boolean waits, Instant now) {
        super(id, kind, language, twoPersons, now);
        this.state = waits ? CaseState.WAITING_FOR_HOLDER : CaseState.OPEN;
    }

    /** Sets the account that sees the case, and the key that no second open case may have. */
    public SupportCase of(UUID account, String uniqueWhileOpen) {
        belongTo(account, uniqueWhileOpen);
        return this;
    }

    /** Sets the secret of a caller without a login. */
    public SupportCase ofSecret(byte[] digest) {
        openBy(digest);
        return this;
    }

    /** Sets whose papers the case needs, and what it is about. */
    public SupportCase about(HolderKind whose, String domainOrNumber, UUID theObject, byte[] encryptedDetails) {
        concern(whose, domainOrNumber, theObject, encryptedDetails);
        return this;
    }

    /** Sets the version of the rules that the case keeps. */
    public SupportCase underPolicy(int versionOfTheRules) {
        follow(versionOfTheRules);
        return this;
    }

    /** Asks a job to look up the source after the caller has the answer. */
    public void seekSource(Instant machineNow) {
        nextTryAt = machineNow;
    }

    /**
     * Records what the look-up found.
     *
     * @param account null if there is no such filing or account here
     * @param filedSubject null if the case is not about a filing
     */
    public void sourceFound(UUID account, UUID filedSubject, byte[] digestOfTheStopSecret, Instant now) {
        comeFrom(account, filedSubject);
        stopBy(digestOfTheStopSecret);
        soughtAt = now;
        nextTryAt = null;
    }

    /**
     * Asks a job to look the source up and to tell its owner once more, because the first notice came when the case could not be granted.
     * The link in that notice still stops the case.
     */
    public void seekAnew(Instant machineNow) {
        keepLinkOfEarlierNotice();
        soughtAt = null;
        nextTryAt = machineNow;
    }

    /** Sets when the work on the case is due again, on the machine's clock. */
    public void tryAgainAt(Instant at) {
        nextTryAt = at;
    }

    public void dueOn(LocalDate day, boolean provisional) {
        dueOn = day;
        dueProvisional = provisional;
    }

    public void waitUntil(Instant end) {
        expiresAt = end;
    }

    /** The stored state, except that a claim that has lapsed leaves the case OPEN. */
    public CaseState stateAt(Instant machineNow) {
        return state == CaseState.CLAIMED && !machineNow.isBefore(claimEndsAt) ? CaseState.OPEN : state;
    }

    public boolean isClaimedBy(UUID staff, Instant machineNow) {
        return stateAt(machineNow) == CaseState.CLAIMED && staff.equals(claimedBy);
    }

    /** Gives the case to one person of the support. 409 CASE_NOT_FREE while another person has it. */
    public String claim(UUID staff, Instant leaseEnd, Instant machineNow) {
        if (stateAt(machineNow) == CaseState.CLAIMED && !staff.equals(claimedBy)) {
            throw new ProblemException(AccountProblem.CASE_NOT_FREE);
        }
        var event = move(CaseAct.CLAIM, CaseRole.SUPPORT, machineNow);
        claimedBy = staff;
        claimEndsAt = leaseEnd;
        return event;
    }

    public String release(Instant machineNow) {
        var event = move(CaseAct.RELEASE, CaseRole.SUPPORT, machineNow);
        unclaim();
        return event;
    }

    public String ask(Instant end, Instant machineNow) {
        var event = move(CaseAct.ASK, CaseRole.SUPPORT, machineNow);
        unclaim();
        expiresAt = end;
        return event;
    }

    public String handIn(Instant now, Instant machineNow) {
        var event = move(CaseAct.HAND_IN, CaseRole.HOLDER, machineNow);
        papersAt = now;
        expiresAt = null;
        return event;
    }

    /**
     * Decides, or proposes as the first of two persons. The second person decides as the first one proposed, or sends the
     * case back. 409 CASE_SECOND_PERSON_NEEDED for the proposer, CASE_DECISION_DIFFERS for another decision, CASE_OTHER_PERSONS_NEEDED for
     * who would grant again what an objection took back.
     *
     * @param effect how long after a grant its effect happens; null if it has none
     */
    public String decide(
            CaseDecision decision, String code, UUID staff, Duration effect, Instant now, Instant machineNow) {
        if (decision == CaseDecision.SENT_BACK) {
            var event = move(CaseAct.SEND_BACK, CaseRole.SUPPORT, machineNow);
            proposal = null;
            return event;
        }
        if (decision == CaseDecision.GRANTED && earlier != null) {
            earlier.requireOther(staff);
        }
        if (needsTwoPersons() && stateAt(machineNow) == CaseState.CLAIMED) {
            var event = move(CaseAct.PROPOSE, CaseRole.SUPPORT, machineNow);
            unclaim();
            proposal = new CaseProposal(staff, decision, code);
            return event;
        }
        if (state == CaseState.PROPOSED) {
            proposal.requireSecond(decision, staff);
        }
        var granted = decision == CaseDecision.GRANTED;
        var event = move(granted ? CaseAct.GRANT : CaseAct.REFUSE, CaseRole.SUPPORT, machineNow);
        unclaim();
        decidedBy = staff;
        decidedAt = now;
        reason = code;
        if (granted && effect != null) {
            effectDueAt = now.plus(effect);
            nextTryAt = machineNow;
        } else {
            end(now);
        }
        return event;
    }

    /**
     * Ends the case without a decision, or ends its effect.
     *
     * @param act STOP, WITHDRAW, EXPIRE, COMPLETE or FAIL
     * @param code why; null keeps the reason of the decision
     */
    public String end(CaseAct act, CaseRole who, String code, Instant now, Instant machineNow) {
        var granted = state == CaseState.DECIDED_GRANTED;
        if (granted && act == CaseAct.STOP && (kind() != CaseKind.LOST_PHONE || endedAt != null)) {
            // A transfer is handed over at once after its grant; only the waiting period of a new phone can be stopped.
            throw new ProblemException(AccountProblem.CASE_CLOSED);
        }
        var event = move(act, who, machineNow);
        unclaim();
        reason = code == null ? reason : code;
        end(now);
        return event;
    }

    /**
     * Records that a person who proves the lost phone alone objects: its owner, or a thief. What two persons proposed or granted without
     * knowing it is decided anew, a grant once.
     *
     * @return the act; empty if the support knows it already
     */
    public Optional<String> object(Instant now, Instant machineNow) {
        var granted = state == CaseState.DECIDED_GRANTED;
        if (granted && grantTakenBackAt != null) {
            throw new ProblemException(AccountProblem.CASE_GRANTED_AGAIN);
        }
        if (!granted && objectedAt != null && endedAt == null) {
            return Optional.empty();
        }
        var event = move(CaseAct.OBJECT, CaseRole.SOURCE, machineNow);
        objectedAt = now;
        if (granted) {
            grantTakenBackAt = now;
            earlier = new EarlierGrant(proposal == null ? null : proposal.proposedBy(), decidedBy);
            decidedBy = null;
            decidedAt = null;
            reason = null;
            effectDueAt = null;
            nextTryAt = null;
        }
        proposal = null;
        return Optional.of(event);
    }

    private void end(Instant now) {
        endedAt = now;
        makeRoom();
        nextTryAt = null;
        expiresAt = null;
    }

    private void unclaim() {
        claimedBy = null;
        claimEndsAt = null;
    }

    /** Refuses as a release does if no person of the support has claimed the case. */
    public void requireClaimed(Instant machineNow) {
        CaseLifecycle.table().step(stateAt(machineNow), CaseAct.RELEASE, CaseRole.SUPPORT);
    }

    /** Whether holder and support may still write: the case is neither decided nor ended. */
    public boolean isOpen() {
        return decidedAt == null && endedAt == null;
    }

    /** Whether two persons have granted the new phone, and neither its binding nor another end has come since. */
    public boolean isGrantInDispute(Instant machineNow) {
        return stateAt(machineNow) == CaseState.DECIDED_GRANTED || grantTakenBackAt != null && isOpen();
    }

    /** Whether a login or a mail of the source is older than the loss of the phone; null is not. */
    public boolean isOlderThanLoss(Instant setUpAt) {
        return setUpAt != null && setUpAt.isBefore(openedAt().minus(MISSED_WITHIN));
    }

    public boolean takesPapers() {
        return state == CaseState.WAITING_FOR_HOLDER;
    }

    /** When the look-up found the source and its owner was told, or found none; null before. */
    public Instant soughtAt() {
        return soughtAt;
    }

    public boolean isSought() {
        return soughtAt != null;
    }

    private String move(CaseAct act, CaseRole who, Instant machineNow) {
        var step = CaseLifecycle.table().step(stateAt(machineNow), act, who);
        state = step.to();
        return step.event();
    }

    public Instant papersAt() {
        return papersAt;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public boolean isDueProvisional() {
        return dueProvisional;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public UUID claimedBy() {
        return claimedBy;
    }

    public Instant claimEndsAt() {
        return claimEndsAt;
    }

    /** Null until the first of two persons has decided. */
    public CaseProposal proposal() {
        return proposal;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public String reason() {
        return reason;
    }

    public Instant effectDueAt() {
        return effectDueAt;
    }

    /** When a person at the lost phone last objected; null for never. Never show it to the holder before a grant. */
    public Instant objectedAt() {
        return objectedAt;
    }

    /** When an objection took a grant back; null for never. */
    public Instant grantTakenBackAt() {
        return grantTakenBackAt;
    }

    public int version() {
        return version;
    }
}
