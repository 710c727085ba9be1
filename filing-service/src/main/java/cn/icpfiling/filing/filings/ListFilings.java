package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.RecordEnd;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.store.Whose;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What is filed: the holder's own, a partner's customers', or everybody's for a reviewer. */
@ApplicationScoped
class ListFilings {

    private final OrderAccess access;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final SealedSubjects sealed;
    private final CursorCodec cursors;

    ListFilings(
            OrderAccess access,
            SubjectRepository subjects,
            FiledServiceRepository services,
            SealedSubjects sealed,
            CursorCodec cursors) {
        this.access = access;
        this.subjects = subjects;
        this.services = services;
        this.sealed = sealed;
        this.cursors = cursors;
    }

    @Transactional
    Page<SubjectEntryView> subjects(String cursor, Integer wish) {
        return page("subjects", cursor, wish, subjects::page, this::view, SubjectEntryView::subjectId);
    }

    /** @param subject whose services; null for those of all subjects that the caller may know of */
    @Transactional
    Page<FiledServiceView> services(UUID subject, String cursor, Integer wish) {
        return page(
                subject == null ? "services" : "services of " + subject,
                cursor,
                wish,
                (whose, before, limit) -> services.page(whose, subject, before, limit),
                FiledServiceView::of,
                FiledServiceView::serviceId);
    }

    private interface Query<E> {
        List<E> page(Whose whose, UUID before, int limit);
    }

    private <E, V> Page<V> page(
            String list, String cursor, Integer wish, Query<E> query, Function<E, V> view, Function<V, UUID> id) {
        var whose = access.whose();
        var scope = list + ":" + access.caller() + ":" + whose;
        var before =
                cursor == null ? null : Ids.parse(cursors.decode(scope, cursor).getFirst());
        var limit = Page.limit(wish);
        var found = query.page(whose, before, limit + 1);
        var shown = found.stream().limit(limit).map(view).toList();
        var next = found.size() > limit
                ? cursors.encode(scope, List.of(id.apply(shown.getLast()).toString()))
                : null;
        return new Page<>(shown, next);
    }

    private SubjectEntryView view(Subject subject) {
        return new SubjectEntryView(
                subject.id(),
                subject.holder(),
                subject.subjectNumber(),
                subject.province(),
                subject.nature(),
                SubjectView.shownName(sealed.name(subject), subject.nature()),
                subject.certificateType(),
                Masks.idNumber(sealed.certificateNumber(subject)),
                subject.status(),
                subject.filedAt(),
                subject.end().map(RecordEnd::at).orElse(null),
                subject.end().map(RecordEnd::by).orElse(null));
    }
}
