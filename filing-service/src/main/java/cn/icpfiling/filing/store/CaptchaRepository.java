package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Captcha;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Pictures waiting to be solved, one an account. */
@ApplicationScoped
public class CaptchaRepository implements PanacheRepositoryBase<Captcha, UUID> {

    /** Takes the place of the account's picture before it; two asked for at once end as one. */
    public void put(Captcha captcha) {
        getEntityManager()
                .createNativeQuery("""
                        INSERT INTO captchas (account, captcha_id, gap, expires_at) VALUES (?1, ?2, ?3, ?4)
                        ON DUPLICATE KEY UPDATE captcha_id = ?2, gap = ?3, expires_at = ?4""")
                .setParameter(1, captcha.account())
                .setParameter(2, captcha.captchaId())
                .setParameter(3, captcha.gap())
                .setParameter(4, captcha.expiresAt())
                .executeUpdate();
    }

    /** The account's picture, gone for whoever comes after: it is answered once, rightly or wrongly. */
    public Optional<Captcha> take(UUID account, UUID captchaId) {
        var captcha = find("account = ?1 and captchaId = ?2", account, captchaId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        captcha.ifPresent(this::delete);
        return captcha;
    }
}
