package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Partner;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class PartnerRepository implements PanacheRepositoryBase<Partner, UUID> {

    public Optional<Partner> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public List<Partner> after(Optional<UUID> id, int most) {
        return id.map(last -> find("id > ?1 order by id", last))
                .orElseGet(() -> find("order by id"))
                .page(0, most)
                .list();
    }
}
