package cn.icpfiling.bench.read;

import cn.icpfiling.bench.read.Filing.Thing;
import cn.icpfiling.bench.service.FilingDatabase;
import com.mysql.cj.jdbc.JdbcStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Fills filing-service's own tables, two at a time, and knows their content. */
@ApplicationScoped
class Register {
    private static final int AT_ONCE = 2;

    /** Every fiftieth order is read one by one; these orders have materials. */
    private static final int READ_EVERY = 50;

    private static final int READ_FROM = 10;

    private final FilingDatabase database;
    private final FilingTables tables;

    Register(FilingDatabase database, FilingTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** Returns ids of granted filings, of the partner and spread over all filings. */
    List<UUID> readOneByOne(long filings, Thing thing) {
        return LongStream.range(0, filings)
                .filter(Register::isReadAlone)
                .mapToObj(number -> new Filing(number).id(thing))
                .toList();
    }

    static boolean isReadAlone(long number) {
        return number % READ_EVERY == READ_FROM;
    }

    /** Fills the tables and prints the time and the size. */
    void fill(long filings, PrintStream out) throws Exception {
        var begun = System.nanoTime();
        fill(filings);
        out.printf(
                "%,d filings in the tables in %d s, %,d MiB%n",
                filings, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), mebibytes());
    }

    private void fill(long filings) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var loading = new ArrayList<Future<?>>();
            for (var table : tables.all()) {
                loading.add(threads.submit(() -> {
                    load(table, filings);
                    return null;
                }));
            }
            for (var one : loading) {
                one.get();
            }
        }
    }

    private void load(FilingTables.Table table, long filings) throws SQLException {
        try (var connection = database.loading();
                var statement = connection.createStatement()) {
            // The rows break no key, and a customer may be loaded after its filings.
            statement.execute("SET unique_checks = 0, foreign_key_checks = 0");
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(new Rows(filings, table.maker()));
            var loaded = statement.executeLargeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + table.name()
                    + " CHARACTER SET binary (" + table.columns() + ")");
            var wanted = LongStream.range(0, filings).map(table.rows()).sum();
            if (loaded != wanted) {
                throw new SQLException(table.name() + " took " + loaded + " of " + wanted + " rows");
            }
            connection.commit();
            statement.execute("ANALYZE TABLE " + table.name());
            connection.commit();
        }
    }

    /** Returns the MiB of rows and indexes, by the server's own estimate. */
    private long mebibytes() throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT SUM(data_length + index_length) DIV 1048576"
                        + " FROM information_schema.tables WHERE table_schema = DATABASE()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
