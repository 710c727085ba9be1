package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.filings.RegisterImport;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands against a registration, judged under the account's lock. The keys of the database hold the same against two
 * registrations at once; domains are held by their table alone.
 */
@ApplicationScoped
class ImportRefusals {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;

    ImportRefusals(SubjectRepository subjects, FiledServiceRepository services, OrderRepository orders) {
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
    }

    /** Returns the first reason; empty if there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<FilingProblem> refusal(RegisterImport.Filing filing, UUID account) {
        if (subjects.liveOfHolder(account).isPresent()) {
            return Optional.of(FilingProblem.ACCOUNT_HAS_SUBJECT);
        }
        if (orders.openOf(account).isPresent()) {
            return Optional.of(FilingProblem.ACCOUNT_HAS_OPEN_ORDER);
        }
        if (subjects.lockedByCertificate(filing.certificateIndex()).isPresent()
                || orders.isOpenFor(filing.certificateIndex())) {
            return Optional.of(FilingProblem.CERTIFICATE_FILED_ALREADY);
        }
        return hasNumber(filing) ? Optional.of(FilingProblem.NUMBER_FILED_ALREADY) : Optional.empty();
    }

    /** A number is given once, so one of a record that has ended counts too. */
    private boolean hasNumber(RegisterImport.Filing filing) {
        return subjects.byNumber(filing.subject().subjectNumber()).isPresent()
                || filing.sites().stream()
                        .anyMatch(site ->
                                services.byNumber(site.site().serviceNumber()).isPresent());
    }
}
