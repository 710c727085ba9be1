package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    public Optional<Account> ofPhone(BlindValue phone) {
        return find("phoneIndex = ?1 or phoneIndexB = ?2", phone.a(), phone.b()).firstResultOptional();
    }

    public Optional<Account> customer(UUID partner, UUID id) {
        return findByIdOptional(id).filter(account -> partner.equals(account.partner()));
    }

    public Optional<Account> lockedCustomer(UUID partner, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(account -> partner.equals(account.partner()));
    }

    public Optional<Account> customer(UUID partner, String reference) {
        return find("partner = ?1 and reference = ?2", partner, reference).firstResultOptional();
    }

    public List<Account> customersAfter(UUID partner, Optional<UUID> id, int most) {
        return id.map(last -> find("partner = ?1 and id > ?2 order by id", partner, last))
                .orElseGet(() -> find("partner = ?1 order by id", partner))
                .page(0, most)
                .list();
    }
}
