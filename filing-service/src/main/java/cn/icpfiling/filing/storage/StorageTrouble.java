package cn.icpfiling.filing.storage;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;

/** Maps a file that cannot be written to a problem: a full disk is a temporary outage, not an internal error. */
public final class StorageTrouble {

    private static final Duration LATER = Duration.ofSeconds(30);

    private StorageTrouble() {}

    public static ProblemException refusal(IOException failure) {
        return new ProblemException(FilingProblem.STORAGE_UNAVAILABLE)
                .retryAfter(LATER)
                .causedBy(failure);
    }
}
