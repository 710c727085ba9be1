package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets the findings of a subject follow its record: to its holder, who is reminded after a transfer, to their end, and back
 * when access is granted again. New
 * access alone brings no finding back whose source looks again by itself: its fault may be mended by now, and then the
 * source would tell nothing that cures it. If the fault is still there, the source finds it again.
 */
@ApplicationScoped
public class FollowRecord {
    private static final Set<FindingState> TOLD =
            EnumSet.of(FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final FindingTable findings;
    private final FindingProgress progress;
    private final PolicyVersions policies;
    private final Clock clock;

    FollowRecord(FindingTable findings, FindingProgress progress, PolicyVersions policies, Clock clock) {
        this.findings = findings;
        this.progress = progress;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param servedBefore services that the provider gave access to, by the copy until now
     * @param sites the sites of the subject, by the copy from now on
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(FiledSubject subject, Set<UUID> servedBefore, List<FiledSite> sites) {
        var now = clock.instant();
        var all = findings.lockedOfSubject(subject.subjectId());
        for (var finding : all) {
            var owner = SourceFindings.owner(subject);
            var transferred =
                    finding.owner().isKnown() && !finding.owner().holder().equals(owner.holder());
            if (!owner.equals(finding.owner())) {
                finding.belongsTo(owner, policies.of(finding), LegalTime.dayOf(now));
                findings.change(finding);
            }
            var key = finding.key();
            var end = RecordEnd.of(key, subject, sites);
            if (finding.state() == FindingState.ENDED) {
                if (end.isEmpty()
                        && isServedAgain(finding, LegalTime.dayOf(now), servedBefore, sites)
                        && !isToldByAnother(finding, all)) {
                    reopen(finding, now);
                }
            } else if (finding.isUnsettled() && end.isPresent()) {
                progress.record(finding, finding.end(end.get(), now));
            } else if (transferred && TOLD.contains(finding.state())) {
                // The notice went to the holder before. The reminder tells the new one where the finding stands.
                progress.record(finding, finding.remindNewHolder(policies.of(finding), now));
            }
        }
    }

    /**
     * Whether another finding tells the same fault of the subject or of a filed number, one that was reopened just now included.
     */
    static boolean isToldByAnother(Finding finding, List<Finding> all) {
        var key = finding.key();
        return all.stream()
                .filter(other -> other.isUnsettled() && other.state() != FindingState.ENDED)
                .map(Finding::key)
                .filter(other -> other.reason().equals(key.reason()))
                .anyMatch(other -> tellsAll(other, key) || tellsNumber(other, key));
    }

    private static boolean tellsAll(FindingKey other, FindingKey key) {
        var reasons = FindingReasons.bundled();
        return reasons.standsForAllSites(key) && reasons.standsForAllSites(other) && other.contact() == key.contact();
    }

    /** A finding that does not say which number it means tells each number of its site. */
    private static boolean tellsNumber(FindingKey other, FindingKey key) {
        return key.contact() != null
                && (other.contact() == null || other.contact() == key.contact())
                && other.site().equals(key.site());
    }

    private void reopen(Finding finding, Instant now) {
        var inForce = policies.inForce();
        var day = LegalTime.dayOf(now);
        var key = finding.key();
        var terms = inForce.of(key.source(), key.reason(), day);
        progress.record(finding, finding.reopen(new PolicyReference(inForce.version(), day), terms, now));
    }

    /**
     * A domain that was taken from the site in between is not at fault any more, and a list of the authority is over after
     * its last day. A fault of the subject ended with the last of its sites that was served, and is back with any of them.
     */
    private static boolean isServedAgain(
            Finding finding, LocalDate today, Set<UUID> servedBefore, List<FiledSite> sites) {
        var key = finding.key();
        if (key.source().looksAgain()
                || finding.lastDay().filter(today::isAfter).isPresent()
                || key.serviceId() == null) {
            return false;
        }
        if (FindingReasons.bundled().standsForAllSites(key) && sites.stream().anyMatch(FiledSite::isServed)) {
            return servedBefore.isEmpty() || isNewlyServed(key.serviceId(), servedBefore, sites);
        }
        return !servedBefore.contains(key.serviceId())
                && siteOf(key.serviceId(), sites)
                        .filter(site -> key.domain() == null || site.domains().contains(key.domain()))
                        .isPresent();
    }

    private static boolean isNewlyServed(UUID service, Set<UUID> servedBefore, List<FiledSite> sites) {
        return !servedBefore.contains(service)
                && siteOf(service, sites).filter(FiledSite::isServed).isPresent();
    }

    private static Optional<FiledSite> siteOf(UUID service, List<FiledSite> sites) {
        return sites.stream().filter(site -> site.serviceId().equals(service)).findFirst();
    }
}
