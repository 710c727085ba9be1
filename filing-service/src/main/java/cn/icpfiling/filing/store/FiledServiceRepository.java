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

    /** One page, newest first. */
    public List<FiledService> page(Whose whose, UUID before, int limit) {
        var where = Where.of(whose).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
