package cn.icpfiling.platform.problem;

import java.util.Optional;

/** Knows one kind of failure that nobody foresaw where it happened, and what to tell the caller about it. */
public interface Diagnosis {

    /** Empty when the failure is of another kind. */
    Optional<ProblemException> of(Throwable failure);
}
