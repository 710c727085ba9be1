package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells another service the state of a finding before that service ends access or filing on its ground (ADR 0030). */
@ApplicationScoped
class VerifyFinding {
    private final FindingTable findings;
    private final PolicyVersions policies;

    VerifyFinding(FindingTable findings, PolicyVersions policies) {
        this.findings = findings;
        this.policies = policies;
    }

    FindingGround handle(UUID id) {
        var finding = findings.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var key = finding.key();
        var term = finding.stand().term();
        return new FindingGround(
                finding.id(),
                key.source(),
                key.reason(),
                key.subjectId(),
                key.serviceId(),
                finding.state(),
                term == null ? null : term.dueOn(),
                policies.consequenceOf(finding));
    }
}
