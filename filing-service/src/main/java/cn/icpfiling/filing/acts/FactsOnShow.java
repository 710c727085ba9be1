package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.authority.Blacklist;
import cn.icpfiling.filing.authority.Blacklist.Condition;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.acts.ActFacts;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectTransferTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Reads the facts of all acts for their list, also of those that begin with a type check or in account-service. */
@ApplicationScoped
class FactsOnShow {

    private final AllowedActs allowed;
    private final OrderRepository orders;
    private final SubjectTransferTable transfers;
    private final Blacklist blacklist;
    private final SubjectEncryption encrypted;

    FactsOnShow(
            AllowedActs allowed,
            OrderRepository orders,
            SubjectTransferTable transfers,
            Blacklist blacklist,
            SubjectEncryption encrypted) {
        this.allowed = allowed;
        this.orders = orders;
        this.transfers = transfers;
        this.blacklist = blacklist;
        this.encrypted = encrypted;
    }

    /**
     * @param service null for the subject as a whole
     * @param onOldPlatform the answer of the old platform
     * @param mayBeElsewhere false if the authority has no site of the subject that is not on record here
     */
    @Transactional(Transactional.TxType.MANDATORY)
    ActFacts of(Subject subject, FiledService service, boolean onOldPlatform, boolean mayBeElsewhere) {
        return allowed.facts(
                subject,
                service,
                new ActFacts.Beside(
                        orders.openOf(subject.holder()).map(Order::id),
                        onOldPlatform,
                        mayBeElsewhere,
                        isBarred(subject, service),
                        transfers.isEndUnderWay(subject.id(), subject.holder())));
    }

    /** As the type check reads the stored list. It takes one domain of a service, so one that is not barred opens the way. */
    private boolean isBarred(Subject subject, FiledService service) {
        var certificate = Condition.certificate(subject.certificate().type(), encrypted.certificateNumber(subject));
        var domains = service == null
                ? List.<Condition>of()
                : service.domains().stream().map(Condition::domain).toList();
        var barred = blacklist.among(
                Stream.concat(Stream.of(certificate), domains.stream()).toList());
        return barred.contains(certificate) || (!domains.isEmpty() && barred.containsAll(domains));
    }
}
