package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Takes a claim as far as its case and its hand-over allow. Call it outside of any transaction, as often as needed: each step is one
 * transaction under the lock of the claim, and each call to another service may be repeated.
 */
@ApplicationScoped
class LookAtCase {

    private static final Logger LOG = Logger.getLogger(LookAtCase.class);
    private static final String KIND = "LEGACY_CLAIM";
    private static final String GRANTED = "DECIDED_GRANTED";
    /** As account-service names a case that its holder gave up. */
    private static final String WITHDRAWN = "WITHDRAWN";

    private final ClaimCasesApi cases;
    private final ClaimSteps steps;
    private final HandOverFiling handOver;

    LookAtCase(@RestClient ClaimCasesApi cases, ClaimSteps steps, HandOverFiling handOver) {
        this.cases = cases;
        this.steps = steps;
        this.handOver = handOver;
    }

    /** Does nothing that a silent service prevents; the job looks again. */
    void handle(UUID id) {
        guarded(id, true);
    }

    /** Reads the state of the case for a reader, who must not wait for a hand-over: that is left to the job. */
    void refresh(UUID id) {
        guarded(id, false);
    }

    private void guarded(UUID id, boolean byJob) {
        try {
            var claim = UnitOfWork.in(() -> steps.beforeLook(id));
            switch (claim.state()) {
                case OPENING -> open(claim);
                case AWAITING_PAPERS, IN_REVIEW -> {
                    var found = shown(claim.caseId().orElseThrow());
                    if (UnitOfWork.in(() -> steps.taken(id, found)) == ClaimState.GRANTED && byJob) {
                        give(claim);
                    }
                }
                case GRANTED -> {
                    if (byJob) {
                        give(claim);
                    }
                }
                case LOST, FAILED, LAPSED -> {
                    if (byJob && claim.hasCaseToWithdraw()) {
                        endCase(claim);
                    }
                }
                case CLAIMED, REJECTED -> {}
            }
        } catch (WebApplicationException | ProcessingException | ProblemException silent) {
            LOG.warnf("Claim %s is looked at later: %s", id, silent.getClass().getSimpleName());
            UnitOfWork.run(() -> steps.later(id));
        }
    }

    /** A claim whose account was deleted meanwhile ends. */
    private void open(LegacyClaim claim) {
        try {
            var wanted = new ClaimCasesApi.NewCase(KIND, claim.account(), claim.holderKind(), claim.id());
            var opened = cases.open(claim.id().toString(), wanted);
            UnitOfWork.run(() -> steps.opened(claim.id(), opened.caseId()));
        } catch (WebApplicationException refused) {
            requireUnknown(refused);
            UnitOfWork.run(() -> steps.accountGone(claim.id()));
        }
    }

    /** account-service deletes cases long after their end; such a case decides nothing any more. */
    private ClaimCasesApi.Case shown(UUID theCase) {
        try {
            return cases.show(theCase);
        } catch (WebApplicationException refused) {
            requireUnknown(refused);
            return new ClaimCasesApi.Case(theCase, "EXPIRED", null, null, null);
        }
    }

    private void give(LegacyClaim claim) {
        var outcome = handOver.handle(
                claim.filing(), claim.account(), HandOverWay.CLAIM, claim.id(), () -> steps.holdsStill(claim.id()));
        UnitOfWork.run(() -> steps.handedOver(claim.id(), outcome));
    }

    /** The desk need not decide what another account has won, and the holder of a granted case has to read that nothing came of it. */
    private void endCase(LegacyClaim claim) {
        var theCase = claim.caseId().orElseThrow();
        try {
            if (GRANTED.equals(cases.withdraw(theCase).state())) {
                var why = claim.state() == ClaimState.LAPSED ? WITHDRAWN : claim.reason();
                cases.fail(theCase, new ClaimCasesApi.Failure(why));
            }
        } catch (WebApplicationException refused) {
            requireUnknown(refused);
        }
        UnitOfWork.run(() -> steps.caseEnded(claim.id()));
    }

    private static void requireUnknown(WebApplicationException refused) {
        if (!AnsweredProblem.isNotFound(refused)) {
            throw refused;
        }
    }
}
