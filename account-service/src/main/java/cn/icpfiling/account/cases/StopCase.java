package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Ends a case for the owner of the source, and tells its holder. The phone alone ends no case of a lost phone, because a thief has it too,
 * and before a grant no session does: it brings the case before two persons of the support again, who hear both sides. A stop locks the row
 * that a decision and the effect lock, so only one of them happens.
 */
@ApplicationScoped
class StopCase {

    private final SupportCaseRepository cases;
    private final OwnersProof proof;
    private final CaseViews views;
    private final CaseNotices notices;
    private final CasePolicy policy;
    private final Audit audit;
    private final Clock machine;

    StopCase(
            SupportCaseRepository cases,
            OwnersProof proof,
            CaseViews views,
            CaseNotices notices,
            CasePolicy policy,
            Audit audit,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.proof = proof;
        this.views = views;
        this.notices = notices;
        this.policy = policy;
        this.audit = audit;
        this.machine = machine;
    }

    /** What a link stops; it names neither the holder nor the source. */
    @Transactional
    StoppableCase show(String shown) {
        var secret = CaseSecret.of(shown).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return cases.ofStop(secret.digest())
                .map(found -> stoppable(found, endsBy(secret, found)))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Stops by the secret of a notice. A case that is stopped already stays so. */
    StoppableCase byLink(String shown) {
        var secret = CaseSecret.of(shown).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return UnitOfWork.in(() -> {
            var found = cases.lockedByStop(secret.digest())
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            var ends = endsBy(secret, found);
            if (found.stateAt(machine.instant()) != CaseState.STOPPED) {
                stop(found, ends, "LINK");
            }
            return stoppable(found, ends);
        });
    }

    /** Stops a case against the account. 401 STEP_UP_REQUIRED for a lost phone without a proof of the last minutes. */
    @Transactional(Transactional.TxType.MANDATORY)
    OwnCaseView byOwner(UUID id, UUID account, Language language) {
        var found = cases.locked(id)
                .filter(one -> account.equals(one.source()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        stop(found, found.kind() != CaseKind.LOST_PHONE || endsByOwner(found), "SIGNED_IN");
        cases.flush();
        return views.inList(found, language);
    }

    /**
     * Before a grant the session may be a thief's, who has the app or a saved password on the same phone. The grant ends the sessions and
     * tells the owner, who loses nothing until it takes effect.
     */
    private boolean endsByOwner(SupportCase found) {
        return proof.isMoreThanThePhone(found) && found.isGrantInDispute(machine.instant());
    }

    private static boolean endsBy(CaseSecret secret, SupportCase found) {
        return found.kind() != CaseKind.LOST_PHONE || found.isStoppedByMail(secret.digest());
    }

    private void stop(SupportCase found, boolean ends, String how) {
        if (ends) {
            end(found, how);
        } else {
            object(found, how);
        }
    }

    private void end(SupportCase found, String how) {
        var event = found.end(CaseAct.STOP, CaseRole.SOURCE, "STOPPED_BY_OWNER", policy.now(), machine.instant());
        notices.settled(found, CaseState.STOPPED);
        record(event, found, how);
    }

    /** A case whose grant is taken back is due anew. */
    private void object(SupportCase found, String how) {
        var granted = found.stateAt(machine.instant()) == CaseState.DECIDED_GRANTED;
        found.object(policy.now(), machine.instant()).ifPresent(event -> {
            if (granted) {
                policy.startClock(found, policy.now());
                notices.grantTakenBack(found);
            }
            record(event, found, how);
        });
    }

    private void record(String event, SupportCase found, String how) {
        audit.record(Act.of(event, "SUPPORT_CASE", found.id())
                .because(how)
                .with("kind", found.kind())
                .with("source", found.source()));
    }

    private StoppableCase stoppable(SupportCase found, boolean ends) {
        return new StoppableCase(
                found.kind(),
                HolderCaseState.of(found.stateAt(machine.instant())),
                found.openedAt(),
                found.effectDueAt(),
                ends,
                found.grantTakenBackAt());
    }
}
