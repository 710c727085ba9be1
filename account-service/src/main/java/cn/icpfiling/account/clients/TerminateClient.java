package cn.icpfiling.account.clients;

import cn.icpfiling.account.store.ClientCredentials;
import cn.icpfiling.account.store.PartnerClients;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/** Terminates a client for good, for an administrator or for the partner itself. */
@RequestScoped
class TerminateClient {

    private final OwnedClients owned;
    private final Once once;
    private final PartnerClients clients;
    private final ClientCredentials credentials;
    private final Audit audit;
    private final Clock clock;

    TerminateClient(
            OwnedClients owned,
            Once once,
            PartnerClients clients,
            ClientCredentials credentials,
            Audit audit,
            @MachineClock Clock clock) {
        this.owned = owned;
        this.once = once;
        this.clients = clients;
        this.credentials = credentials;
        this.audit = audit;
        this.clock = clock;
    }

    Answer handle(UUID partner, UUID id, Attempt attempt, IfMatch ifMatch) {
        owned.existing(partner, id);
        return once.perform(attempt, () -> {
            var client = owned.locked(partner, id);
            ifMatch.require(client.version());
            client.terminate(clock.instant());
            clients.flush();
            audit.record(Act.of("CLIENT.TERMINATE", "CLIENT", id).with("partner", partner));
            return TaggedClient.of(client, credentials.openOf(id)).reply(200, null);
        });
    }
}
