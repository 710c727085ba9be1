package cn.icpfiling.platform.schema;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.schema.Migrations.Migration;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start on a schema that lacks a migration of this release, before a consumer or a job writes to it. */
@ApplicationScoped
public class SchemaCheck {
    private static final Logger LOG = Logger.getLogger(SchemaCheck.class);
    private static final int BEFORE_CONSUMERS_AND_JOBS = 1;

    private final Sql sql;
    private final String changeLog;
    private volatile List<Migration> needed;

    SchemaCheck(Sql sql, @ConfigProperty(name = "quarkus.liquibase.change-log") String changeLog) {
        this.sql = sql;
        this.changeLog = changeLog;
    }

    /** A database that is away is no reason to refuse: then readiness compares, as soon as the database is back. */
    void requireMigrated(@Observes @Priority(BEFORE_CONSUMERS_AND_JOBS) StartupEvent started) {
        try {
            requireMigrated();
        } catch (DatabaseFailure away) {
            LOG.warnf("The migrations of the schema cannot be read yet: %s", Causes.brief(away, 300));
        }
    }

    /** Throws when the schema lacks a migration of this release. */
    public void requireMigrated() {
        var missing = missing();
        if (!missing.isEmpty()) {
            throw new SchemaTooOld(
                    "The schema lacks %d of the %d migrations of this release, the first is %s; run the release's migration first"
                            .formatted(missing.size(), needed().size(), missing.getFirst()));
        }
    }

    private List<Migration> missing() {
        var present = present();
        return needed().stream()
                .filter(migration -> !present.contains(migration))
                .toList();
    }

    /** Liquibase makes its table with the first migration, so an empty schema has none. */
    private Set<Migration> present() {
        var hasMigrations = sql.first(
                        row -> true,
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE()"
                                + " AND table_name = 'DATABASECHANGELOG'")
                .isPresent();
        return hasMigrations
                ? Set.copyOf(sql.list(
                        row -> new Migration(row.getString(1), row.getString(2)),
                        "SELECT AUTHOR, ID FROM DATABASECHANGELOG"))
                : Set.of();
    }

    private List<Migration> needed() {
        if (needed == null) {
            needed = Migrations.of(changeLog);
        }
        return needed;
    }
}
