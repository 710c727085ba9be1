package cn.icpfiling.platform.problem;

import java.util.Optional;

/** Recognises one kind of unexpected failure and returns the problem for the caller. */
public interface Diagnosis {

    /** Empty if the failure is of another kind. */
    Optional<ProblemException> of(Throwable failure);
}
