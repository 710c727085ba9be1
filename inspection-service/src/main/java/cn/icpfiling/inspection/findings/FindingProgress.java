package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingCountTable;
import cn.icpfiling.inspection.store.FindingHistoryTable;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Stores a step of a finding with its history, audit and event, all in the caller's transaction. */
@ApplicationScoped
class FindingProgress {
    static final String TOPIC = "icp.inspection.finding.v1";
    static final String OBJECT = "FINDING";

    private final FindingTable findings;
    private final FindingHistoryTable history;
    private final FindingCountTable counts;
    private final PolicyVersions policies;
    private final SecondLooks secondLooks;
    private final PaperHolds paperHolds;
    private final Outbox outbox;
    private final Audit audit;

    FindingProgress(
            FindingTable findings,
            FindingHistoryTable history,
            FindingCountTable counts,
            PolicyVersions policies,
            SecondLooks secondLooks,
            PaperHolds paperHolds,
            Outbox outbox,
            Audit audit) {
        this.findings = findings;
        this.history = history;
        this.counts = counts;
        this.policies = policies;
        this.secondLooks = secondLooks;
        this.paperHolds = paperHolds;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Stores a step without words. */
    @Transactional(Transactional.TxType.MANDATORY)
    void record(Finding finding, FindingStep step) {
        record(finding, step, null);
    }

    /** @param statement the words of the actor, which are encrypted; null for none */
    @Transactional(Transactional.TxType.MANDATORY)
    void record(Finding finding, FindingStep step, String statement) {
        if (step.act() == FindingAct.OPEN) {
            findings.insert(finding);
        } else {
            findings.change(finding);
        }
        history.append(step, statement);
        counts.acted(finding, step);
        if (step.act() != FindingAct.OPEN && (step.from() != step.to() || step.act() == FindingAct.RECHECK)) {
            secondLooks.follow(finding);
        }
        paperHolds.follow(step);
        var key = finding.key();
        audit.record(Act.of(OBJECT + "." + step.act(), OBJECT, finding.id())
                .because(key.reason())
                .with("sequence", step.sequence())
                .with("from", step.from())
                .with("to", step.to())
                .with("role", step.actor().role())
                .with("account", step.actor().account())
                .with("partner", step.actor().partner())
                .with(
                        "onBehalfOf",
                        step.actor().partner() == null ? null : finding.owner().holder())
                .with("dueOn", step.dueOn()));
        outbox.append(new OutboxEvent(
                TOPIC,
                key.site().toString(),
                step.event(),
                finding.id(),
                step.sequence(),
                FindingEventData.of(finding, step, policies.consequenceOf(finding))));
    }
}
