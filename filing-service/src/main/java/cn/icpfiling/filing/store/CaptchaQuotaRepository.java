package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.CaptchaQuota;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;

/** Who has had how many pictures; every replica counts here. */
@ApplicationScoped
public class CaptchaQuotaRepository implements PanacheRepositoryBase<CaptchaQuota, UUID> {

    /** Until the transaction ends nobody else counts for this account. */
    public CaptchaQuota locked(UUID account, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        INSERT INTO captcha_quotas (account, begun_at, drawn) VALUES (?1, ?2, 0)
                        ON DUPLICATE KEY UPDATE account = account""")
                .setParameter(1, account)
                .setParameter(2, now)
                .executeUpdate();
        return findById(account, LockModeType.PESSIMISTIC_WRITE);
    }
}
