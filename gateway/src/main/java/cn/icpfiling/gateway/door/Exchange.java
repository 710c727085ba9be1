package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.Operation;
import cn.icpfiling.gateway.limits.Caller;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;

/**
 * Forwards one request to its service and the response back. Each step has a deadline. The last byte, a deadline or the
 * loss of one side ends both sides at once. It runs on the event loop of the caller's connection, as the service's
 * connection does.
 */
final class Exchange implements ConnectionPermits.Applicant, LoopClient.Watched {

    /** By then a connection is open, refused or timed out, even on a busy machine, unless the pool has lost it. */
    private static final Duration BEYOND_CONNECTING = Duration.ofSeconds(10);

    private final RoutingContext routing;
    private final Context context;
    private final HttpServerRequest caller;
    private final HttpServerResponse answer;
    private final Operation operation;
    private final Upstreams.Upstream upstream;
    private final LoopClient loop;
    private final Caller sender;
    private final ConnectionPermits permits;
    private final Attempts attempts;
    private final ServiceSide service;
    private final ProxyLimits limits;
    private final Refusals refusals;
    private final Duration patience;
    private final RequestBody body;

    private Stage stage = Stage.RECEIVING;
    private long since = System.nanoTime();
    private ResponseBody download;

    Exchange(
            RoutingContext routing,
            Operation operation,
            Caller sender,
            Upstreams.Upstream upstream,
            LoopClient loop,
            ProxyLimits limits,
            Refusals refusals) {
        this.routing = routing;
        this.context = routing.vertx().getOrCreateContext();
        this.caller = routing.request();
        this.answer = routing.response();
        this.operation = operation;
        this.upstream = upstream;
        this.loop = loop;
        this.sender = sender;
        this.permits = loop.permitsOf(operation.owner());
        this.attempts = new Attempts(operation, upstream, loop, refusals);
        this.service = new ServiceSide(permits, context);
        this.limits = limits;
        this.refusals = refusals;
        this.patience = operation.timeout().orElse(limits.answer());
        this.body = RequestBody.of(routing, operation, sender, loop, limits, this);
    }

    void begin() {
        answer.closeHandler(gone -> callerLeft());
        if (answer.closed()) {
            return;
        }
        loop.begins(this);
        if (body == null) {
            ready();
        } else {
            body.begin();
        }
    }

    /** The body is here, or may come while the request holds a connection. */
    void ready() {
        enter(Stage.WAITING);
        switch (permits.apply(this)) {
            case TAKEN -> {}
            case FULL -> refuse(refusals.shed(operation, "full"));
            case OVERLOADED -> refuse(refusals.shed(operation, "overloaded"));
        }
    }

    @Override
    public void granted() {
        enter(Stage.CONNECTING);
        if (routing.vertx().getOrCreateContext() == context) {
            connect();
        } else {
            context.runOnContext(turn -> connect());
        }
    }

    private void connect() {
        if (stage != Stage.CONNECTING) {
            service.giveBack();
            return;
        }
        var connection = attempts.connect();
        if (connection == null) {
            stage = Stage.ASKING;
            refuse(refusals.unavailable(operation, "no address takes requests"));
            return;
        }
        connection.onComplete(opened -> {
            loop.pulse().poolAnswered();
            if (stage != Stage.CONNECTING) {
                if (opened.succeeded()) {
                    Attempts.handBack(opened.result());
                }
                service.giveBack();
            } else if (opened.succeeded()) {
                ask(opened.result());
            } else {
                attempts.failed();
                fail(opened.cause(), attempts.mayGoElsewhere());
            }
        });
    }

    private void tryAgain() {
        attempts.again(System.nanoTime() - since);
        enter(Stage.CONNECTING);
        connect();
    }

    private void ask(HttpClientRequest request) {
        enter(Stage.ASKING);
        service.asked(request);
        attempts.sentOver(request.connection());
        request.exceptionHandler(fault -> serviceFailed(request, fault));
        try {
            RequestHeaders.pass(routing, upstream, request, body != null);
        } catch (IllegalArgumentException unsendable) {
            // Else nothing ends the exchange, and it keeps its connection.
            refuse(new ProblemException(CommonProblem.MALFORMED_REQUEST).causedBy(unsendable));
            return;
        }
        request.response().onComplete(answered -> {
            if (answered.succeeded()) {
                serviceAnswers(request, answered.result());
            } else {
                serviceFailed(request, answered.cause());
            }
        });
        if (body == null) {
            request.end();
        } else {
            body.flowTo(request);
        }
    }

    /** The service has the whole request. From now on the service's time limit counts, not the caller's connection. */
    void bodySent() {
        if (stage == Stage.ASKING) {
            enter(Stage.ASKING);
        }
    }

    void bodyTooLarge() {
        refuse(new ProblemException(CommonProblem.BODY_TOO_LARGE, operation.maxBody()));
    }

    private void serviceFailed(HttpClientRequest request, Throwable fault) {
        if (!service.isAskedBy(request)) {
            return;
        }
        if (stage == Stage.ASKING) {
            service.unasked();
            attempts.brokeOff();
            fail(fault, false);
        } else if (stage == Stage.ANSWERING) {
            serviceBrokeOff(fault);
        }
    }

    /** Handles a failure before a response has begun. If nothing was sent, whatever the request does may go to another address. */
    private void fail(Throwable fault, boolean mayGoElsewhere) {
        if (mayGoElsewhere || body == null && attempts.mayRepeat(caller.method(), fault)) {
            tryAgain();
        } else {
            stage = Stage.ASKING;
            refuse(refusals.unavailable(operation, "out of reach, " + fault.getMessage()));
        }
    }

