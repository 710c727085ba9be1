package cn.icpfiling.platform.crypto;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts the values and files that a rotation has encrypted again ({@code icp_keys_reencrypted_total}). */
@Singleton
class ReencryptionMetrics {
    private final Counter encryptedAgain;

    ReencryptionMetrics(MeterRegistry metrics) {
        this.encryptedAgain = Counter.builder("icp.keys.reencrypted")
                .description("Values and files encrypted with the new key of a rotation")
                .register(metrics);
    }

    void encrypted(long count) {
        encryptedAgain.increment(count);
    }
}
