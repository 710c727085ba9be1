package cn.icpfiling.platform.database;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.Diagnosis;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The database died, or was too busy, under a request. Nothing is wrong with the request, and when the commit was under way
 * nobody knows what became of it: the sender asks again.
 */
@Singleton
final class DatabaseDiagnosis implements Diagnosis {

    @Override
    public Optional<ProblemException> of(Throwable failure) {
        // The last resort: a contract should have a pattern for such a value, but a caller's text is never our fault.
        if (DatabaseFailure.isForeignText(failure)) {
            return Optional.of(ProblemException.invalid(Violation.of("", "CHARACTERS", null))
                    .causedBy(failure));
        }
        return DatabaseFailure.isOutage(failure) || Collisions.isCollision(failure) || CutTransactions.isCut(failure)
                ? Optional.of(new ProblemException(CommonProblem.SERVICE_UNAVAILABLE).causedBy(failure))
                : Optional.empty();
    }
}
