package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingChangeTable;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Tells another service the state of a finding before that service ends access or filing on its ground, or opens the change
 * that cures it (ADR 0030).
 */
@ApplicationScoped
class VerifyFinding {
    private static final int MOST = 200;

    private final FindingTable findings;
    private final FindingChangeTable changes;
    private final PolicyVersions policies;
    private final SecondLooks secondLooks;

    VerifyFinding(FindingTable findings, FindingChangeTable changes, PolicyVersions policies, SecondLooks secondLooks) {
        this.findings = findings;
        this.changes = changes;
        this.policies = policies;
        this.secondLooks = secondLooks;
    }

    FindingGround handle(UUID id) {
        var found = findings.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return grounds(List.of(found)).getFirst();
    }

    /**
     * The subject's findings that its holder was told and that are neither cured nor dismissed, the oldest 200.
     *
     * @param service of which they are to tell something: those that name it, and those that concern all sites; null for all
     */
    FindingGrounds unsettled(UUID subject, UUID service) {
        return new FindingGrounds(grounds(findings.toldUnsettled(subject, service, MOST)));
    }

    private List<FindingGround> grounds(List<Finding> shown) {
        var noted = changes.ordersOf(shown.stream().map(Finding::id).toList());
        return shown.stream()
                .map(finding -> ground(finding, noted.getOrDefault(finding.id(), List.of())))
                .toList();
    }

    private FindingGround ground(Finding finding, List<UUID> noted) {
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
                reason.evidence(),
                finding.stand().openedAt(),
                noted);
    }

    /** A change may be granted while the finding passes its last day: then an inspector looks first, and a machine ends nothing. */
    private Consequence consequence(Finding finding) {
        return finding.state() == FindingState.OVERDUE && secondLooks.isDue(finding)
                ? Consequence.NONE
                : policies.consequenceOf(finding);
    }
}
