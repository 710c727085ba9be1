package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingOwner;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.CampaignRules;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens, cures and ends findings as their sources tell, in the transaction of the source. */
@ApplicationScoped
public class SourceFindings {
    private final FindingTable findings;
    private final FindingProgress progress;
    private final FiledSubjectRepository subjects;
    private final FiledSiteRepository sites;
    private final PolicyVersions policies;
    private final Clock clock;

    SourceFindings(
            FindingTable findings,
            FindingProgress progress,
            FiledSubjectRepository subjects,
            FiledSiteRepository sites,
            PolicyVersions policies,
            Clock clock) {
        this.findings = findings;
        this.progress = progress;
        this.subjects = subjects;
        this.sites = sites;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * The source found the fault: opens a finding, or reopens an ended one. A finding that is not settled stays. Where the
     * source does not look again by itself, a fault that has nothing to mend here is a finding that has ended, until access
     * is granted again. Returns whether a finding was opened or reopened.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean found(FindingKey key, FindingActor actor) {
        return found(key, null, actor);
    }

    /**
     * A campaign found the fault. If a finding of any source tells it already, there is no second one, which would have another
     * notice, another last day and another cure: returns the id of that finding. A fault of the whole subject is told by a
     * campaign's finding at any of its sites, and one of a filed number by the finding of that number. Else as {@link #found}.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> foundUnlessKnown(FindingKey key, FindingActor actor) {
        // The row of the subject first, as everywhere: two campaigns find the same fault one after the other.
        var _ = subjects.locked(key.subjectId());
        var known = findings.lockedOther(key, CampaignRules.bundled().sameFault(key.reason()))
                .or(() -> ofSubject(key))
                .map(Finding::id);
        if (known.isEmpty()) {
            found(key, actor);
        }
        return known;
    }

    private Optional<Finding> ofSubject(FindingKey key) {
        return FindingReasons.bundled().isOfSubject(key)
                        && findings.lockedUnsettled(key)
                                .filter(own -> own.state() != FindingState.ENDED)
                                .isEmpty()
                ? findings.lockedOfSubject(key)
                : Optional.empty();
    }

    /**
     * Returns whether a finding was opened or reopened.
     *
     * @param lastDay the last legal day to mend that the source gives; null for the policy's working days
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean found(FindingKey key, LocalDate lastDay, FindingActor actor) {
        // The row of the subject is locked first, as a change of the record does it, so that the two seldom collide.
        var subject = subjects.locked(key.subjectId());
        var known = findings.lockedUnsettled(key);
        if (known.isEmpty()) {
            open(key, lastDay, subject, actor);
            return true;
        }
        return reopen(known.get(), subject);
    }

    /** The source looked again and found the fault still there: reopens an ended finding. A settled one stays settled. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stillFound(FindingKey key) {
        var subject = subjects.locked(key.subjectId());
        findings.lockedUnsettled(key).ifPresent(finding -> reopen(finding, subject));
    }

    private void open(FindingKey key, LocalDate lastDay, Optional<FiledSubject> subject, FindingActor actor) {
        var now = clock.instant();
        var inForce = policies.inForce();
        var day = LegalTime.dayOf(now);
        var terms = inForce.of(key.source(), key.reason(), day);
        var made = Finding.of(
                Ids.next(), key, lastDay, subject.map(SourceFindings::owner).orElse(FindingOwner.UNKNOWN));
        progress.record(made, made.open(new PolicyReference(inForce.version(), day), terms, actor, now));
        // A row that does not exist cannot be locked. A copy that arrives from now on waits for the finding and takes
        // it
        // along; one that arrived in between is seen by this second look.
        var copied = subject.isPresent() ? subject : subjects.locked(key.subjectId());
        if (subject.isEmpty() && copied.isPresent()) {
            made.belongsTo(owner(copied.get()), terms, day);
            findings.change(made);
        }
        endByRecord(key, copied).ifPresent(reason -> progress.record(made, made.end(reason, now)));
    }

    private boolean reopen(Finding finding, Optional<FiledSubject> subject) {
        if (finding.state() != FindingState.ENDED
                || endByRecord(finding.key(), subject).isPresent()) {
            return false;
        }
        var now = clock.instant();
        var inForce = policies.inForce();
        var day = LegalTime.dayOf(now);
        var key = finding.key();
        var terms = inForce.of(key.source(), key.reason(), day);
        progress.record(finding, finding.reopen(new PolicyReference(inForce.version(), day), terms, now));
        return true;
    }

    /** A source that looks again knows more than the copy, which it may overtake. */
    private Optional<EndReason> endByRecord(FindingKey key, Optional<FiledSubject> subject) {
        return key.source().looksAgain() || subject.isEmpty()
                ? Optional.empty()
                : RecordEnd.of(key, subject.get(), sites.ofSubjects(List.of(key.subjectId())));
    }

    /** The source looked again and found the fault mended, also of a finding that has ended. Ignores a fault without a finding. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mended(FindingKey key, FindingActor actor) {
        // The row of the subject first, as everywhere.
        var _ = subjects.locked(key.subjectId());
        findings.lockedUnsettled(key)
                .ifPresent(finding -> progress.record(finding, finding.cure(actor, clock.instant())));
    }

    /** The source looked at the site again and found only the given reasons: cures its other findings of the key, also ended ones. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mendedBut(UUID site, FindingSource source, String sourceKey, List<String> stillBroken) {
        findings.lockedUnsettled(site, source, sourceKey).stream()
                .filter(finding -> !stillBroken.contains(finding.key().reason()))
                .forEach(finding -> progress.record(finding, finding.cure(FindingActor.SYSTEM, clock.instant())));
    }

    /**
     * The source takes back what it found: dismisses a finding that is neither settled nor ended. One about the actor's own
     * filing stays, for another inspector.
     *
     * @param ownAccount the holder account of the same person; null if there is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takenBack(UUID id, FindingActor inspector, UUID ownAccount) {
        findings.locked(id)
                .filter(finding -> finding.isUnsettled() && finding.state() != FindingState.ENDED)
                .filter(finding -> !inspector.account().equals(finding.owner().holder()))
                .filter(finding ->
                        ownAccount == null || !ownAccount.equals(finding.owner().holder()))
                .ifPresent(finding -> progress.record(finding, finding.dismiss(inspector, clock.instant())));
    }

    /** The source does not judge the key at this site any more: ends its findings. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void noLongerJudged(UUID site, FindingSource source, String sourceKey) {
        findings.lockedUnsettled(site, source, sourceKey).stream()
                .filter(finding -> finding.state() != FindingState.ENDED)
                .forEach(finding -> progress.record(finding, finding.end(EndReason.NO_LONGER_JUDGED, clock.instant())));
    }

    /** The source does not judge the site of this finding any more: ends it, unless it is settled or has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void noLongerJudged(UUID id) {
        findings.locked(id)
                .filter(finding -> finding.isUnsettled() && finding.state() != FindingState.ENDED)
                .ifPresent(
                        finding -> progress.record(finding, finding.end(EndReason.NO_LONGER_JUDGED, clock.instant())));
    }

    static FindingOwner owner(FiledSubject subject) {
        return new FindingOwner(subject.holder(), subject.partner(), subject.province());
    }
}
