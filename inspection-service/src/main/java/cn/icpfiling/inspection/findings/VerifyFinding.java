package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Tells another service the state of a finding before that service ends access or filing on its ground, or opens the change
 * that cures it (ADR 0030).
 */
@ApplicationScoped
class VerifyFinding {
    private static final int MOST = 200;

    private final FindingTable findings;
    private final PolicyVersions policies;
    private final SecondLooks secondLooks;

    VerifyFinding(FindingTable findings, PolicyVersions policies, SecondLooks secondLooks) {
        this.findings = findings;
        this.policies = policies;
        this.secondLooks = secondLooks;
    }

    FindingGround handle(UUID id) {
        return ground(findings.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    /**
     * The subject's findings that its holder was told and that are neither cured nor dismissed, the oldest 200.
     *
     * @param service of which they are to tell something: those that name it, and those that concern all sites; null for all
     */
    FindingGrounds unsettled(UUID subject, UUID service) {
        return new FindingGrounds(findings.toldUnsettled(subject, service, MOST).stream()
                .map(this::ground)
                .toList());
    }

    private FindingGround ground(Finding finding) {
        var key = finding.key();
        var reason = FindingReasons.bundled().of(key).orElseThrow();
        var term = finding.stand().term();
        return new FindingGround(
                finding.id(),
                key.source(),
                key.reason(),
                key.subjectId(),
                key.serviceId(),
                FindingReasons.bundled().concernsAllSites(key),
                finding.owner().holder(),
                finding.state(),
                term == null ? null : term.dueOn(),
                consequence(finding),
                reason.fields(),
                reason.cures(),
                reason.evidence());
    }

    /** A change may be granted while the finding passes its last day: then an inspector looks first, and a machine ends nothing. */
    private Consequence consequence(Finding finding) {
        return finding.state() == FindingState.OVERDUE && secondLooks.isDue(finding)
                ? Consequence.NONE
                : policies.consequenceOf(finding);
    }
}
