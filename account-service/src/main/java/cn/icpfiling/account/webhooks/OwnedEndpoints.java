package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Finds the endpoint that a caller names. An endpoint of another owner gets the same 404 as one that does not exist. */
@RequestScoped
class OwnedEndpoints {

    private final CurrentActor actor;
    private final EventLog log;
    private final WebhookEndpointRepository endpoints;

    OwnedEndpoints(CurrentActor actor, EventLog log, WebhookEndpointRepository endpoints) {
        this.actor = actor;
        this.log = log;
        this.endpoints = endpoints;
    }

    /** The account or partner that calls. */
    UUID owner() {
        return actor.caller();
    }

    /**
     * An endpoint gets what the event log shows, so a client that says where the events go needs the scope that shows the log: a token that
     * may write webhooks alone reads no event.
     */
    void requireScopeOfLog() {
        var caller = actor.get();
        if (caller.is(Roles.PARTNER) && !caller.scopes().contains(Scopes.EVENTS_READ)) {
            throw new ProblemException(CommonProblem.SCOPE_MISSING, Scopes.EVENTS_READ);
        }
    }

    @Transactional
    WebhookEndpoint existing(UUID id) {
        return endpoints.of(owner(), id).orElseThrow(OwnedEndpoints::unknown);
    }

    /**
     * Locks the caller's event log until the caller's transaction ends. Call this before an endpoint is added or locked for a change of
     * what it gathers: an event that is logged at the same time then either finds the endpoint as it will be, or is in the log for a replay.
     */
    void lockLog() {
        log.lock(owner());
    }

    /** Locks the row until the caller's transaction ends. */
    WebhookEndpoint locked(UUID id) {
        return endpoints.locked(owner(), id).orElseThrow(OwnedEndpoints::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
