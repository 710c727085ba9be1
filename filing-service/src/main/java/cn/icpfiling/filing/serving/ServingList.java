package cn.icpfiling.filing.serving;

import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;

/**
 * Records which domains the provider's edge may serve. Only this class does so, in the transaction that changes the
 * filing, after the service's row was written there (flushed or locked). So the changes of one domain are recorded in
 * their order. Recording the same again is no change.
 */
@ApplicationScoped
public class ServingList {

    private final ServingTable table;
    private final ServingListVersioner versioner;
    private final TransactionSynchronizationRegistry transactions;

    ServingList(ServingTable table, ServingListVersioner versioner, TransactionSynchronizationRegistry transactions) {
        this.table = table;
        this.versioner = versioner;
        this.transactions = transactions;
    }

    /** Allows all domains of the service, unless its access or filing has ended meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void serve(FiledService service, Instant at) {
        if (service.status() == RecordStatus.REGISTERED && service.accessStatus() == AccessStatus.LIVE) {
            tell(service, service.domains(), ServingReason.APPROVED, at);
        }
    }

    /** Stops all domains of the service. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(FiledService service, ServingReason why, Instant at) {
        stop(service, service.domains(), why, at);
    }

    /** Stops these domains, which are or were the service's. */
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
            transactions.registerInterposedSynchronization(new WakeVersioner(versioner));
        }
    }

    private record WakeVersioner(ServingListVersioner versioner) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Only the outcome matters.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                versioner.wake();
            }
        }
    }
}
