package cn.icpfiling.bench.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plain connections to filing-service's own tables, outside every pool. */
@ApplicationScoped
public class FilingDatabase {
    /** The settings of platform/data for the service's own connections. */
    private static final String SETTINGS =
            "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useServerPrepStmts=true"
                    + "&useReadAheadInput=false&useUnbufferedInput=false"
                    + "&rewriteBatchedStatements=true&cachePrepStmts=true&prepStmtCacheSize=256&prepStmtCacheSqlLimit=4096";

    private static final String LOADING = SETTINGS + "&allowLoadLocalInfile=true";

    private final String url;
    private final String user;
    private final String password;

    FilingDatabase(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Auto-commit is off. */
    public Connection connection() throws SQLException {
        return connection(SETTINGS);
    }

    /** For LOAD DATA LOCAL, which the driver and the server refuse by default. Auto-commit is off. */
    public Connection loading() throws SQLException {
        return connection(LOADING);
    }

    private Connection connection(String settings) throws SQLException {
        var connection = DriverManager.getConnection(url + settings, user, password);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        return connection;
    }
}
