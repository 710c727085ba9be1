package cn.icpfiling.account.store;

import cn.icpfiling.account.core.PartnerContact;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class PartnerContactRepository implements PanacheRepositoryBase<PartnerContact, UUID> {

    public Optional<PartnerContact> locked(UUID partner) {
        return findByIdOptional(partner, LockModeType.PESSIMISTIC_WRITE);
    }
}
