package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OwnerFilter;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Lists filings: the holder's own, those of a partner's customers, or all for a reviewer. */
@ApplicationScoped
class ListFilings {

    private final OrderAccess access;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final SubjectEncryption encrypted;
    private final KeysetPages pages;

    ListFilings(
            OrderAccess access,
            SubjectRepository subjects,
            FiledServiceRepository services,
            SubjectEncryption encrypted,
            KeysetPages pages) {
        this.access = access;
        this.subjects = subjects;
        this.services = services;
        this.encrypted = encrypted;
        this.pages = pages;
    }

    @Transactional
    Page<SubjectEntryView> subjects(String cursor, Integer wish) {
        return page("subjects", cursor, wish, subjects::page, Subject::id).map(this::view);
    }

    /** @param subject whose services; null for those of all subjects that the caller may know of */
    @Transactional
    Page<FiledServiceView> services(UUID subject, String cursor, Integer wish) {
        return page(
                        subject == null ? "services" : "services of " + subject,
                        cursor,
                        wish,
                        (owner, before, limit) -> services.page(owner, subject, before, limit),
                        FiledService::id)
                .map(FiledServiceView::of);
    }

    private interface Query<E> {
        List<E> page(OwnerFilter owner, UUID before, int limit);
    }

    private <E> Page<E> page(String list, String cursor, Integer wish, Query<E> query, Function<E, UUID> id) {
        var owner = access.ownerFilter();
        var scope = list + ":" + access.caller() + ":" + owner;
        return pages.pageById(scope, cursor, wish, id, (before, atMost) -> query.page(owner, before, atMost));
    }

    private SubjectEntryView view(Subject subject) {
        return new SubjectEntryView(
                subject.id(),
                subject.holder(),
                subject.subjectNumber(),
                subject.province(),
                subject.nature(),
                SubjectView.shownName(encrypted.name(subject), subject.nature()),
                subject.certificate().type(),
                Masks.idNumber(encrypted.certificateNumber(subject)),
                subject.status(),
                subject.filedAt(),
                subject.end().map(RecordEnd::at).orElse(null),
                subject.end().map(RecordEnd::by).orElse(null));
    }
}
