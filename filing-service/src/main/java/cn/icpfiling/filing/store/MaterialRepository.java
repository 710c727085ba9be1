package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialKind;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Papers of orders. */
@ApplicationScoped
public class MaterialRepository implements PanacheRepositoryBase<Material, UUID> {

    public List<Material> of(UUID order) {
        return list("orderId = ?1 order by kind", order);
    }

    public Optional<Material> of(UUID order, MaterialKind kind) {
        return find("orderId = ?1 and kind = ?2", order, kind).firstResultOptional();
    }
}
