package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.Certificate;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderKind.Part;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.progress.ShownOrder;
import cn.icpfiling.filing.store.CertificateLockTable;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/** Gives a locked order another certificate, unless a submitted order or another filed subject has it. */
@ApplicationScoped
class WriteCertificate {

    private final OrderRepository orders;
    private final SubjectRepository subjects;
    private final CertificateLockTable certificates;
    private final OrderContentRepository contents;
    private final OrderFacts.Book book;
    private final OrderViews views;
    private final Clock clock;

    WriteCertificate(
            OrderRepository orders,
            SubjectRepository subjects,
            CertificateLockTable certificates,
            OrderContentRepository contents,
            OrderFacts.Book book,
            OrderViews views,
            Clock clock) {
        this.orders = orders;
        this.subjects = subjects;
        this.certificates = certificates;
        this.contents = contents;
        this.book = book;
        this.views = views;
        this.clock = clock;
    }

    /** Whether the entry has another certificate than the order, so that the answer tells something new. */
    boolean isAsked(Order order, CertificateEntry entry, LocalDate today) {
        return !contents.certificateIndex(entry.certificateType(), numberOf(entry, today))
                .matches(order.certificate().index());
    }

    private String numberOf(CertificateEntry entry, LocalDate today) {
        return book.codes()
                .formOf(entry.certificateType())
                .check(entry.certificateNumber(), today)
                .normalized();
    }

    /** @param entry without faults on that day */
    @Transactional(Transactional.TxType.MANDATORY)
    ShownOrder handle(Order order, CertificateEntry entry, LocalDate today) {
        var number = numberOf(entry, today);
        var index = contents.certificateIndex(entry.certificateType(), number);
        // A filing with this certificate may be on its way from the old platform to another account.
        certificates.lock(index);
        if (orders.isOpenFor(index)) {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, "-");
        }
        subjects.liveByCertificate(index)
                .filter(other -> !other.id().equals(order.subjectId()))
                .ifPresent(other -> {
                    throw new ProblemException(FilingProblem.SUBJECT_OF_ANOTHER_ACCOUNT);
                });
        var certificate = new Certificate(
                entry.certificateType(), contents.encryptCertificateNumber(order.typeCheckId(), number), index);
        order.entered(Part.CERTIFICATE, identity -> identity.certified(entry.nature(), certificate));
        order.edited(clock.instant());
        return views.of(order);
    }
}
