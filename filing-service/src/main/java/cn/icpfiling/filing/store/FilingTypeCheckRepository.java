package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Type checks. Only its holder sees a type check. */
@ApplicationScoped
public class FilingTypeCheckRepository implements PanacheRepositoryBase<FilingTypeCheck, UUID> {

    public List<FilingTypeCheck> these(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** Returns the type check; 404 unless the caller may know of it. */
    public FilingTypeCheck own(UUID id, Predicate<? super FilingTypeCheck> mayKnow) {
        return findByIdOptional(id).filter(mayKnow).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
