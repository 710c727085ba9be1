package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.ActorPrincipal;
import cn.icpfiling.platform.web.InternalPath;
import cn.icpfiling.platform.web.json.StrictRequests;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads a JSON body completely, so that a body with one fault can be searched for all its faults. Bodies that are read
 * whole, by this class or another reader, share one bound of memory; an operation that takes a stream bounds itself.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class WholeRequests implements ReaderInterceptor {

    private static final Object STRANGERS = new Object();

    private final StrictRequests requests;
    private final FormFaults faults;
    private final RoutingContext routing;
    private final BodiesInMemory bodies;
    private final SecurityIdentity identity;

    WholeRequests(
            StrictRequests requests,
            FormFaults faults,
            RoutingContext routing,
            BodiesInMemory bodies,
            SecurityIdentity identity) {
        this.requests = requests;
        this.faults = faults;
        this.routing = routing;
        this.bodies = bodies;
        this.identity = identity;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext request) throws IOException {
        if (InputStream.class.isAssignableFrom(request.getType())) {
            return request.proceed();
        }
        var bytes = BodyLimiter.mostBytes(request);
        // a small body takes no place, so its token is not read for it
        return bodies.inPlace(bytes > BodiesInMemory.SMALL ? sender() : null, bytes, () -> readWhole(request));
    }

    /**
     * Who sends the body: an account, a partner, or all without a good token together: an open operation does not ask for
     * one, and so a bad one is refused only where it is asked for. Null for services, which send for many.
     */
    private Object sender() {
        if (InternalPath.isAsked(routing)) {
            return null;
        }
        try {
            return identity.getPrincipal() instanceof ActorPrincipal known
                    ? known.actor().id()
                    : STRANGERS;
        } catch (AuthenticationFailedException badToken) {
            return STRANGERS;
        }
    }

    private Object readWhole(ReaderInterceptorContext request) throws IOException {
        if (!EncodedBodies.isJson(request.getMediaType())) {
            return request.proceed();
        }
        var mapper = InternalPath.isAsked(routing) ? requests.ofServices() : requests.getContext(request.getType());
        var body = whole(request.getInputStream());
        if (isOfWideCharacters(body) || !isUtf8(body)) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
        if (!request.getType().isRecord()) {
            request.setInputStream(new ByteArrayInputStream(body));
            return request.proceed();
        }
        var type = mapper.constructType(request.getGenericType());
        try {
            return mapper.readerFor(type).readValue(body);
        } catch (JsonMappingException first) {
            throw faults.all(first, body, type, mapper);
        }
    }

    /** The caller went, or is slower than the service waits: no fault of ours, so nothing for the log. */
    private static byte[] whole(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException broken) {
            throw new ProblemException(CommonProblem.REQUEST_TOO_SLOW).causedBy(broken);
        }
    }

    /** Jackson reads some sequences that UTF-8 forbids, such as a slash in two bytes, which others read as another text. */
    private static boolean isUtf8(byte[] body) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.wrap(body);
        var characters = CharBuffer.allocate(1 << 10);
        var result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        }
        return !result.isError();
    }

    /** UTF-16 and UTF-32, which Jackson recognizes and JSON between systems must not be in (RFC 8259, 8.1): no UTF-8 begins like them. */
    private static boolean isOfWideCharacters(byte[] body) {
        for (var at = 0; at < Math.min(4, body.length); at++) {
            if (body[at] == 0 || (body[at] & 0xFE) == 0xFE) {
                return true;
            }
        }
        return false;
    }
}
