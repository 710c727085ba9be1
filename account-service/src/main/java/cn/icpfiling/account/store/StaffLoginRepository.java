package cn.icpfiling.account.store;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class StaffLoginRepository implements PanacheRepositoryBase<StaffLogin, UUID> {

    public Optional<StaffLogin> ofLogin(String login) {
        return find("login", login).firstResultOptional();
    }

    public Optional<StaffLogin> ofMobile(BlindValue mobile) {
        return find("mobileIndex = ?1 or mobileIndexB = ?2", mobile.a(), mobile.b())
                .firstResultOptional();
    }

    /** Locks the record with the mobile until the transaction ends; it is not read before. */
    public Optional<StaffLogin> lockedOfMobile(BlindValue mobile) {
        return getEntityManager()
                .createQuery("select account from StaffLogin where mobileIndex = ?1 or mobileIndexB = ?2", UUID.class)
                .setParameter(1, mobile.a())
                .setParameter(2, mobile.b())
                .getResultStream()
                .findFirst()
                .flatMap(this::locked);
    }

    /** Whether a member of the staff is registered with the phone of an account, or was when the account left that phone. */
    public boolean hasMobileOf(UUID account) {
        return getEntityManager()
                        .createQuery(
                                "select count(s) from StaffLogin s, Account a where a.id = ?1"
                                        + " and (s.mobileIndex = a.phoneIndex or s.mobileIndexB = a.phoneIndexB"
                                        + " or s.ownAccount = a.id)",
                                Long.class)
                        .setParameter(1, account)
                        .getSingleResult()
                > 0;
    }

    public Optional<StaffLogin> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public List<StaffLogin> after(String login, int most) {
        return find("login > ?1 order by login", login).page(0, most).list();
    }
}
