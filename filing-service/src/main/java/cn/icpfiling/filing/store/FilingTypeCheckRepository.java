package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingTypeCheck;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Type checks; each is its owner's alone. */
@ApplicationScoped
public class FilingTypeCheckRepository implements PanacheRepositoryBase<FilingTypeCheck, UUID> {

    public FilingTypeCheck own(UUID id, UUID owner) {
        return findByIdOptional(id)
                .filter(check -> check.owner().equals(owner))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
