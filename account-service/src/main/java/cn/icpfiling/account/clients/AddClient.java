package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.PartnerClients;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Creates a client of a partner, for an administrator or for the partner itself. */
@RequestScoped
class AddClient {

    private final PartnerAccess access;
    private final OwnScopes ownScopes;
    private final Once once;
    private final PartnerClients clients;
    private final Audit audit;
    private final Clock clock;

    AddClient(
            PartnerAccess access,
            OwnScopes ownScopes,
            Once once,
            PartnerClients clients,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.ownScopes = ownScopes;
        this.once = once;
        this.clients = clients;
        this.audit = audit;
        this.clock = clock;
    }

    Answer handle(UUID partner, Attempt attempt, String name, Set<String> scopes) {
        access.requireKnown(partner);
        ownScopes.requireAll(scopes);
        return once.perform(attempt, () -> {
            var client = new PartnerClient(Ids.next(), partner, name, scopes, clock.instant());
            clients.persistAndFlush(client);
            audit.record(Act.of("CLIENT.ADD", "CLIENT", client.id()).with("partner", partner));
            return TaggedClient.of(client, List.of()).reply(201, TaggedClient.path(client));
        });
    }
}
