package cn.icpfiling.platform.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateEndsTest {

    private static final char[] NO_PASSWORD = new char[0];
    private static final Offset<Double> A_FEW_MINUTES = Offset.offset(600.0);

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void the_certificates_of_broker_and_database_are_shown_with_their_ends() throws Exception {
        starts(broker(), Optional.of(address(authorities(30))));

        assertThat(end("kafka-client")).isCloseTo(inDays(10), A_FEW_MINUTES);
        assertThat(end("kafka-authority")).as("the one that follows").isCloseTo(inDays(90), A_FEW_MINUTES);
        assertThat(end("database-authority")).isCloseTo(inDays(30), A_FEW_MINUTES);
    }

    @Test
    void a_process_without_certificates_shows_none_and_a_file_that_is_missing_keeps_no_process_from_its_start() {
        starts(Map.of(), Optional.of("jdbc:mysql://db:3306/icp_filing"));
        starts(Map.of(), Optional.of(address(folder.resolve("nowhere.p12"))));

        assertThat(meters.getMeters()).isEmpty();
    }

    private Map<String, TlsConfiguration> broker() throws Exception {
        var trusted = new Stores(key(10), store(authorities(5, 90)));
        return Map.of("kafka", trusted);
    }

    private void starts(Map<String, TlsConfiguration> configurations, Optional<String> database) {
        new CertificateEnds(new Registry(configurations), meters, Optional.of("kafka"), database)
                .start(new StartupEvent());
    }

    private double end(String certificate) {
        return meters.get("icp.certificate.end.timestamp.seconds")
                .tag("certificate", certificate)
                .gauge()
                .value();
    }

    private static double inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).getEpochSecond();
    }

    private static String address(Path store) {
        return "jdbc:mysql://db:3306/icp_filing?sslMode=VERIFY_IDENTITY&trustCertificateKeyStoreUrl=file:" + store
                + "&trustCertificateKeyStoreType=PKCS12";
    }

    /** Stores one authority for each number of days. */
    private Path authorities(int... days) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var life : days) {
            store.setCertificateEntry("authority-" + life, certificate(life));
        }
        var file = folder.resolve("authorities-" + days[0] + ".p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, NO_PASSWORD);
        }
        return file;
    }

    private Certificate certificate(int days) throws Exception {
        return key(days).getCertificate("key");
    }

    private KeyStore key(int days) throws Exception {
        var file = folder.resolve("key-" + days + ".p12");
        var made = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=Of a test",
                        "-validity",
                        Integer.toString(days),
                        "-storepass",
                        "of-a-test",
                        "-keystore",
                        file.toString()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        return store(file, "of-a-test".toCharArray());
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        return store(file, NO_PASSWORD);
    }

    private static KeyStore store(Path file, char[] password) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static final class Stores extends BaseTlsConfiguration {

        private final KeyStore key;
        private final KeyStore trusted;

        private Stores(KeyStore key, KeyStore trusted) {
            this.key = key;
            this.trusted = trusted;
        }

        @Override
        public KeyStore getKeyStore() {
            return key;
        }

        @Override
        public KeyStore getTrustStore() {
            return trusted;
        }
    }

    private record Registry(Map<String, TlsConfiguration> configurations) implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.ofNullable(configurations.get(name));
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
