package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.gateway.contract.RouteTable;
import cn.icpfiling.gateway.contract.RouteTable.Route;
import cn.icpfiling.gateway.pages.Pages;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Problems;
import cn.icpfiling.platform.web.security.TokenRefused;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one door. Open is what a contract names: first the path, then the method, then the token, then the size, then the
 * service. What no contract names does not exist.
 */
@Singleton
public final class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final BiConsumer<RoutingContext, Throwable> WE_ANSWER_OURSELVES = (request, fault) -> {};
    private static final int BEFORE_ALL_OTHER_ROUTES = 1;
    private static final int CONNECTIONS_A_SERVICE = 256;
    private static final int WAITING_AT_MOST = 1024;

    private final RouteTable routes;
    private final Upstreams upstreams;
    private final Pages pages;
    private final Problems problems;
    private final CrossOrigin crossOrigin;
    private final Duration patience;
    private final Pace.Limits pace;
    private final HttpClient client;

    Door(
            Vertx vertx,
            RouteTable routes,
            Upstreams upstreams,
            Pages pages,
            Problems problems,
            CrossOrigin crossOrigin,
            @ConfigProperty(name = "icp.gateway.timeout") Duration patience,
            @ConfigProperty(name = "icp.gateway.connect-timeout") Duration connectPatience,
            @ConfigProperty(name = "icp.gateway.body.silence") Duration silence,
            @ConfigProperty(name = "icp.gateway.body.grace") Duration grace,
            @ConfigProperty(name = "icp.gateway.body.bytes-a-second") int bytesASecond) {
        this.routes = routes;
        this.upstreams = upstreams;
        this.pages = pages;
        this.problems = problems;
        this.crossOrigin = crossOrigin;
        this.patience = patience;
        this.pace = new Pace.Limits(silence, grace, bytesASecond);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_A_SERVICE)
                .setMaxWaitQueueSize(WAITING_AT_MOST)
                .setConnectTimeout((int) connectPatience.toMillis())
                .setIdleTimeout(120)
                .setKeepAliveTimeout(30));
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHER_ROUTES).handler(this::enter);
    }

    private void enter(RoutingContext request) {
        request.request().pause();
        SecurityHeaders.on(request.response().headers());
        crossOrigin.greet(request.request(), request.response());
        try {
            var route = routes.find(request.request().path())
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            var method = request.request().method().name();
            if (crossOrigin.isPreflight(request.request())) {
                crossOrigin.preflight(request.response(), route);
                request.response().setStatusCode(204).end().onFailure(Door::gone);
                return;
            }
            var operation = route.operation(method).orElseThrow(() -> notAllowed(request, route));
            if (operation.open()) {
                pass(request, operation);
            } else {
                checkToken(request, operation);
            }
        } catch (ProblemException refusal) {
            refuse(request, refusal);
        }
    }

    private static ProblemException notAllowed(RoutingContext request, Route route) {
        request.response().putHeader("Allow", String.join(", ", route.allowed()));
        return new ProblemException(CommonProblem.METHOD_NOT_ALLOWED);
    }

    /** The platform's own check of tokens: signature, issuer, audience, life and type; keys may have to be fetched. */
    private void checkToken(RoutingContext request, Operation operation) {
        var here = request.vertx().getOrCreateContext();
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, WE_ANSWER_OURSELVES);
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .subscribe()
                .with(
                        identity -> here.runOnContext(back -> admitted(request, operation, identity)),
                        fault -> here.runOnContext(back -> refuse(request, tokenRefusal(fault))));
    }

    private void admitted(RoutingContext request, Operation operation, SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            refuse(request, new ProblemException(CommonProblem.UNAUTHENTICATED));
        } else {
            pass(request, operation);
        }
    }

    private static ProblemException tokenRefusal(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                LOG.warn("tokens cannot be checked: the keys of account-service are out of reach");
                return new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
            }
        }
        return new ProblemException(TokenRefused.behind(fault));
    }

    private void pass(RoutingContext request, Operation operation) {
        try {
            if (lengthOf(request) > operation.maxBody()) {
                throw new ProblemException(CommonProblem.BODY_TOO_LARGE, operation.maxBody());
            }
            if (operation.owner().equals("gateway")) {
                request.request().resume();
                pages.answer(request).onFailure(Door::gone);
            } else {
                new Passage(request, operation, patience, pace, problems).go(client, upstreams.to(operation.owner()));
            }
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
        if (request.response().headWritten()) return;
        request.response().putHeader("Cache-Control", "no-store");
        problems.answer(refusal, request).write(request.response()).onFailure(Door::gone);
        Leftover.drain(request);
    }

    private static void gone(Throwable fault) {
        LOG.debug("the caller did not wait for the answer", fault);
    }
}