    private void serviceAnswers(HttpClientRequest request, HttpClientResponse response) {
        if (!service.isAskedBy(request) || stage != Stage.ASKING) {
            return;
        }
        if (Fault.isShort(response, caller.method())) {
            // The service's time runs on until its answer is complete.
            Fault.read(response).onComplete(read -> serviceFaulted(request, read));
            return;
        }
        enter(Stage.ANSWERING);
        service.answers(response);
        attempts.answered(response);
        if (ResponseHeaders.tellNothing(response)) {
            refuse(refusals.insteadOf(operation, response.statusCode()));
            return;
        }
        ResponseHeaders.pass(response, answer, upstream);
        download = new ResponseBody(response, caller, limits, loop, this);
        service.flowsThrough(download);
        download.flow();
    }

    private void serviceFaulted(HttpClientRequest request, AsyncResult<Fault> read) {
        if (read.failed()) {
            serviceFailed(request, read.cause());
        }
        if (read.failed() || !service.isAskedBy(request) || stage != Stage.ASKING) {
            return;
        }
        var fault = read.result();
        attempts.answered(fault);
        if (body == null && attempts.mayRepeat(caller.method(), fault, System.nanoTime() - since, patience)) {
            service.unasked();
            tryAgain();
            return;
        }
        enter(Stage.ANSWERING);
        service.hasAll();
        if (ResponseHeaders.tellNothing(fault.head())) {
            refuse(refusals.insteadOf(operation, fault.head().statusCode()));
        } else {
            fault.pass(answer, upstream);
            answered();
        }
    }

    void serviceBrokeOff(Throwable fault) {
        if (stage != Stage.ANSWERING) {
            return;
        }
        refusals.note(operation, "broke off its answer", fault);
        // A half-sent response cannot be withdrawn: only closing the connection marks it as incomplete.
        abandon();
    }

    /** The service has answered to the end, but its last piece does not reach the caller. */
    void lostLast(RuntimeException fault) {
        service.hasAll();
        refusals.note(operation, "the end of its answer cannot be passed on", fault);
        abandon();
    }

    /** The caller has the whole response. */
    void answered() {
        service.hasAll();
        if (caller.version() == HttpVersion.HTTP_1_0) {
            caller.connection().close();
        }
        // After an early response, the service does not need the rest of the body.
        if (release()) {
            Leftover.drain(routing.vertx(), caller);
        }
    }

    void callerLeft() {
        release();
    }

    private void abandon() {
        try {
            release();
        } finally {
            Hangup.on(caller);
        }
    }

    @Override
    public void giveUp() {
        abandon();
    }

    /** A place for an answer that its caller does not take in at once. */
    BodyPlaces.Place slowPlace(ResponseBody waiting) {
        return loop.slowAnswersOf(operation.owner()).of(sender.group(), sender.isStranger(), waiting);
    }

    /** @param why as {@link Refusals#cut} has it */
    void cut(String why) {
        refusals.cut(operation, why);
        abandon();
    }

    private void refuse(ProblemException refusal) {
        if (answer.headWritten()) {
            abandon();
            return;
        }
        var unsent = release();
        refusals.answer(routing, refusal);
        if (unsent) {
            Leftover.drain(routing.vertx(), caller);
        }
    }

    /** Releases the service, once, in any stage. Returns whether it did not get the whole body. */
    private boolean release() {
        var left = stage;
        stage = Stage.OVER;
        loop.ends(this);
        attempts.leave();
        var unsent = body != null && !body.isOver();
        try {
            if (body != null) {
                body.stop();
            }
        } finally {
            service.release(left, unsent, this);
        }
        return unsent;
    }

    private void enter(Stage next) {
        stage = next;
        since = System.nanoTime();
    }

    @Override
    public void look(long now) {
        var waited = now - since;
        switch (stage) {
            case RECEIVING -> lookAtBody(now);
            case WAITING -> lookAtTurn(waited, "late");
            case CONNECTING -> {
                if (waited >= limits.connect().plus(BEYOND_CONNECTING).toNanos()) {
                    loop.pulse().poolStarved();
                    refuse(refusals.unavailable(operation, "the pool gives no connection"));
                }
            }
            case ASKING -> lookAtRequest(now, waited);
            case ANSWERING -> lookAtAnswer(now);
            case OVER -> loop.ends(this);
        }
    }

    private void lookAtBody(long now) {
        if (body.comesTooSlowly()) {
            refuseSlowBody();
        } else {
            lookAtTurn(body.untakenFor(now), "bodies");
        }
    }

    private void lookAtTurn(long waited, String why) {
        if (waited >= limits.connectionWait().toNanos()) {
            refuse(refusals.shed(operation, why));
        }
    }

    /** The last answer of its connection, because the caller's body has no end. */
    private void refuseSlowBody() {
        release();
        refusals.answerLast(routing, new ProblemException(CommonProblem.REQUEST_TOO_SLOW));
    }

    private void lookAtRequest(long now, long waited) {
        if (body != null && body.comesTooSlowly()) {
            refuseSlowBody();
            return;
        }
        var untaken = body == null || body.isOver() ? waited + attempts.spent() : body.untakenFor(now);
        if (untaken >= patience.toNanos()) {
            attempts.tooSlow(Duration.ofNanos(waited), patience);
            refusals.note(operation, "too slow", null);
            refuse(new ProblemException(CommonProblem.UPSTREAM_TIMEOUT).retryAfter(Refusals.SOON));
        }
    }

    private void lookAtAnswer(long now) {
        if (body != null && body.comesTooSlowly()) {
            abandon();
        } else if (download.isReadTooSlowly()) {
            cut("slow");
        } else if (download.isLeftWithoutPlace(now)) {
            cut("place");
        } else if (download.silentFor(now) >= patience.toNanos()) {
            serviceBrokeOff(new IOException("silent for too long"));
        }
    }
}
