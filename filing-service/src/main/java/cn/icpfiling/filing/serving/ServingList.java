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
import java.util.Objects;
import java.util.UUID;

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

    /**
     * Takes the domains of a live service off the list of the partner that its holder had, and puts them on that of the
     * partner of its present holder. The whole list stays as it is: the domains are served all the time.
     *
     * @param before the partner of the holder until now; null if it had none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changePartner(FiledService service, UUID before, Instant at) {
        if (service.status() != RecordStatus.REGISTERED
                || service.accessStatus() != AccessStatus.LIVE
                || Objects.equals(before, service.partner())) {
            return;
        }
        tellPartner(before, service, ServingReason.LEFT_PARTNER, at);
        tellPartner(service.partner(), service, ServingReason.APPROVED, at);
    }

    /** @param partner whose list alone changes; null for none */
    private void tellPartner(UUID partner, FiledService service, ServingReason reason, Instant at) {
        if (partner != null) {
            service.domains().forEach(domain -> insert(service, domain, partner, reason, at, true));
            wakeAfterCommit();
        }
    }

    private void tell(FiledService service, Collection<String> domains, ServingReason reason, Instant at) {
        domains.forEach(domain -> insert(service, domain, service.partner(), reason, at, false));
        wakeAfterCommit();
    }

    private void insert(
            FiledService service,
            String domain,
            UUID partner,
            ServingReason reason,
            Instant at,
            boolean ofPartnerAlone) {
        table.insert(new DomainHappening(
                DomainName.parse(domain).ascii(),
                partner,
                service.id(),
                service.serviceNumber(),
                reason,
                at,
                ofPartnerAlone));
    }

    private void wakeAfterCommit() {
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
