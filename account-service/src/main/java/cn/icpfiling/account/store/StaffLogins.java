package cn.icpfiling.account.store;

import cn.icpfiling.account.core.StaffLogin;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class StaffLogins implements PanacheRepositoryBase<StaffLogin, UUID> {

    public Optional<StaffLogin> ofLogin(String login) {
        return find("login", login).firstResultOptional();
    }
}
