package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** The cause of an event's failure. */
enum Failure {
    /** The database is away. The inbox can neither handle nor park events until it is back. */
    DATABASE_AWAY,
    /**
     * A service that the handler calls is away or not ready, or a replica of a later release has to handle the event. The event is valid
     * and is retried later.
     */
    OTHERS_AWAY,
    /** The event itself, or our own code. */
    EVENT;

    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    static Failure of(Throwable failure) {
        if (DatabaseFailure.isOutage(failure)) {
            return DATABASE_AWAY;
        }
        var othersAway = !(failure instanceof UnreadableEvent)
                && Causes.of(failure).anyMatch(cause -> switch (cause) {
                    case WebApplicationException answer ->
                        passes(answer.getResponse().getStatus());
                    case ProblemException problem -> passes(problem.type().status());
                    case LaterConstant later -> true;
                    case ProcessingException unreached -> true;
                    case IOException broken -> true;
                    case TimeoutException late -> true;
                    default -> false;
                });
        return othersAway ? OTHERS_AWAY : EVENT;
    }

    private static boolean passes(int status) {
        return status == UNAUTHORIZED
                || status == REQUEST_TIMEOUT
                || status == TOO_MANY_REQUESTS
                || status >= SERVER_ERROR;
    }
}
