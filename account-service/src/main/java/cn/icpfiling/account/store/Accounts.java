package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Account;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, UUID> {

    public Optional<Account> ofPhone(byte[] phoneIndex) {
        return find("phoneIndex", (Object) phoneIndex).firstResultOptional();
    }
}
