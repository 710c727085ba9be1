package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.ApprovedTld;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class ApprovedTldRepository implements PanacheRepositoryBase<ApprovedTld, UUID> {

    private static final String IN_FORCE =
            "listId = :list and validFrom <= :day and (validTo is null or validTo >= :day) and tld > :after and tld <> '*'";

    public List<ApprovedTld> of(UUID listId) {
        return list("listId = ?1 order by tld, validFrom", listId);
    }

    /** @param status null for all */
    public List<ApprovedTld> inForce(UUID listId, LocalDate day, ApprovalStatus status, String after, int limit) {
        var parameters = Parameters.with("list", listId).and("day", day).and("after", after);
        var query = status == null
                ? find(IN_FORCE + " order by tld", parameters)
                : find(IN_FORCE + " and status = :status order by tld", parameters.and("status", status));
        return query.page(0, limit).list();
    }
}
