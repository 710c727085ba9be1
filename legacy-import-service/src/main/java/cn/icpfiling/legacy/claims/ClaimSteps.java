package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.claims.ClaimAct;
import cn.icpfiling.legacy.core.claims.ClaimParty;
import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.RefusedHandOver;
import cn.icpfiling.legacy.store.LegacyClaimRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of a claim, each under the lock of its row. A step that was taken already changes nothing. */
@ApplicationScoped
class ClaimSteps {

    static final String OBJECT = "LEGACY_CLAIM";

    /** Of a case or a claim that its holder gave up. */
    private static final String WITHDRAWN = "STOPPED";

    private static final Backoff LOOKS = new Backoff(Duration.ofSeconds(20), Duration.ofMinutes(10));
    /** A claim is looked at again after a tenth of the time that it has waited. */
    private static final int PART = 10;

    private final LegacyClaimRepository claims;
    private final LegacyFilingRepository filings;
    private final ProvenSubject proven;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    ClaimSteps(
            LegacyClaimRepository claims,
            LegacyFilingRepository filings,
            ProvenSubject proven,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.claims = claims;
        this.filings = filings;
        this.proven = proven;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * Ends a claim whose filing went another way, or has another subject by now than the claim proves; the latter is decided of a granted
     * claim by {@link #holdsStill}. Sets when the job looks again; a granted claim stays due. Returns the claim as it is then.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    LegacyClaim beforeLook(UUID id) {
        var claim = claims.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (claim.isOpen()) {
            if (claim.state() != ClaimState.GRANTED) {
                claim.lookAgainAt(machine.instant().plus(waitOf(claim)));
            }
            filings.findByIdOptional(claim.filing()).ifPresent(filing -> endIfVain(claim, filing));
        }
        return claim;
    }

    private void endIfVain(LegacyClaim claim, LegacyFiling filing) {
        var lost = lostTo(claim, filing);
        if (lost.isPresent()) {
            endHere(claim, ClaimAct.LOSE, lost.get());
            return;
        }
        proven.keepIfKnown(claim, filing);
        var undecided = claim.state() == ClaimState.AWAITING_PAPERS || claim.state() == ClaimState.IN_REVIEW;
        if (undecided && !proven.isOf(claim, filing)) {
            endHere(claim, ClaimAct.FAIL, RefusedHandOver.LEGACY_FILING_CHANGED);
        }
    }

    private static Optional<RefusedHandOver> lostTo(LegacyClaim claim, LegacyFiling filing) {
        if (filing.state() == LegacyState.FILED_HERE) {
            return Optional.of(RefusedHandOver.LEGACY_FILED_HERE_ALREADY);
        }
        var given = filing.state() == LegacyState.CLAIMED || filing.state() == LegacyState.IMPORTED;
        return given && !claim.account().equals(filing.account())
                ? Optional.of(RefusedHandOver.LEGACY_FILING_TAKEN)
                : Optional.empty();
    }

    /** Ends a claim whose account was deleted before its case was opened. */
    @Transactional(Transactional.TxType.MANDATORY)
    void accountGone(UUID id) {
        open(id, ClaimState.OPENING).ifPresent(claim -> end(claim, ClaimAct.LAPSE, ClaimParty.CASE, "EXPIRED"));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void opened(UUID id, UUID theCase) {
        open(id, ClaimState.OPENING)
                .ifPresent(claim -> audit.record(
                        Act.of(claim.caseOpened(theCase), OBJECT, id).with("case", theCase)));
    }

    /** Takes the state of the case. Returns the state of the claim then. */
    @Transactional(Transactional.TxType.MANDATORY)
    ClaimState taken(UUID id, ClaimCasesApi.Case found) {
        var claim = claims.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (claim.state() != ClaimState.AWAITING_PAPERS && claim.state() != ClaimState.IN_REVIEW) {
            return claim.state();
        }
        switch (found.state()) {
            case "WAITING_FOR_HOLDER" -> {
                if (claim.state() == ClaimState.IN_REVIEW) {
                    audit.record(Act.of(claim.papersAskedFor(), OBJECT, id));
                }
            }
            case "OPEN", "CLAIMED", "PROPOSED" -> {
                if (claim.state() == ClaimState.AWAITING_PAPERS) {
                    audit.record(Act.of(claim.papersHandedIn(found.papersAt()), OBJECT, id));
                }
            }
            case "DECIDED_GRANTED", "DONE" -> {
                audit.record(Act.of(claim.granted(found.decidedAt()), OBJECT, id));
                filings.findByIdOptional(claim.filing()).ifPresent(filing -> proven.keepIfKnown(claim, filing));
                claim.lookAgainAt(machine.instant());
            }
            case "DECIDED_REFUSED", "FAILED" -> end(claim, ClaimAct.REJECT, ClaimParty.CASE, found.reason());
            case "EXPIRED", "STOPPED" -> end(claim, ClaimAct.LAPSE, ClaimParty.CASE, found.state());
            default -> {}
        }
        return claim.state();
    }

    /**
     * Whether the claim still asks for its filing and proves it as it is now; one that does not ends, and its holder claims anew. Call it
     * under the lock of the filing: {@link #withdraw} ends the claim under it, and a load changes the filing under it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean holdsStill(UUID id) {
        var claim = open(id, ClaimState.GRANTED);
        if (claim.isEmpty()) {
            return false;
        }
        var proves = proven.isOf(claim.get(), filings.findById(claim.get().filing()));
        if (!proves) {
            endHere(claim.get(), ClaimAct.FAIL, RefusedHandOver.LEGACY_FILING_CHANGED);
        }
        return proves;
    }

    /**
     * Ends a granted claim whose filing still waits. Locks the filing first, as the beginning of a hand-over does: one of them comes first,
     * and the other one sees it. 409 ACT_NOT_ALLOWED in other states, and while the filing is being handed over to the account or is there.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    LegacyClaim withdraw(UUID id, UUID filingId) {
        var filing = filings.locked(filingId);
        var claim = claims.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (claim.isOpen()
                && filing.state() != LegacyState.WAITING
                && claim.account().equals(filing.account())) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, filing.state(), ClaimAct.WITHDRAW, List.of());
        }
        end(claim, ClaimAct.WITHDRAW, ClaimParty.HOLDER, WITHDRAWN);
        claim.lookAgainAt(machine.instant());
        claims.flush();
        return claim;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handedOver(UUID id, HandOver outcome) {
        open(id, ClaimState.GRANTED).ifPresent(claim -> {
            switch (outcome) {
                case HandOver.Done _ -> end(claim, ClaimAct.COMPLETE, ClaimParty.HAND_OVER, null);
                case HandOver.Refused(var code) -> endHere(claim, isLoss(code) ? ClaimAct.LOSE : ClaimAct.FAIL, code);
                case HandOver.Pending _ -> claim.lookAgainAt(machine.instant().plus(waitOf(claim)));
            }
        });
    }

    /** Lets the job look again after a silence. */
    @Transactional(Transactional.TxType.MANDATORY)
    void later(UUID id) {
        claims.locked(id)
                .filter(claim -> claim.isOpen() || claim.hasCaseToWithdraw())
                .ifPresent(claim -> claim.lookAgainAt(machine.instant().plus(waitOf(claim))));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void caseEnded(UUID id) {
        claims.locked(id).filter(LegacyClaim::hasCaseToWithdraw).ifPresent(LegacyClaim::caseEnded);
    }

    private static boolean isLoss(RefusedHandOver code) {
        return switch (code) {
            case LEGACY_FILING_TAKEN, LEGACY_FILED_HERE_ALREADY, IMPORTED_FOR_ANOTHER_ACCOUNT -> true;
            default -> false;
        };
    }

    /** The job is due at once, to end the case at account-service, which tells the holder. */
    private void endHere(LegacyClaim claim, ClaimAct act, RefusedHandOver why) {
        end(claim, act, ClaimParty.HAND_OVER, why.name());
        claim.lookAgainAt(machine.instant());
    }

    private void end(LegacyClaim claim, ClaimAct act, ClaimParty who, String why) {
        audit.record(Act.of(claim.end(act, who, why, clock.instant()), OBJECT, claim.id())
                .because(why)
                .with("filing", claim.filing())
                .with(
                        "compared",
                        act == ClaimAct.COMPLETE && claim.subjectDigest().isEmpty() ? "NO" : null));
    }

    private Optional<LegacyClaim> open(UUID id, ClaimState state) {
        return claims.locked(id).filter(claim -> claim.state() == state);
    }

    private Duration waitOf(LegacyClaim claim) {
        return claim.state() == ClaimState.GRANTED || claim.state() == ClaimState.OPENING
                ? LOOKS.first()
                : LOOKS.ofAge(Duration.between(claim.openedAt(), clock.instant()), PART);
    }
}
