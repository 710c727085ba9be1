package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.ApprovedRegistrar;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class ApprovedRegistrarRepository implements PanacheRepositoryBase<ApprovedRegistrar, UUID> {

    public List<ApprovedRegistrar> of(UUID listId) {
        return list("listId = ?1 order by position", listId);
    }

    public List<ApprovedRegistrar> inForce(UUID listId, LocalDate day, int after, int limit) {
        return find(
                        "listId = :list and validFrom <= :day and (validTo is null or validTo >= :day)"
                                + " and position > :after and name <> '*' order by position",
                        Parameters.with("list", listId).and("day", day).and("after", after))
                .page(0, limit)
                .list();
    }
}
