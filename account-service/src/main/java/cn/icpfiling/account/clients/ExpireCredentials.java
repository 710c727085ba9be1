package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.ClientStatus;
import cn.icpfiling.account.partnercontacts.TellPartner;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells partners of credentials that expire soon, and revokes expired ones, which frees their places. Each credential has a transaction of
 * its own. The token endpoint compares the expiry itself, so a late run accepts no expired credential.
 */
@ApplicationScoped
class ExpireCredentials {

    private static final Logger LOG = Logger.getLogger(ExpireCredentials.class);
    private static final int AT_ONCE = 500;

    private final ClientCredentialRepository credentials;
    private final PartnerClientRepository clients;
    private final TellPartner tell;
    private final Audit audit;
    private final Clock clock;
    private final Duration warnBefore;

    ExpireCredentials(
            ClientCredentialRepository credentials,
            PartnerClientRepository clients,
            TellPartner tell,
            Audit audit,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.credentials.warn-before") Duration warnBefore) {
        this.credentials = credentials;
        this.clients = clients;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
        this.warnBefore = warnBefore;
    }

    @Scheduled(
            identity = "expire-credentials",
            every = "1m",
            delayed = "40s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void runDue() {
        runAt(clock.instant());
    }

    void runAt(Instant now) {
        each(now.plus(warnBefore), true, credential -> warn(credential, now));
        each(now, false, credential -> expire(credential, now));
    }

    private void each(Instant until, boolean untold, Consumer<ClientCredential> act) {
        for (var found : UnitOfWork.in(() -> credentials.expiring(until, untold, AT_ONCE))) {
            try {
                UnitOfWork.run(() -> lockedOpen(found.client(), found.id(), act));
            } catch (RuntimeException trouble) {
                LOG.warnf(
                        "The expiry of credential %s could not be handled: %s",
                        found.id(), trouble.getClass().getSimpleName());
            }
        }
    }

    /** Locks the client, as all changes of its credentials do, then reads the credential. */
    private void lockedOpen(UUID client, UUID id, Consumer<ClientCredential> act) {
        if (clients.locked(client).isPresent()) {
            credentials.locked(id).filter(credential -> !credential.isRevoked()).ifPresent(act);
        }
    }

    /** A credential of a terminated client needs no successor. */
    private void warn(ClientCredential credential, Instant now) {
        if (credential.warnedAt() != null) {
            return;
        }
        credential.warn(now);
        var client = clients.findById(credential.client());
        if (client.status() == ClientStatus.ACTIVE && !credential.isExpired(now)) {
            tell.ofExpiry(client, credential, now);
        }
    }

    private void expire(ClientCredential credential, Instant now) {
        if (credential.isExpired(now)) {
            credential.revoke(now);
            clients.findById(credential.client()).touch();
            audit.record(CredentialActs.of("CREDENTIAL.EXPIRE", credential));
        }
    }
}
