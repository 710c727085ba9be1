package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.Diagnosis;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.security.TokenRefused;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Turns every refusal and failure into a problem detail. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Pattern LINK_SECRET = Pattern.compile("/[A-Za-z0-9_-]{43}(?=/|$)");

    private static final int UNSUPPORTED = 415;

    private final Refusals refusals;
    private final Precedence precedence;
    private final AllowedMethods allowedMethods;
    private final MediaTypes mediaTypes;
    private final List<Diagnosis> diagnoses;

    ProblemMappers(
            Refusals refusals,
            Precedence precedence,
            AllowedMethods allowedMethods,
            MediaTypes mediaTypes,
            @All List<Diagnosis> diagnoses) {
        this.refusals = refusals;
        this.precedence = precedence;
        this.allowedMethods = allowedMethods;
        this.mediaTypes = mediaTypes;
        this.diagnoses = diagnoses;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException refusal, RoutingContext request) {
        // Not logged: callers cause SERVICE_BUSY and could fill the log.
        if (refusal.type().status() >= 500 && refusal.type() != CommonProblem.SERVICE_BUSY) {
            LOG.warn(refusal.getMessage(), refusal);
        }
        return inOrder(refusal, request);
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException violations, RoutingContext request) {
        return BeanViolations.refusal(violations)
                .map(refusal -> inOrder(refusal, request))
                .orElseGet(() -> unforeseen(violations, request));
    }

    /** Names both types, because the framework has its own mapper for the second. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Response json(JacksonException fault, RoutingContext request) {
        return inOrder(JsonFaults.refusal(fault), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException refused, RoutingContext request) {
        if (withoutKeys(refused)) {
            LOG.warn("tokens cannot be checked: the keys of account-service are out of reach");
            return refusals.answer(new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused), request);
        }
        return refusals.answer(new ProblemException(TokenRefused.behind(refused)).causedBy(refused), request);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refused, RoutingContext request) {
        return refusals.answer(new ProblemException(CommonProblem.FORBIDDEN).causedBy(refused), request);
    }

    /**
     * Maps the framework's refusals: unknown path, method, media type, unreadable parameter. A media type is refused on
     * the event loop. The checks that precede it may query the database, so they must run elsewhere.
     */
    @ServerExceptionMapper
    public Uni<Response> framework(WebApplicationException refused, SimpleResourceInfo method, RoutingContext request) {
        return refused.getResponse().getStatus() == UNSUPPORTED
                ? Uni.createFrom()
                        .item(() -> inOrder(
                                new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, mediaTypes.of(request))
                                        .causedBy(refused),
                                request))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                : Uni.createFrom().item(atOnce(refused, method, request));
    }

    private Response atOnce(WebApplicationException refused, SimpleResourceInfo method, RoutingContext request) {
        if (refused.getCause() instanceof JacksonException fault) {
            return json(fault, request);
        }
        if (refused.getCause() instanceof ProblemException problem) {
            return problem(problem, request);
        }
        var response = refused.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        var parameter = BadParameters.refusal(refused, method, request);
        if (parameter.isPresent()) {
            return inOrder(parameter.get(), request);
        }

        var type = typeOf(response.getStatus());
        if (type == CommonProblem.INTERNAL) {
            LOG.error("refused by the framework", refused);
        }
        var answer = refusals.builder(precedence.first(new ProblemException(type).causedBy(refused), request), request);
        if (type == CommonProblem.METHOD_NOT_ALLOWED) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", allowedMethods.of(request.normalizedPath())));
        }
        return answer.build();
    }

    /** Another service refused our call or failed. The caller is never at fault. */
    @ServerExceptionMapper
    public Response otherService(ClientWebApplicationException answer, RoutingContext request) {
        LOG.warnf("another service answered %d", answer.getResponse().getStatus());
        var type =
                answer.getResponse().getStatus() >= 500 ? CommonProblem.UPSTREAM_UNAVAILABLE : CommonProblem.INTERNAL;
        return refusals.answer(new ProblemException(type).causedBy(answer), request);
    }

    @ServerExceptionMapper({ProcessingException.class, CircuitBreakerOpenException.class})
    public Response unreachable(RuntimeException fault, RoutingContext request) {
        LOG.warnf("another service cannot be reached: %s", fault.getMessage());
        return refusals.answer(new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(fault), request);
    }

    @ServerExceptionMapper
    public Response tooSlow(TimeoutException fault, RoutingContext request) {
        LOG.warnf("another service is too slow: %s", fault.getMessage());
        return refusals.answer(new ProblemException(CommonProblem.UPSTREAM_TIMEOUT).causedBy(fault), request);
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable fault, RoutingContext request) {
        for (var diagnosis : diagnoses) {
            var known = diagnosis.of(fault);
            if (known.isPresent()) {
                LOG.warnf("%s %s: %s", request.request().method(), path(request), fault);
                return refusals.answer(known.get(), request);
            }
        }
        LOG.errorf(fault, "%s %s failed", request.request().method(), path(request));
        return refusals.answer(new ProblemException(CommonProblem.INTERNAL).causedBy(fault), request);
    }

    /** A failure during the search for an earlier refusal is answered too. */
    private Response inOrder(ProblemException refusal, RoutingContext request) {
        try {
            return refusals.answer(precedence.first(refusal, request), request);
        } catch (SecurityException refused) {
            return unauthenticated(refused, request);
        } catch (RuntimeException fault) {
            return unforeseen(fault, request);
        }
    }

    /** Checks whether the keys could not be fetched: the token may be valid, but this service cannot verify it. */
    private static boolean withoutKeys(Throwable refused) {
        for (var cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static CommonProblem typeOf(int status) {
        return switch (status) {
            case 401 -> CommonProblem.UNAUTHENTICATED;
            case 403 -> CommonProblem.FORBIDDEN;
            case 404 -> CommonProblem.NOT_FOUND;
            case 405 -> CommonProblem.METHOD_NOT_ALLOWED;
            case 406 -> CommonProblem.NOT_ACCEPTABLE;
            case 409 -> CommonProblem.CONFLICT;
            case 413 -> CommonProblem.BODY_TOO_LARGE;
            case 429 -> CommonProblem.TOO_MANY_REQUESTS;
            case 503 -> CommonProblem.UPSTREAM_UNAVAILABLE;
            case 504 -> CommonProblem.UPSTREAM_TIMEOUT;
            default -> status < 500 ? CommonProblem.MALFORMED_REQUEST : CommonProblem.INTERNAL;
        };
    }

    /** Returns the path for the log. A link's 256-bit secret is removed, because it is worth as much as a token. */
    private static String path(RoutingContext request) {
        return LINK_SECRET.matcher(request.normalizedPath()).replaceAll("/…");
    }
}
