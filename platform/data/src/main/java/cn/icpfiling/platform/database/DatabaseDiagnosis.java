package cn.icpfiling.platform.database;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.Diagnosis;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The database failed or was too busy during a request. The request itself is valid. If the commit was under way, its
 * outcome is unknown. So the sender retries.
 */
@Singleton
final class DatabaseDiagnosis implements Diagnosis {

    @Override
    public Optional<ProblemException> of(Throwable failure) {
        // The last resort: a contract should have a pattern for such a value, but a caller's text must never cause a
        // 5xx.
        if (DatabaseFailure.isForeignText(failure)) {
            return Optional.of(ProblemException.invalid(Violation.of("", "CHARACTERS", null))
                    .causedBy(failure));
        }
        return DatabaseFailure.isOutage(failure) || Collisions.isCollision(failure) || CutTransactions.isCut(failure)
                ? Optional.of(new ProblemException(CommonProblem.SERVICE_UNAVAILABLE).causedBy(failure))
                : Optional.empty();
    }
}
