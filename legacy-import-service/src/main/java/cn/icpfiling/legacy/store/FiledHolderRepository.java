package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.FiledHolder;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
public class FiledHolderRepository implements PanacheRepositoryBase<FiledHolder, UUID> {
    public boolean isFiled(String domain, byte[] certificateIndex) {
        return count("certificateIndex = ?2 or ?1 member of domains", domain, certificateIndex) > 0;
    }
}
