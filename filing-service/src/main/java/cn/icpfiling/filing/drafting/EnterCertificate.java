package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.Certificate;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.progress.ShownOrder;
import cn.icpfiling.filing.store.CertificateLockTable;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Enters a new certificate and nature of a filed subject in an order that changes it (docs/trade.md 1.2, 3.5). The type
 * check's rules for a certificate apply at once, because an order is found by its certificate. Two open orders, or two
 * filed subjects, never have the same.
 */
@ApplicationScoped
class EnterCertificate {

    private final OrderAccess access;
    private final OrderRepository orders;
    private final SubjectRepository subjects;
    private final CertificateLockTable certificates;
    private final OrderContentRepository contents;
    private final OrderFacts.Book book;
    private final OrderViews views;
    private final Clock clock;

    EnterCertificate(
            OrderAccess access,
            OrderRepository orders,
            SubjectRepository subjects,
            CertificateLockTable certificates,
            OrderContentRepository contents,
            OrderFacts.Book book,
            OrderViews views,
            Clock clock) {
        this.access = access;
        this.orders = orders;
        this.subjects = subjects;
        this.certificates = certificates;
        this.contents = contents;
        this.book = book;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    ShownOrder handle(UUID orderId, IfMatch ifMatch, CertificateEntry entry) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        order.requireEditable();
        order.type().requireCertificateEntry();
        var today = LegalTime.dayOf(clock.instant());
        refuseFaults(order, entry, today);
        var number = book.codes()
                .formOf(entry.certificateType())
                .check(entry.certificateNumber(), today)
                .normalized();
        var index = contents.certificateIndex(entry.certificateType(), number);
        // A filing with this certificate may be on its way from the old platform to another account.
        certificates.lock(index);
        subjects.liveByCertificate(index)
                .filter(other -> !other.id().equals(order.subjectId()))
                .ifPresent(other -> {
                    throw new ProblemException(FilingProblem.SUBJECT_OF_ANOTHER_ACCOUNT);
                });
        order.certified(
                entry.nature(),
                new Certificate(
                        entry.certificateType(),
                        contents.encryptCertificateNumber(order.typeCheckId(), number),
                        index));
        order.edited(clock.instant());
        orders.flushCertificate();
        return views.of(order);
    }

    private void refuseFaults(Order order, CertificateEntry entry, LocalDate today) {
        var facts = OrderFacts.ofIdentity(
                new OrderFacts.Identity(
                        order.region(),
                        entry.nature(),
                        entry.certificateType(),
                        entry.certificateNumber(),
                        order.domain()),
                today,
                book);
        var broken = new ArrayList<>(FilingRules.certificate(facts));
        if (!entry.confirmsNumber()) {
            broken.addAll(FilingRules.unconfirmed(facts));
        }
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }
}
