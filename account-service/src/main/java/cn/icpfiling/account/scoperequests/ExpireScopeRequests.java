package cn.icpfiling.account.scoperequests;

import cn.icpfiling.account.core.ClientStatus;
import cn.icpfiling.account.core.ScopeRequestState;
import cn.icpfiling.account.partnercontacts.TellPartner;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.ScopeRequestRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends requests for scopes that no administrator answered in time, each in its own transaction. */
@ApplicationScoped
class ExpireScopeRequests {

    private static final Logger LOG = Logger.getLogger(ExpireScopeRequests.class);
    private static final int AT_ONCE = 500;

    private final ScopeRequestRepository requests;
    private final PartnerClientRepository clients;
    private final TellPartner tell;
    private final Audit audit;
    private final Clock clock;

    ExpireScopeRequests(
            ScopeRequestRepository requests,
            PartnerClientRepository clients,
            TellPartner tell,
            Audit audit,
            @MachineClock Clock clock) {
        this.requests = requests;
        this.clients = clients;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            identity = "expire-scope-requests",
            every = "5m",
            delayed = "50s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void runDue() {
        runAt(clock.instant());
    }

    void runAt(Instant now) {
        for (var found : UnitOfWork.in(() -> requests.expired(now, AT_ONCE))) {
            try {
                UnitOfWork.run(() -> expire(found.client(), found.id(), now));
            } catch (RuntimeException trouble) {
                LOG.warnf(
                        "The request for scopes %s could not be ended: %s",
                        found.id(), trouble.getClass().getSimpleName());
            }
        }
    }

    /** Locks the client, then the request, as a decision does. */
    private void expire(UUID client, UUID id, Instant now) {
        var locked = clients.locked(client).orElseThrow();
        requests.locked(id)
                .filter(request -> request.state() == ScopeRequestState.OPEN)
                .ifPresent(request -> {
                    request.expire(now);
                    audit.record(
                            Act.of("SCOPE_REQUEST.EXPIRE", "SCOPE_REQUEST", id).with("client", client));
                    if (locked.status() == ClientStatus.ACTIVE) {
                        tell.ofDecision(locked, id, now);
                    }
                });
    }
}
