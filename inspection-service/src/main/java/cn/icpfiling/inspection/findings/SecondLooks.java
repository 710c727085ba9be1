package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingChangeTable;
import cn.icpfiling.inspection.store.FindingHistoryTable;
import cn.icpfiling.inspection.store.SecondLookTable;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The work list of inspectors: findings that a person has to look at again, because the authority granted a change that may
 * have mended them. Such a finding does not pass its last day before ({@code LookBeforeExpiry}). Only a look on a later legal
 * day than the grant counts: one on the same day may have come before it.
 */
@ApplicationScoped
class SecondLooks {
    private static final Set<FindingState> OPEN =
            EnumSet.of(FindingState.OPENED, FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final SecondLookTable table;
    private final FindingChangeTable changes;
    private final FindingHistoryTable history;
    private final PolicyVersions policies;

    SecondLooks(
            SecondLookTable table, FindingChangeTable changes, FindingHistoryTable history, PolicyVersions policies) {
        this.table = table;
        this.changes = changes;
        this.history = history;
        this.policies = policies;
    }

    /** The legal days of the granted changes that no inspector has looked at since. */
    List<LocalDate> notLookedAt(Finding finding) {
        var looked = history.lastRecheck(finding.id()).map(LegalTime::dayOf);
        return changes.of(finding.id()).stream()
                .map(FindingChangeTable.Entry::changedOn)
                .filter(day -> looked.filter(look -> look.isAfter(day)).isEmpty())
                .toList();
    }

    /** Whether a change was granted on that legal day or later. */
    boolean isChangedSince(Finding finding, LocalDate day) {
        return changes.of(finding.id()).stream()
                .anyMatch(change -> !change.changedOn().isBefore(day));
    }

    /** Puts the finding on the list or takes it off, after a step or a change that was noted. The caller has locked it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(Finding finding) {
        since(finding).ifPresentOrElse(day -> table.waits(finding.id(), day), () -> table.ends(finding.id()));
    }

    /** Whether an inspector has to look first. */
    boolean isDue(Finding finding) {
        return since(finding).isPresent();
    }

    private Optional<LocalDate> since(Finding finding) {
        return OPEN.contains(finding.state()) && isOfPerson(finding)
                ? notLookedAt(finding).stream().min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /**
     * Whether no source and no automatic check looks again. The check of a campaign looks until the finding is overdue; if access
     * does not end then, only a person can look after a change.
     */
    private boolean isOfPerson(Finding finding) {
        var key = finding.key();
        if (key.source().looksAgain()) {
            return false;
        }
        return key.source() != FindingSource.CAMPAIGN
                || RepeatableCheck.of(key).isEmpty()
                || finding.state() == FindingState.OVERDUE && policies.consequenceOf(finding) == Consequence.NONE;
    }
}
