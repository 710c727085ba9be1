package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.GrantedChange;
import cn.icpfiling.inspection.store.FindingChangeTable;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Notes a granted change at the findings that it may have mended. The change cures none of them: the source looks again, or
 * an inspector does, who sees the note. What a person found does not pass its last day before ({@code LookBeforeExpiry}).
 */
@ApplicationScoped
public class NoteChange {
    private final FindingTable findings;
    private final FindingChangeTable changes;
    private final SecondLooks secondLooks;

    NoteChange(FindingTable findings, FindingChangeTable changes, SecondLooks secondLooks) {
        this.findings = findings;
        this.changes = changes;
        this.secondLooks = secondLooks;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(UUID subject, GrantedChange change) {
        var day = LegalTime.dayOf(change.at());
        findings.lockedOfSubject(subject).stream()
                .filter(Finding::isUnsettled)
                .filter(finding -> change.concerns(
                        finding, FindingReasons.bundled().of(finding.key()).orElseThrow()))
                .filter(finding -> changes.note(finding.id(), change.orderId(), day))
                .forEach(finding -> {
                    finding.noted();
                    findings.change(finding);
                    secondLooks.follow(finding);
                });
    }
}
