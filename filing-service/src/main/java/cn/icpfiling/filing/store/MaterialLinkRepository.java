package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.materials.MaterialLink;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links to materials. */
@ApplicationScoped
public class MaterialLinkRepository implements PanacheRepositoryBase<MaterialLink, UUID> {

    /** Returns the link, locked until the transaction ends, so that two uses at the same time count as two. */
    public Optional<MaterialLink> locked(byte[] digest) {
        return find("digest", digest).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Returns some links that have expired by then. */
    public List<MaterialLink> overBy(Instant now, int limit) {
        return find("expiresAt <= ?1 order by expiresAt, id", now)
                .page(0, limit)
                .list();
    }
}
