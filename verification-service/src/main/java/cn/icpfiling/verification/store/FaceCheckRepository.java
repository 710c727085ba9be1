package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.FaceCheck;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class FaceCheckRepository implements PanacheRepositoryBase<FaceCheck, UUID> {

    public List<FaceCheck> ofOrder(UUID orderId) {
        return list("orderId = ?1 order by checkedAt", orderId);
    }
}
