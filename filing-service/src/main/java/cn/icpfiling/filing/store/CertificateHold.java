package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * The hold of an order on its certificate, from its submission until it comes back or ends (ADR 0054). A draft holds nothing, because it
 * proves nothing about its holder. The keys orders_open_certificate decide between two orders, and this says so first.
 */
@ApplicationScoped
public class CertificateHold {

    private final OrderRepository orders;
    private final SubjectRepository subjects;
    private final CertificateLockTable certificates;

    CertificateHold(OrderRepository orders, SubjectRepository subjects, CertificateLockTable certificates) {
        this.orders = orders;
        this.subjects = subjects;
        this.certificates = certificates;
    }

    /**
     * Refuses an order that its applicant sends off if another submitted order or another live subject has the certificate. The lock orders
     * it before or after an import. The orders are read first: the grant of one makes a subject of it in one transaction.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireFree(Order order) {
        if (order.state().holdsCertificate()) {
            return;
        }
        var index = order.certificate().index();
        certificates.lock(index);
        if (orders.isOpenFor(index)) {
            throw new ProblemException(FilingProblem.SUBJECT_BEING_FILED);
        }
        subjects.liveByCertificate(index)
                .filter(other -> !other.id().equals(order.subjectId()))
                .ifPresent(other -> {
                    throw new ProblemException(FilingProblem.SUBJECT_OF_ANOTHER_ACCOUNT);
                });
    }
}
