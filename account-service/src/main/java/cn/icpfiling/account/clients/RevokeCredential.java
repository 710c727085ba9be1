package cn.icpfiling.account.clients;

import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/** Revokes a credential for good. Services refuse its tokens as soon as they know. Revoking twice is no error. */
@RequestScoped
class RevokeCredential {

    private final PartnerAccess access;
    private final OwnedClients owned;
    private final ClientCredentialRepository credentials;
    private final Audit audit;
    private final Clock clock;

    RevokeCredential(
            PartnerAccess access,
            OwnedClients owned,
            ClientCredentialRepository credentials,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.owned = owned;
        this.credentials = credentials;
        this.audit = audit;
        this.clock = clock;
    }

    void handle(UUID partner, UUID id, UUID credential) {
        access.requireKnown(partner);
        UnitOfWork.run(() -> {
            var client = owned.locked(partner, id);
            var found = credentials.of(id, credential).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (found.isRevoked()) {
                return;
            }
            found.revoke(clock.instant());
            client.touch();
            audit.record(CredentialActs.of("CREDENTIAL.REVOKE", found));
        });
    }
}
