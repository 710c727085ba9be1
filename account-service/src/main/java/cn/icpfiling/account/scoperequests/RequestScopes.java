package cn.icpfiling.account.scoperequests;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.core.ScopeRequest;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.ScopeRequestRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Requests more scopes for a client. The table's key lets one open request of a client through. */
@RequestScoped
class RequestScopes {

    private final PartnerAccess access;
    private final IdempotencyService idempotency;
    private final PartnerClientRepository clients;
    private final ScopeRequestRepository requests;
    private final ScopeRequestViews views;
    private final Audit audit;
    private final Clock clock;

    RequestScopes(
            PartnerAccess access,
            IdempotencyService idempotency,
            PartnerClientRepository clients,
            ScopeRequestRepository requests,
            ScopeRequestViews views,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.idempotency = idempotency;
        this.clients = clients;
        this.requests = requests;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(
            UUID partner, UUID client, IdempotentRequest idempotentRequest, List<String> scopes, String reason) {
        access.requireKnown(partner);
        var _ = UnitOfWork.in(() -> clients.of(partner, client)).orElseThrow(RequestScopes::unknown);
        requireExisting(scopes);
        try {
            return idempotency.perform(idempotentRequest, () -> {
                var opened = opened(partner, client, scopes, reason);
                var id = opened.request().requestId();
                return opened.reply(201, "/api/v1/partners/" + partner + "/scope-requests/" + id);
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.SCOPE_REQUEST_EXISTS).causedBy(failure);
        }
    }

    private TaggedScopeRequest opened(UUID partner, UUID id, List<String> scopes, String reason) {
        var client = clients.locked(partner, id).orElseThrow(RequestScopes::unknown);
        client.requireActive(PartnerAct.REQUEST_SCOPES);
        if (requests.openOf(id).isPresent()) {
            throw new ProblemException(AccountProblem.SCOPE_REQUEST_EXISTS);
        }
        requireMore(client, scopes);
        var requestId = Ids.next();
        var request = new ScopeRequest(
                requestId, client, new TreeSet<>(scopes), views.reason(requestId, reason.strip()), clock.instant());
        requests.persistAndFlush(request);
        audit.record(Act.of("SCOPE_REQUEST.OPEN", "SCOPE_REQUEST", requestId)
                .with("client", id)
                .with("partner", partner));
        return views.tagged(request);
    }

    private static void requireExisting(List<String> scopes) {
        var faults = new ArrayList<Violation>();
        for (var i = 0; i < scopes.size(); i++) {
            if (!Scopes.ALL.contains(scopes.get(i))) {
                faults.add(Violation.of("/scopes/" + i, "SCOPE_UNKNOWN", null));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
    }

    private static void requireMore(PartnerClient client, List<String> scopes) {
        if (client.scopes().containsAll(scopes)) {
            throw ProblemException.broken(List.of(Violation.of("/scopes", "SCOPE_HELD_ALREADY", null)));
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
