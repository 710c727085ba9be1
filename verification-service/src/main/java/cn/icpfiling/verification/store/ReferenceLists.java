package cn.icpfiling.verification.store;

import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ReferenceList;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class ReferenceLists implements PanacheRepositoryBase<ReferenceList, UUID> {

    public Optional<ReferenceList> newest(ListKind kind) {
        return find("kind = ?1 order by version desc", kind).firstResultOptional();
    }

    public boolean holds(ListKind kind, byte[] digest) {
        return count("kind = ?1 and digest = ?2", kind, digest) > 0;
    }
}
