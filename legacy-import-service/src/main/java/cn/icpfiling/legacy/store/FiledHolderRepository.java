package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.FiledHolder;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
public class FiledHolderRepository implements PanacheRepositoryBase<FiledHolder, UUID> {
    public boolean isFiled(String domain, BlindValue certificate) {
        return count(
                        "certificateIndex = ?2 or certificateIndexB = ?3 or ?1 member of domains",
                        domain,
                        certificate.a(),
                        certificate.b())
                > 0;
    }
}
