package cn.icpfiling.account.clients;

import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/** Terminates a client for good, for an administrator or for the partner itself. */
@RequestScoped
class TerminateClient {

    private final OwnedClients owned;
    private final IdempotencyService idempotency;
    private final PartnerClientRepository clients;
    private final ClientCredentialRepository credentials;
    private final ClientViews views;
    private final Audit audit;
    private final Clock clock;

    TerminateClient(
            OwnedClients owned,
            IdempotencyService idempotency,
            PartnerClientRepository clients,
            ClientCredentialRepository credentials,
            ClientViews views,
            Audit audit,
            @MachineClock Clock clock) {
        this.owned = owned;
        this.idempotency = idempotency;
        this.clients = clients;
        this.credentials = credentials;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID partner, UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        owned.existing(partner, id);
        return idempotency.perform(idempotentRequest, () -> {
            var client = owned.locked(partner, id);
            ifMatch.require(client.version());
            client.terminate(clock.instant());
            clients.flush();
            audit.record(Act.of("CLIENT.TERMINATE", "CLIENT", id).with("partner", partner));
            return views.tagged(client, credentials.openOf(id)).reply(200, null);
        });
    }
}
