package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.VerificationRound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class VerificationRoundRepository implements PanacheRepositoryBase<VerificationRound, UUID> {

    private static final int AT_ONCE = 50;

    /** Returns rounds without an event, except the newest ones. */
    public List<VerificationRound> untoldBeyond(UUID filedDomainId, int newest) {
        return find("filedDomainId = ?1 and sequence is null order by id desc", filedDomainId)
                .range(newest, newest + AT_ONCE - 1)
                .list();
    }

    public List<VerificationRound> of(UUID filedDomainId) {
        return list("filedDomainId = ?1 order by id", filedDomainId);
    }
}
