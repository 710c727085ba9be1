package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.FiledHolder;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
public class FiledHolderRepository implements PanacheRepositoryBase<FiledHolder, UUID> {

    /** Each part is read by a key of its own; one condition with OR reads all holders. filing-service asks at each type check. */
    static final String FILED = """
            SELECT 1 FROM filed_holders WHERE certificate_index = ?
            UNION ALL
            SELECT 1 FROM filed_holders WHERE certificate_index_b = ?
            UNION ALL
            SELECT 1 FROM filed_domains WHERE domain = ?""";

    private final Sql sql;

    FiledHolderRepository(Sql sql) {
        this.sql = sql;
    }

    /** Whether the certificate or the domain is filed here. */
    public boolean isFiled(String domain, BlindValue certificate) {
        return sql.first(row -> true, FILED + " LIMIT 1", certificate.a(), certificate.b(), domain)
                .isPresent();
    }
}
