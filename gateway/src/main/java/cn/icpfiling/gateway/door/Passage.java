package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Problems;
import cn.icpfiling.platform.web.trace.Trace;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import org.jboss.logging.Logger;

/** One request's way to its service and back. */
final class Passage implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final ProxyOptions NO_UPGRADES = new ProxyOptions().setSupportWebSocket(false);

    private final RoutingContext request;
    private final Operation operation;
    private final Duration patience;
    private final Pace pace;
    private final Problems problems;

    private HttpClientRequest onward;
    private MeteredBody body;
    private long deadline = -1;
    private boolean tooSlow;
    private boolean callerTooSlow;
    private boolean answered;

    Passage(
            RoutingContext request,
            Operation operation,
            Duration usualPatience,
            Pace.Limits limits,
            Problems problems) {
        this.request = request;
        this.operation = operation;
        this.patience = operation.timeout().orElse(usualPatience);
        this.pace = new Pace(limits, System::nanoTime);
        this.problems = problems;
    }

    void go(HttpClient client, RequestOptions address) {
        if ("100-continue".equalsIgnoreCase(request.request().getHeader("Expect"))) {
            request.response().writeContinue();
        }
        HttpProxy.reverseProxy(NO_UPGRADES, client)
                .origin(context -> client.request(address).onSuccess(opened -> onward = opened))
                .addInterceptor(this)
                .handle(request.request());
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var inward = context.request();
        Baggage.inward(inward.headers(), request.request(), Trace.of(request));
        body = new MeteredBody(inward.getBody().stream(), operation.maxBody(), pace, this::startWaiting);
        inward.setBody(Body.body(body, inward.getBody().length()));
        watch();
        return context.sendRequest()
                .onSuccess(answer -> stopWaiting())
                .recover(fault -> Future.succeededFuture(refusal(context, fault)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var answer = context.response();
        Baggage.outward(answer.headers());
        if (answer.getStatusCode() >= 400 && !speaksJson(answer)) {
            LOG.warnf("%s answered %d without a problem detail", operation.owner(), answer.getStatusCode());
            problem(answer.release(), typeOf(answer.getStatusCode()));
        }
        return context.sendResponse().onComplete(sent -> {
            // What it still writes has no end: the connection goes with it.
            if (callerTooSlow) request.request().connection().close();
        });
    }

    /** A caller that trickles must not keep one of the service's connections; not even when it has its answer already. */
    private void watch() {
        request.vertx().setTimer(Math.max(1, pace.left().toMillis()), due -> {
            if (body.isOver() || request.response().closed()) return;
            if (pace.left().isPositive()) {
                watch();
                return;
            }
            callerTooSlow = true;
            body.giveUp();
            if (onward != null) onward.reset();
            if (answered) request.request().connection().close();
        });
    }

    /** The service has the whole request: from here it is its time that counts, not the caller's line. */
    private void startWaiting() {
        if (answered) return;
        deadline = request.vertx().setTimer(patience.toMillis(), due -> {
            tooSlow = true;
            if (onward != null) onward.reset();
        });
    }

    private void stopWaiting() {
        answered = true;
        if (deadline >= 0) request.vertx().cancelTimer(deadline);
    }

    private ProxyResponse refusal(ProxyContext context, Throwable fault) {
        stopWaiting();
        body.dismiss();
        var answer = context.request().release().response();
        if (body.exceeded()) {
            return problem(answer, new ProblemException(CommonProblem.BODY_TOO_LARGE, operation.maxBody()));
        }
        if (callerTooSlow) {
            // On the caller's own answer: the proxy drops what is said of one hop.
            request.response().putHeader("Connection", "close");
            return problem(answer, new ProblemException(CommonProblem.REQUEST_TOO_SLOW));
        }
        LOG.warnf(
                "%s %s: %s %s",
                operation.owner(), operation.id(), tooSlow ? "too slow" : "out of reach", fault.getMessage());
        return problem(
                answer,
                new ProblemException(tooSlow ? CommonProblem.UPSTREAM_TIMEOUT : CommonProblem.UPSTREAM_UNAVAILABLE));
    }

    private ProxyResponse problem(ProxyResponse answer, ProblemException refusal) {
        var problem = problems.answer(refusal, request);
        problem.headers().forEach(answer::putHeader);
        answer.putHeader("Cache-Control", "no-store");
        return answer.setStatusCode(problem.status())
                .setStatusMessage(null)
                .setBody(Body.body(Buffer.buffer(problem.body())));
    }

    private static boolean speaksJson(ProxyResponse answer) {
        var type = answer.headers().get("Content-Type");
        return type != null && type.contains("json");
    }

    private static ProblemException typeOf(int status) {
        for (var problem : CommonProblem.values()) {
            if (problem.status() == status) return new ProblemException(problem);
        }
        return new ProblemException(
                status < 500 ? CommonProblem.MALFORMED_REQUEST : CommonProblem.UPSTREAM_UNAVAILABLE);
    }
}
