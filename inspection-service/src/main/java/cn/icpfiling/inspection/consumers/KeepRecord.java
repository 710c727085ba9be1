package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.Certificates;
import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.inspection.findings.FollowRecord;
import cn.icpfiling.inspection.findings.NoteChange;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Updates this service's copy of a record from the event. */
@ApplicationScoped
class KeepRecord {
    private static final String TABLE = "filed_subjects";

    private final FiledSubjectRepository subjects;
    private final FiledSiteRepository sites;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final FollowRecord followRecord;
    private final NoteChange noteChange;
    private final Clock clock;

    KeepRecord(
            FiledSubjectRepository subjects,
            FiledSiteRepository sites,
            FieldCipher cipher,
            BlindIndex index,
            FollowRecord followRecord,
            NoteChange noteChange,
            Clock clock) {
        this.subjects = subjects;
        this.sites = sites;
        this.cipher = cipher;
        this.index = index;
        this.followRecord = followRecord;
        this.noteChange = noteChange;
        this.clock = clock;
    }

    /** The identity is null if the subject is no longer registered. */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(RecordState state, FilingSubjects.Identity identity) {
        var id = state.subjectId();
        var subject = subjects.findByIdOptional(id).orElseGet(() -> new FiledSubject(id));
        subject.becomes(
                state.holder(),
                state.partner(),
                state.province(),
                state.nature(),
                state.subjectNumber(),
                state.status());
        if (identity == null) {
            subject.isForgotten();
        } else {
            var number = Certificates.normalized(identity.certificateType(), identity.certificateNumber());
            subject.is(
                    identity.certificateType(),
                    index.of(Certificates.COLUMN, number),
                    cipher.encrypt(TABLE, "certificate_number", id, identity.certificateNumber()),
                    cipher.encrypt(TABLE, "name", id, identity.name()));
        }
        subjects.persist(subject);
        var before = sites.ofSubjects(List.of(id));
        var servedBefore = before.stream()
                .filter(FiledSite::isServed)
                .map(FiledSite::serviceId)
                .collect(Collectors.toSet());
        var sitesNow = keepSites(state, before);
        // The row of the subject is written before its findings are read: a source that opens a finding at this moment
        // waits for this transaction and sees the new state, or its finding is found here.
        subjects.flush();
        followRecord.handle(subject, servedBefore, sitesNow);
        if (state.change() != null) {
            noteChange.handle(id, state.change());
        }
    }

    private List<FiledSite> keepSites(RecordState state, List<FiledSite> before) {
        var told = state.services().stream().map(RecordState.Service::serviceId).collect(Collectors.toSet());
        before.stream().filter(site -> !told.contains(site.serviceId())).forEach(sites::delete);
        var kept = new ArrayList<FiledSite>();
        var now = clock.instant();
        for (var service : state.services()) {
            var site = sites.findByIdOptional(service.serviceId())
                    .orElseGet(() -> new FiledSite(service.serviceId(), state.subjectId()));
            site.becomes(
                    state.subjectId(),
                    service.serviceNumber(),
                    service.kind(),
                    service.domains().stream()
                            .map(domain -> DomainName.parse(domain).ascii())
                            .toList(),
                    service.status(),
                    service.accessStatus(),
                    service.filedAt(),
                    now);
            site.contentIs(service.contentTypes(), service.preApprovals());
            site.filingIs(
                    service.filedNotBefore(),
                    service.registrantByPapers().stream()
                            .map(domain -> DomainName.parse(domain).ascii())
                            .toList());
            sites.persist(site);
            kept.add(site);
        }
        return kept;
    }
}
