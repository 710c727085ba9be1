package cn.icpfiling.account.scoperequests;

import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.core.ScopeRequest;
import cn.icpfiling.account.partnercontacts.TellPartner;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.ScopeRequestRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Ends an open request: an administrator grants or refuses it, the partner withdraws it. A grant adds the scopes to the client in the same
 * transaction. Tokens of before go on with fewer scopes. Locks the client, then the request.
 */
@RequestScoped
class DecideScopeRequest {

    private final PartnerAccess access;
    private final IdempotencyService idempotency;
    private final PartnerClientRepository clients;
    private final ScopeRequestRepository requests;
    private final ScopeRequestViews views;
    private final TellPartner tell;
    private final Audit audit;
    private final Clock clock;

    DecideScopeRequest(
            PartnerAccess access,
            IdempotencyService idempotency,
            PartnerClientRepository clients,
            ScopeRequestRepository requests,
            ScopeRequestViews views,
            TellPartner tell,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.idempotency = idempotency;
        this.clients = clients;
        this.requests = requests;
        this.views = views;
        this.tell = tell;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse grant(UUID partner, UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, String answer) {
        return perform(PartnerAct.GRANT, partner, id, idempotentRequest, ifMatch, (client, request) -> {
            client.requireActive(PartnerAct.CHANGE_SCOPES);
            request.grant(views.answer(id, answer), clock.instant());
            var scopes = new TreeSet<>(client.scopes());
            scopes.addAll(request.scopes());
            client.changeScopes(scopes);
            clients.flush();
            tell.ofDecision(client, id, clock.instant());
        });
    }

    StoredResponse refuse(UUID partner, UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, String answer) {
        return perform(PartnerAct.REFUSE, partner, id, idempotentRequest, ifMatch, (client, request) -> {
            request.refuse(views.answer(id, answer), clock.instant());
            tell.ofDecision(client, id, clock.instant());
        });
    }

    StoredResponse withdraw(UUID partner, UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return perform(
                PartnerAct.WITHDRAW,
                partner,
                id,
                idempotentRequest,
                ifMatch,
                (client, request) -> request.withdraw(clock.instant()));
    }

    private interface Decision {
        void on(PartnerClient client, ScopeRequest request);
    }

    private StoredResponse perform(
            PartnerAct act,
            UUID partner,
            UUID id,
            IdempotentRequest idempotentRequest,
            IfMatch ifMatch,
            Decision decision) {
        access.requireKnown(partner);
        var clientId = UnitOfWork.in(() -> requests.findByIdOptional(id)
                        .filter(request -> request.partner().equals(partner))
                        .map(ScopeRequest::client))
                .orElseThrow(DecideScopeRequest::unknown);
        return idempotency.perform(idempotentRequest, () -> {
            var client = clients.locked(partner, clientId).orElseThrow(DecideScopeRequest::unknown);
            var request = requests.locked(id).orElseThrow(DecideScopeRequest::unknown);
            ifMatch.require(request.version());
            decision.on(client, request);
            requests.flush();
            audit.record(Act.of("SCOPE_REQUEST." + act, "SCOPE_REQUEST", id)
                    .with("client", clientId)
                    .with("partner", partner));
            return views.tagged(request).reply(200, null);
        });
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
