package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.inspections.InspectionFindings;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Verifies the ground for an end: with inspection-service that a finding is one (ADR 0030), or with the authority that it does not have
 * the record any more (ADR 0062). Call this outside any transaction: before a proposal, and again before its decision.
 */
@ApplicationScoped
class FindingGate {

    private final InspectionFindings findings;
    private final GoneAtAuthority gone;

    FindingGate(InspectionFindings findings, GoneAtAuthority gone) {
        this.findings = findings;
        this.gone = gone;
    }

    /** The request that names the finding: the proposal has fields for it, the decision has none. */
    enum Request {
        PROPOSAL("/findingId", "/reason"),
        DECISION("", "");

        private final String finding;
        private final String reason;

        Request(String finding, String reason) {
            this.finding = finding;
            this.reason = reason;
        }
    }

    /**
     * Verifies the finding of the ground, if it has one. Refuses with 422: FINDING_UNKNOWN, FINDING_OF_OTHER if it is about
     * another subject or site, FINDING_NOT_OVERDUE with its state, FINDING_CONSEQUENCE_DIFFERS with its consequence,
     * FINDING_REASON_DIFFERS with its reason, RECORD_NOT_GONE; with 503 if the one that is asked does not answer.
     */
    void require(ProviderGround ground, EndTarget target, Request request) {
        if (ground.finding() == null) {
            gone.require(ground, target, request.reason);
            return;
        }
        var fault = findings.find(ground.finding())
                .map(finding -> fault(finding, ground.reason(), target, request))
                .orElseGet(() -> Optional.of(Violation.of(request.finding, "FINDING_UNKNOWN", null)));
        fault.ifPresent(violation -> {
            throw ProblemException.broken(List.of(violation));
        });
    }

    private static Optional<Violation> fault(FindingFacts finding, String reason, EndTarget target, Request request) {
        if (!finding.subjectId().equals(target.subject()) || !Objects.equals(finding.serviceId(), target.service())) {
            return Optional.of(Violation.of(request.finding, "FINDING_OF_OTHER", null));
        }
        if (!OverdueFinding.is(finding)) {
            return Optional.of(Violation.of(request.finding, "FINDING_NOT_OVERDUE", null, finding.state()));
        }
        if (!OverdueFinding.mayEnd(finding, target.act())) {
            return Optional.of(Violation.of(
                    request.finding, "FINDING_CONSEQUENCE_DIFFERS", null, String.valueOf(finding.consequence())));
        }
        if (!reason.equals(finding.reason())) {
            return Optional.of(
                    Violation.of(request.reason, "FINDING_REASON_DIFFERS", null, String.valueOf(finding.reason())));
        }
        return Optional.empty();
    }
}
