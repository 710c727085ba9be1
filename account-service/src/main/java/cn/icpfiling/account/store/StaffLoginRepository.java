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

    /** Whether a member of the staff is registered with the phone of an account. */
    public boolean hasMobileOf(UUID account) {
        return getEntityManager()
                        .createQuery(
                                "select count(s) from StaffLogin s, Account a where a.id = ?1"
                                        + " and (s.mobileIndex = a.phoneIndex or s.mobileIndexB = a.phoneIndexB)",
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
