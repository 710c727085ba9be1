package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.casepapers.CasePaperAccess;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.PaperViewReason;
import cn.icpfiling.filing.evidence.EvidenceAccess;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/**
 * Checks the cause for which a member of staff opens a paper of a filing: a reviewer an order of its holder under review, an inspector a
 * finding about it, the support a case of its holder. Call this outside any transaction: it asks other services.
 */
@RequestScoped
class StaffPaperCause {

    private final CurrentActor actor;
    private final OrderAccess orderAccess;
    private final OrderRepository orders;
    private final EvidenceAccess findings;
    private final CasePaperAccess cases;

    StaffPaperCause(
            CurrentActor actor,
            OrderAccess orderAccess,
            OrderRepository orders,
            EvidenceAccess findings,
            CasePaperAccess cases) {
        this.actor = actor;
        this.orderAccess = orderAccess;
        this.orders = orders;
        this.findings = findings;
        this.cases = cases;
    }

    UUID account() {
        return actor.account();
    }

    /**
     * 403 for a filing of the same person; 422 for a reason of another role; 404 for a cause that does not exist or is another
     * filing's; 409 NOT_UNDER_REVIEW for an order that is not.
     */
    void require(UUID subject, UUID holder, ImportedPaperLinkRequest request) {
        if (actor.get().isSamePersonAs(holder)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        if (!actor.get().is(roleFor(request.reason()))) {
            throw ofAnotherRole();
        }
        switch (request.reason()) {
            case REVIEW_COMPARE_PAPERS, SETTLE_RULE -> {
                orderAccess.requireReviewable(request.about());
                UnitOfWork.run(() -> requireUnderReview(request.about(), holder));
            }
            case INSPECT_FINDING -> findings.requireInspectableOf(request.about(), subject);
            case DECIDE_CASE -> cases.requireDecidableOf(request.about(), holder);
        }
    }

    private void requireUnderReview(UUID id, UUID holder) {
        var order = orders.findById(id);
        if (!order.holder().equals(holder)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        if (!order.state().underReview()) {
            throw new ProblemException(FilingProblem.NOT_UNDER_REVIEW, order.state());
        }
    }

    static ProblemException ofAnotherRole() {
        return ProblemException.broken(List.of(Violation.of("/reason", "PAPER_REASON_OF_ANOTHER_ROLE", null)));
    }

    static String roleFor(PaperViewReason reason) {
        return switch (reason) {
            case REVIEW_COMPARE_PAPERS, SETTLE_RULE -> Roles.REVIEWER;
            case INSPECT_FINDING -> Roles.INSPECTOR;
            case DECIDE_CASE -> Roles.SUPPORT;
        };
    }
}
