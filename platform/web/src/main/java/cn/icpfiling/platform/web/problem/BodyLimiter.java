package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.BodyLimit;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.InterceptorContext;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses a body above the operation's limit: at once if its length is declared, else when reading passes the limit.
 */
@Provider
public final class BodyLimiter implements ContainerRequestFilter {

    private static final String MOST_BYTES = BodyLimiter.class.getName();

    @Context
    ResourceInfo resource;

    private final Map<Method, Long> limits = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        var operation = resource.getResourceMethod();
        var limit = operation == null ? BodyLimit.DEFAULT : limits.computeIfAbsent(operation, BodyLimiter::limitOf);
        if (request.getLength() > limit) {
            throw new ProblemException(CommonProblem.BODY_TOO_LARGE, limit);
        }
        request.setProperty(MOST_BYTES, request.getLength() < 0 ? limit : (long) request.getLength());
        if (request.getLength() < 0 && request.hasEntity()) {
            request.setEntityStream(new Counted(request.getEntityStream(), limit));
        }
    }

    /** The length of the body, or the operation's limit if the caller does not tell the length. */
    static long mostBytes(InterceptorContext request) {
        return request.getProperty(MOST_BYTES) instanceof Long bytes ? bytes : BodyLimit.DEFAULT;
    }

    private static long limitOf(Method operation) {
        return Stream.<AnnotatedElement>of(operation, operation.getDeclaringClass())
                .map(place -> place.getAnnotation(BodyLimit.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(BodyLimit::value)
                .orElse(BodyLimit.DEFAULT);
    }

    private static final class Counted extends FilterInputStream {

        private final long limit;
        private long seen;

        Counted(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            seen += read;
            if (seen > limit) {
                throw new ProblemException(CommonProblem.BODY_TOO_LARGE, limit);
            }
        }
    }
}
