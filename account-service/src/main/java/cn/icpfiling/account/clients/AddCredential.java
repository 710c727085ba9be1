package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Adds a credential to a client, for an administrator or for the partner itself. */
@RequestScoped
class AddCredential {

    private final OwnedClients owned;
    private final OwnScopes ownScopes;
    private final IdempotencyService idempotency;
    private final PartnerClientRepository clients;
    private final NewCredentials credentials;
    private final ClientViews views;
    private final Audit audit;

    AddCredential(
            OwnedClients owned,
            OwnScopes ownScopes,
            IdempotencyService idempotency,
            PartnerClientRepository clients,
            NewCredentials credentials,
            ClientViews views,
            Audit audit) {
        this.owned = owned;
        this.ownScopes = ownScopes;
        this.idempotency = idempotency;
        this.clients = clients;
        this.credentials = credentials;
        this.views = views;
        this.audit = audit;
    }

    StoredResponse handle(UUID partner, UUID id, IdempotentRequest idempotentRequest, NewCredential wanted) {
        ownScopes.requireAll(owned.existing(partner, id).scopes());
        wanted.requireItsParts();
        return idempotency.perform(idempotentRequest, () -> {
            var client = owned.locked(partner, id);
            client.requireActive(PartnerAct.ADD_CREDENTIAL);
            var made = credentials.make(id, wanted);
            client.touch();
            clients.flush();
            audit.record(CredentialActs.of("CREDENTIAL.ADD", made.credential())
                    .with("kind", made.credential().kind()));
            var shown = views.of(made.credential()).withSecret(made.secret());
            return new Reply(201, null, TaggedClient.tag(client).toString(), shown);
        });
    }
}
