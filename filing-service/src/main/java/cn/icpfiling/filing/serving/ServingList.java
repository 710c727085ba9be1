package cn.icpfiling.filing.serving;

import cn.icpfiling.filing.core.AccessStatus;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;

/**
 * Which domains the provider's edge may serve: told here and nowhere else, in the transaction that changes what is filed, after the
 * service's row was written there (flushed or locked). So what happens to one domain is told in the order in which it happens. What was
 * told before may be told again: it is no change.
 */
@ApplicationScoped
public class ServingList {

    private final ServingTable table;
    private final ServingSealer sealer;
    private final TransactionSynchronizationRegistry transactions;

    ServingList(ServingTable table, ServingSealer sealer, TransactionSynchronizationRegistry transactions) {
        this.table = table;
        this.sealer = sealer;
        this.transactions = transactions;
    }

    /** All domains of the service may be served; none of one whose access or filing has ended meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void serve(FiledService service, Instant at) {
        if (service.status() == RecordStatus.REGISTERED && service.accessStatus() == AccessStatus.LIVE) {
            tell(service, service.domains(), ServingReason.APPROVED, at);
        }
    }

    /** No domain of the service may be served any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(FiledService service, ServingReason why, Instant at) {
        stop(service, service.domains(), why, at);
    }

    /** These domains, which are the service's or were, may not be served any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(FiledService service, Collection<String> domains, ServingReason why, Instant at) {
        if (why.state() != ServingState.STOP) {
            throw new IllegalArgumentException("no reason to stop: " + why);
        }
        tell(service, domains, why, at);
    }

    private void tell(FiledService service, Collection<String> domains, ServingReason reason, Instant at) {
        for (var domain : domains) {
            table.insert(new DomainHappening(
                    DomainName.parse(domain).ascii(),
                    service.partner(),
                    service.id(),
                    service.serviceNumber(),
                    reason,
                    at));
        }
        if (transactions.getResource(ServingList.class) == null) {
            transactions.putResource(ServingList.class, true);
            transactions.registerInterposedSynchronization(new WakeSealer(sealer));
        }
    }

    private record WakeSealer(ServingSealer sealer) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // only the outcome counts
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                sealer.wake();
            }
        }
    }
}
