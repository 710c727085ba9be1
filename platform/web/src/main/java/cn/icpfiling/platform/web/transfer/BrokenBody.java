package cn.icpfiling.platform.web.transfer;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;

/** The caller's body ended before it was complete: the caller disconnected, or was slower than the service waits. */
public final class BrokenBody extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenBody(String message, Throwable cause) {
        super(message, cause);
    }

    /** For the rare caller who still reads. A refusal below 500 writes no log line. */
    public ProblemException refusal() {
        return new ProblemException(CommonProblem.REQUEST_TOO_SLOW).causedBy(this);
    }
}
