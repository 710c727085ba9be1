package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.crypto.KeysetFiles.Use;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows for how long the key of each keyset has been the one that writes. The first replica that sees a new one stores the time, so the
 * age counts from the step of a rotation that makes the key the primary one, whatever tool made the keyset.
 */
@ApplicationScoped
class KeyAges {
    private static final double MICROS_A_SECOND = 1e6;

    private final Keysets keysets;
    private final Sql sql;
    private final SampledGauges gauges;

    KeyAges(Keysets keysets, Sql sql, SampledGauges gauges) {
        this.keysets = keysets;
        this.sql = sql;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent started) {
        if (!keysets.configured()) {
            return;
        }
        var group = gauges.scheduled("keys", this::seconds);
        for (var use : Use.values()) {
            group.gauge(
                    "icp.keys.primary.age.seconds",
                    "time since the key that writes was first seen",
                    Tags.of("keyset", nameOf(use)),
                    ages -> ages.get(use));
        }
    }

    Map<Use, Double> seconds() {
        var ages = new EnumMap<Use, Double>(Use.class);
        for (var use : Use.values()) {
            var key = keysets.primary(use).hex();
            ages.put(use, stored(use, key).orElseGet(() -> store(use, key)));
        }
        return ages;
    }

    private Optional<Double> stored(Use use, String key) {
        return sql.first(
                row -> row.getLong(1) / MICROS_A_SECOND,
                "SELECT TIMESTAMPDIFF(MICROSECOND, seen_at, UTC_TIMESTAMP(6)) FROM key_ages WHERE keyset = ? AND key_id = ?",
                nameOf(use),
                key);
    }

    /** Another replica may have stored the key meanwhile; its time stays. */
    private double store(Use use, String key) {
        sql.update(
                "INSERT IGNORE INTO key_ages (keyset, key_id, seen_at) VALUES (?, ?, UTC_TIMESTAMP(6))",
                nameOf(use),
                key);
        return stored(use, key).orElseThrow();
    }

    private static String nameOf(Use use) {
        return use.name().toLowerCase(Locale.ROOT);
    }
}
