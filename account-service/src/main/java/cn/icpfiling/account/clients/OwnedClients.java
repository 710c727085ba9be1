package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Finds the client that a caller names. A client of another partner gets the same 404 as one that does not exist. */
@RequestScoped
class OwnedClients {

    private final PartnerAccess access;
    private final PartnerClientRepository clients;

    OwnedClients(PartnerAccess access, PartnerClientRepository clients) {
        this.access = access;
        this.clients = clients;
    }

    /** Checks access first, then reads the client in a transaction of its own. */
    PartnerClient existing(UUID partner, UUID id) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> clients.of(partner, id))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Locks the row until the caller's transaction ends. */
    PartnerClient locked(UUID partner, UUID id) {
        return clients.locked(partner, id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
