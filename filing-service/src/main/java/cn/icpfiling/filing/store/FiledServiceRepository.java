package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.RecordStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Filed services. */
@ApplicationScoped
public class FiledServiceRepository implements PanacheRepositoryBase<FiledService, UUID> {

    public List<FiledService> ofSubject(UUID subject) {
        return list("subjectId = ?1 order by id", subject);
    }

    public Optional<FiledService> liveByDomain(String domain) {
        return find("?1 member of domains and status = ?2", domain, RecordStatus.REGISTERED)
                .firstResultOptional();
    }

    /** One page, newest first; holder null means all. */
    public List<FiledService> page(UUID holder, UUID before, int limit) {
        return find("(?1 is null or holder = ?1) and (?2 is null or id < ?2) order by id desc", holder, before)
                .page(0, limit)
                .list();
    }
}
