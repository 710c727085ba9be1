package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.store.PartnerClientRepository.OfPartner;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Audits clients and every token that was issued or refused. A service has a name and no id, so the object is a
 * pseudonym of the name. The name itself is written only as the actor, after the service authenticated. A partner's
 * client is named by its id; an unknown id is written as a pseudonym too.
 */
@ApplicationScoped
public class TokenAudit {

    private final Audit audit;
    private final KeyedHash hash;

    TokenAudit(Audit audit, KeyedHash hash) {
        this.audit = audit;
        this.hash = hash;
    }

    void issued(String client) {
        audit.record(of("TOKEN.ISSUE", client).by(new Actor(null, client, Set.of(Roles.SERVICE))));
    }

    void refused(String client) {
        audit.record(of("TOKEN.ISSUE", client).refused(AccountProblem.INVALID_CLIENT.name()));
    }

    public void done(String act, String client, Actor by) {
        audit.record(of(act, client).by(by));
    }

    void issued(OfPartner client, ClientCredential credential) {
        audit.record(asked(client.client().id())
                .by(actor(client))
                .with("credential", credential.id())
                .with("partner", client.partner().id()));
    }

    /** The caller is not authenticated, so the entry names no actor. */
    void refused(UUID id, Optional<OfPartner> client, ProofFault fault) {
        var asked = client.map(known -> asked(known.client().id())).orElseGet(() -> of("TOKEN.ISSUE", id.toString()));
        audit.record(asked.refused(AccountProblem.INVALID_CLIENT.name()).with("fault", fault));
    }

    void refusedScope(OfPartner client) {
        audit.record(asked(client.client().id()).by(actor(client)).refused(AccountProblem.INVALID_SCOPE.name()));
    }

    void refusedAddress(OfPartner client) {
        audit.record(asked(client.client().id()).by(actor(client)).refused(AccountProblem.NETWORK_NOT_ALLOWED.name()));
    }

    private static Actor actor(OfPartner client) {
        return Actor.ofPartner(
                client.partner().id(),
                client.client().id().toString(),
                client.client().scopes());
    }

    private static Act asked(UUID client) {
        return Act.of("TOKEN.ISSUE", "CLIENT", client);
    }

    private Act of(String act, String client) {
        return Act.of(act, "CLIENT", Binary.toUuid(hash.of("audit.client", client)));
    }
}
