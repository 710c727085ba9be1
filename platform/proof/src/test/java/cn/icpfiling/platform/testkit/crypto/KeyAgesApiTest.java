package cn.icpfiling.platform.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is as old as its first sight, and a key that no replica has seen before is new. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class KeyAgesApiTest {

    @Inject
    MeterRegistry metrics;

    @Inject
    SampledGauges gauges;

    @Inject
    Sql sql;

    /** A class that rotated keys of the same service before this one has left the ages of the keys that it replaced. */
    @BeforeEach
    void only_the_keys_of_today_were_seen() {
        sql.update("DELETE older FROM key_ages older JOIN key_ages newer"
                + " ON newer.keyset = older.keyset AND newer.seen_at > older.seen_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields", "index", "hash", "stream", "audit", "anchor"})
    void the_key_of_each_keyset_is_seen_once_and_grows_older(String keyset) {
        awaitAge(keyset, age -> age >= 0);
        sql.update("UPDATE key_ages SET seen_at = UTC_TIMESTAMP(6) - INTERVAL 400 DAY WHERE keyset = ?", keyset);

        awaitAge(keyset, age -> age >= Duration.ofDays(400).toSeconds());
        assertThat(rows(keyset)).isOne();
    }

    @Test
    void another_key_begins_its_own_age() {
        awaitAge("fields", age -> age >= 0);
        // the row of a key that a rotation has replaced
        sql.update("UPDATE key_ages SET key_id = '00000000', seen_at = UTC_TIMESTAMP(6) - INTERVAL 400 DAY"
                + " WHERE keyset = 'fields'");

        awaitAge("fields", age -> age < Duration.ofMinutes(5).toSeconds());
        assertThat(rows("fields")).isEqualTo(2);
        sql.update("DELETE FROM key_ages WHERE key_id = '00000000'");
    }

    private void awaitAge(String keyset, DoublePredicate expected) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            gauges.sample();
            return expected.test(metrics.get("icp.keys.primary.age.seconds")
                    .tag("keyset", keyset)
                    .gauge()
                    .value());
        });
    }

    private long rows(String keyset) {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM key_ages WHERE keyset = ?", keyset)
                .orElseThrow();
    }
}
