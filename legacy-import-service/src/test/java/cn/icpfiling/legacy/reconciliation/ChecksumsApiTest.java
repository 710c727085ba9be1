package cn.icpfiling.legacy.reconciliation;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sums of the reconciliation are those of a loop over the rows, which shares no line with its statements. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ChecksumsApiTest {
    /** Four in the morning of the fourth in Beijing; no other test has rows of that day. */
    private static final Instant EVENING = Instant.parse("2001-02-03T20:00:00Z");

    private static final List<String> STATES = List.of("WAITING", "FILED_HERE", "WAITING/IMPORT_UNFIT");
    private static final int ROWS = 40;

    @Inject
    OldFilingRows oldFilings;

    /** A count and a sum of one group. */
    private record Group(long rows, long sum) {
        Group with(byte[] checksum) {
            return new Group(rows + 1, sum ^ ByteBuffer.wrap(checksum).getLong());
        }

        String shown() {
            return rows + " " + "%016x".formatted(sum);
        }
    }

    @Test
    void the_sums_by_state_refusal_and_load_are_those_of_a_loop() throws SQLException {
        var load = Ids.next();
        var rows = new TreeMap<String, Group>();
        var random = new Random(19);
        try (var connection = LocalStack.connection()) {
            try (var add = connection.prepareStatement("INSERT INTO legacy_loads (id, name, dry_run, kinds, created_by,"
                    + " created_at) VALUES (?, 'sums', FALSE, 'SUBJECTS', ?, ?)")) {
                add.setBytes(1, Binary.of(load));
                add.setBytes(2, Binary.of(load));
                add.setTimestamp(3, Timestamp.from(EVENING));
                add.executeUpdate();
            }
            for (var i = 0; i < ROWS; i++) {
                var checksum = new byte[16];
                random.nextBytes(checksum);
                var told = STATES.get(i % STATES.size()).split("/");
                var row = oldFilings.filing(Instant.parse("2009-03-01T00:00:00Z"), false);
                try (var change = connection.prepareStatement("UPDATE legacy_filings SET checksum = ?, load_id = ?,"
                        + " state = ?, refusal = ?, changed_at = '2001-02-03 20:00:00' WHERE id = ?")) {
                    change.setBytes(1, checksum);
                    change.setBytes(2, Binary.of(load));
                    change.setString(3, told[0]);
                    change.setString(4, told.length == 1 ? null : told[1]);
                    change.setBytes(5, Binary.of(row.id()));
                    change.executeUpdate();
                }
                rows.merge("STATE " + told[0], new Group(0, 0).with(checksum), ChecksumsApiTest::both);
                if (told.length > 1) {
                    rows.merge("REFUSAL " + told[1], new Group(0, 0).with(checksum), ChecksumsApiTest::both);
                }
            }
        }

        var told = shown("?loadId=" + load);
        for (var entry : rows.entrySet()) {
            var name = entry.getKey().split(" ");
            switch (name[0]) {
                case "STATE" -> assertTold(told, "states", name[1], entry.getValue());
                case "REFUSAL" -> assertTold(told, "refusals", name[1], entry.getValue());
                default -> throw new IllegalStateException(name[0]);
            }
        }
        assertThat(told.getLong("filings")).isEqualTo(ROWS);
    }

    /** All rows of the table, whatever other tests left there. */
    @Test
    void the_sums_of_all_filings_are_those_of_a_loop() throws SQLException {
        oldFilings.filing(Instant.parse("2009-03-01T00:00:00Z"), false);
        var loop = new TreeMap<String, Group>();
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var all = statement.executeQuery("SELECT state, checksum FROM legacy_filings")) {
            while (all.next()) {
                loop.merge(all.getString(1), new Group(0, 0).with(all.getBytes(2)), ChecksumsApiTest::both);
            }
        }

        var told = shown("");

        loop.forEach((state, group) -> assertTold(told, "states", state, group));
        assertThat(told.getLong("filings"))
                .isEqualTo(loop.values().stream().mapToLong(Group::rows).sum());
    }

    private static Group both(Group one, Group other) {
        return new Group(one.rows + other.rows, one.sum ^ other.sum);
    }

    private static void assertTold(JsonPath told, String part, String state, Group expected) {
        Map<String, Object> found = told.getMap(part + ".find { it.state == '" + state + "' }");
        assertThat(found.get("filings") + " " + found.get("checksum")).as(state).isEqualTo(expected.shown());
    }

    private static JsonPath shown(String path) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(UUID.randomUUID(), "auditor"))
                .get("/api/v1/legacy-reconciliation" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
