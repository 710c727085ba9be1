package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.quotas.QuotasOfPartner;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Creates a client of a partner within its quota, for an administrator or for the partner itself. */
@RequestScoped
class AddClient {

    private final PartnerAccess access;
    private final OwnScopes ownScopes;
    private final IdempotencyService idempotency;
    private final QuotasOfPartner quotas;
    private final PartnerClientRepository clients;
    private final ClientViews views;
    private final Audit audit;
    private final Clock clock;

    AddClient(
            PartnerAccess access,
            OwnScopes ownScopes,
            IdempotencyService idempotency,
            QuotasOfPartner quotas,
            PartnerClientRepository clients,
            ClientViews views,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.ownScopes = ownScopes;
        this.idempotency = idempotency;
        this.quotas = quotas;
        this.clients = clients;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID partner, IdempotentRequest idempotentRequest, String name, Set<String> scopes) {
        access.requireKnown(partner);
        ownScopes.requireAll(scopes);
        return idempotency.perform(idempotentRequest, () -> {
            quotas.takeClient(partner);
            var client = new PartnerClient(Ids.next(), partner, name, scopes, clock.instant());
            clients.persistAndFlush(client);
            audit.record(Act.of("CLIENT.ADD", "CLIENT", client.id()).with("partner", partner));
            return views.tagged(client, List.of()).reply(201, TaggedClient.path(client));
        });
    }
}
