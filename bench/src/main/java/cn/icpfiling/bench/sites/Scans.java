package cn.icpfiling.bench.sites;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts scans as an administrator does, and sees by the service's tables how far they are: questions to the service would
 * cost the processor time that is measured.
 */
final class Scans implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String token;
    private final Connection database;

    Scans(URI service, String token, Connection database) {
        this.service = service;
        this.token = token;
        this.database = database;
    }

    /**
     * A scan that has ended.
     *
     * @param seconds from the first shard's dispatch until no shard waited
     * @param written states of domains, by the scan's own totals
     * @param states that have this result since this scan, by their rows
     * @param looks that were kept as evidence
     * @param here domains that point to their provider
     * @param notHere domains that do not
     */
    record Ended(long number, double seconds, long written, long states, long looks, long here, long notHere) {}

    /** Starts a scan and waits until it is judged. */
    Ended run() throws IOException, InterruptedException, SQLException {
        start();
        var begun = System.nanoTime();
        var lastShard = 0L;
        var firstShard = 0L;
        while (true) {
            var state = text("SELECT state FROM scans ORDER BY number DESC LIMIT 1");
            var now = System.nanoTime();
            if (firstShard == 0
                    && count("SELECT COUNT(*) FROM scan_shards h JOIN scans s ON s.scan_id = h.scan_id"
                                    + " WHERE s.ended_at IS NULL")
                            > 0) {
                firstShard = now;
            }
            if (lastShard == 0 && isLookedAt()) {
                lastShard = now;
            }
            if (state.equals("FINISHED")) {
                return ended((lastShard - firstShard) / 1e9);
            }
            if (now - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("the scan is still " + state);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean isLookedAt() throws SQLException {
        return count("SELECT COUNT(*) FROM scans s WHERE s.number = (SELECT MAX(number) FROM scans) AND s.planned"
                        + " AND NOT EXISTS (SELECT 1 FROM scan_shards h WHERE h.scan_id = s.scan_id AND NOT h.done)")
                == 1;
    }

    private Ended ended(double seconds) throws SQLException {
        var number = count("SELECT MAX(number) FROM scans");
        var totals = " FROM scans WHERE number = " + number;
        return new Ended(
                number,
                seconds,
                count("SELECT JSON_VALUE(totals, '$.written')" + totals),
                count("SELECT COUNT(*) FROM site_scan_states WHERE since_scan = " + number),
                count("SELECT COUNT(*) FROM scan_looks WHERE scan_number = " + number),
                count("SELECT COALESCE(JSON_VALUE(totals, '$.health.HERE'), 0)" + totals),
                count("SELECT COALESCE(JSON_VALUE(totals, '$.health.NOT_HERE'), 0)" + totals));
    }

    private void start() throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(service.resolve("/api/v1/scans"))
                        .timeout(Duration.ofMinutes(1))
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("the start of a scan answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private long count(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
