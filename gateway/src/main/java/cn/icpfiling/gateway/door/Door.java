package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.gateway.contract.RouteTable;
import cn.icpfiling.gateway.contract.RouteTable.Route;
import cn.icpfiling.gateway.limits.Caller;
import cn.icpfiling.gateway.limits.RequestLimits;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.security.KnownTokens;
import cn.icpfiling.platform.web.security.TokenRefused;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.function.BiConsumer;

/**
 * The single entry to the platform. Only operations of a contract are open. The checks are in this order: path, method,
 * overload of the service, token, limits, size, service. For a path outside all contracts the response is 404.
 *
 * <p>It runs before Quarkus' authentication. Only a request whose token must be verified goes through authentication.
 * For other requests it would cost as much as finding the route.
 */
@Singleton
public final class Door {

    private static final BiConsumer<RoutingContext, Throwable> WE_ANSWER_OURSELVES = (request, fault) -> {};
    private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 1;
    private static final int AFTER_AUTHENTICATION = 1;
    private static final String OPERATION = Operation.class.getName();

    private final RouteTable routes;
    private final LoopClients clients;
    private final Forwarding forwarding;
    private final Refusals refusals;
    private final CrossOrigin crossOrigin;
    private final KnownTokens knownTokens;
    private final RequestLimits limits;
    private final Deprecations deprecations;

    Door(
            RouteTable routes,
            LoopClients clients,
            Forwarding forwarding,
            Refusals refusals,
            CrossOrigin crossOrigin,
            KnownTokens knownTokens,
            RequestLimits limits,
            Deprecations deprecations) {
        this.routes = routes;
        this.clients = clients;
        this.forwarding = forwarding;
        this.refusals = refusals;
        this.crossOrigin = crossOrigin;
        this.knownTokens = knownTokens;
        this.limits = limits;
        this.deprecations = deprecations;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_AUTHENTICATION);
    }

    void openBehindAuthentication(@Observes Router router) {
        router.route().order(AFTER_AUTHENTICATION).handler(request -> checkToken(request, request.get(OPERATION)));
    }

    private void enter(RoutingContext request) {
        OneAtATime.on(request.request(), clients.here().turn());
        // A request without a body is complete already; pausing would only delay its end.
        if (AnnouncedBody.isOf(request)) {
            request.request().pause();
        }
        SecurityHeaders.on(request.response().headers());
        try {
            RequestHeaders.checkFraming(request.request().headers());
            var route = routes.find(request.request().path())
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            var method = request.request().method().name();
            if (crossOrigin.isPreflight(request.request())) {
                crossOrigin.preflight(request.response(), route);
                Leftover.discard(request);
                request.response().setStatusCode(204).end().onFailure(Refusals::gone);
                return;
            }
            var operation = route.operation(method).orElseThrow(() -> notAllowed(request, route));
            CountedPath.set(request.request(), operation.path());
            deprecations.tell(operation, request.response().headers());
            forwarding.refuseInOverload(request, operation);
            if (asksForNoToken(request, operation)) {
                passStranger(request, operation);
            } else if (knownTokens.admit(request)) {
                count(request, ofToken(request), operation);
            } else {
                request.put(OPERATION, operation).next();
            }
        } catch (ProblemException refusal) {
            refuse(request, refusal);
        }
    }

    /** Where a token is a choice, one that is shown must be good: a caller must not take an answer for that of its account. */
    private static boolean asksForNoToken(RoutingContext request, Operation operation) {
        return operation.open()
                && !(operation.tokenIsChoice() && request.request().headers().contains("Authorization"));
    }

    private static ProblemException notAllowed(RoutingContext request, Route route) {
        request.response().putHeader("Allow", String.join(", ", route.allowed()));
        return new ProblemException(CommonProblem.METHOD_NOT_ALLOWED);
    }

    /**
     * Runs the platform's check of tokens: signature, issuer, audience, expiry and type. The keys may have to be
     * fetched.
     */
    private void checkToken(RoutingContext request, Operation operation) {
        var here = request.vertx().getOrCreateContext();
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, WE_ANSWER_OURSELVES);
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .subscribe()
                .with(
                        identity -> here.runOnContext(back -> admitted(request, operation, identity)),
                        fault -> here.runOnContext(back -> refuseToken(request, tokenRefusal(fault))));
    }

    private void admitted(RoutingContext request, Operation operation, SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            refuseToken(request, new ProblemException(CommonProblem.UNAUTHENTICATED));
        } else {
            count(request, ofToken(request), operation);
        }
    }

    /**
     * A caller without a good token is counted by address, so that no caller tries tokens without end: as a read, because a token
     * that has expired must not use up the sign-ins of an office. While the keys are out of reach no caller is counted.
     */
    private void refuseToken(RoutingContext request, ProblemException refusal) {
        if (refusal.type() == CommonProblem.UPSTREAM_UNAVAILABLE) {
            refuse(request, refusal);
        } else {
            count(request, ofAddress(request, false), () -> refuse(request, refusal));
        }
    }

    /** A report is counted only if the one before it from the same network had no good signature, which its service judges. */
    private void passStranger(RoutingContext request, Operation operation) {
        var stranger = ofAddress(request, writes(request));
        if (limits.countStrangersAt(operation.id())) {
            count(request, stranger, operation);
            return;
        }
        var address = CallerAddresses.addressOf(request);
        request.addEndHandler(over -> {
            // Who leaves before the answer has learned nothing, and the gateway no more.
            if (request.response().ended()) {
                limits.reported(address, request.response().getStatusCode());
            }
        });
        if (limits.isUnsigned(address)) {
            count(request, stranger, operation);
        } else {
            pass(request, operation, stranger);
        }
    }

    private void count(RoutingContext request, Caller caller, Operation operation) {
        count(request, caller, () -> pass(request, operation, caller));
    }

    private void count(RoutingContext request, Caller caller, Runnable then) {
        limits.count(caller, request.response(), limited -> {
            try {
                if (limited == null) {
                    then.run();
                } else {
                    refuse(request, limited);
                }
            } catch (RuntimeException fault) {
                // When Valkey has answered, the router is no longer there to catch it.
                request.fail(fault);
            }
        });
    }

    private static boolean writes(RoutingContext request) {
        var method = request.request().method();
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }

    private Caller ofAddress(RoutingContext request, boolean writes) {
        return limits.ofAddress(CallerAddresses.addressOf(request), writes);
    }

    private Caller ofToken(RoutingContext request) {
        var shown = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return limits.ofToken(shown.substring(shown.indexOf(' ') + 1).strip());
    }

    private ProblemException tokenRefusal(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                refusals.note("tokens cannot be checked: the keys of account-service are out of reach");
                return new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
            }
        }
        return new ProblemException(TokenRefused.behind(fault));
    }

    private void pass(RoutingContext request, Operation operation, Caller caller) {
        try {
            if (lengthOf(request) > operation.maxBody()) {
                throw new ProblemException(CommonProblem.BODY_TOO_LARGE, operation.maxBody());
            }
            forwarding.pass(request, operation, caller);
        } catch (ProblemException refusal) {
            refuse(request, refusal);
        }
    }

    private static long lengthOf(RoutingContext request) {
        var length = request.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST).causedBy(unreadable);
        }
    }

    private void refuse(RoutingContext request, ProblemException refusal) {
        if (request.response().headWritten()) {
            return;
        }
        var announced = AnnouncedBody.isOf(request);
        refusals.answer(request, refusal);
        if (announced) {
            Leftover.drain(request.vertx(), request.request());
        }
    }
}
