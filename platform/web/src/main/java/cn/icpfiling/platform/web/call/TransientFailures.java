package cn.icpfiling.platform.web.call;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.stream.Stream;

/** Decides which failures of a call are transient. */
public final class TransientFailures {

    private static final Set<Integer> STATUSES = Set.of(502, 503, 504);

    private TransientFailures() {}

    public static boolean mayPass(Throwable failure) {
        return switch (failure) {
            case MaybeTransient known -> known.mayPass();
            case WebApplicationException answered ->
                STATUSES.contains(answered.getResponse().getStatus());
            // our own token could not be obtained
            case ProblemException refused -> refused.type() == CommonProblem.UPSTREAM_UNAVAILABLE;
            // the client reports an unreadable answer in the same way as a broken connection
            case ProcessingException broken -> causes(broken).noneMatch(JacksonException.class::isInstance);
            default -> false;
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
