package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.gateway.limits.Caller;
import cn.icpfiling.gateway.pages.Pages;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers an admitted request: by the gateway's own page, or by the service whose contract names the operation. */
@Singleton
final class Forwarding {

    private final Upstreams upstreams;
    private final LoopClients clients;
    private final ProxyLimits limits;
    private final Pages pages;
    private final Refusals refusals;
    private final Rehearsal rehearsal;

    Forwarding(
            Upstreams upstreams,
            LoopClients clients,
            ProxyLimits limits,
            Pages pages,
            Refusals refusals,
            Rehearsal rehearsal) {
        this.upstreams = upstreams;
        this.clients = clients;
        this.limits = limits;
        this.pages = pages;
        this.refusals = refusals;
        this.rehearsal = rehearsal;
    }

    /** Refuses a newcomer whose operation's service has more requests than it can answer, and every request of the rehearsal. */
    void refuseInOverload(RoutingContext request, Operation operation) {
        var overloaded =
                !isOwn(operation) && clients.here().permitsOf(operation.owner()).areOverloaded();
        if (rehearsal.isOf(request.request())) {
            CountedPath.set(request.request(), Rehearsal.COUNTED_PATH);
            rehearsal.refuses();
            throw refusals.shed(operation, Rehearsal.REASON);
        }
        if (overloaded) {
            throw refusals.shed(operation, "overloaded");
        }
    }

    private static boolean isOwn(Operation operation) {
        return operation.owner().equals("gateway");
    }

    /** @param sender the caller who shares places for long bodies */
    void pass(RoutingContext request, Operation operation, Caller sender) {
        if (isOwn(operation)) {
            var loop = clients.here();
            var page = pages.answer(request);
            Leftover.discard(request);
            page.ifPresentOrElse(
                    bytes -> new PageTransfer(request, bytes, loop, limits).begin(),
                    () -> request.response().end().onFailure(Refusals::gone));
        } else {
            var upstream = upstreams.of(operation.owner());
            new Exchange(request, operation, sender, upstream, clients.here(), limits, refusals).begin();
        }
    }
}
