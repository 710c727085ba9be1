package cn.icpfiling.platform.web.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Shows when the certificates end that this process uses: its own and those of authorities that it trusts. A process reads them once,
 * when it starts. So a file that was renewed since then counts after a restart only, here as in the connections.
 */
@Singleton
final class CertificateEnds {

    private static final Logger LOG = Logger.getLogger(CertificateEnds.class);
    private static final String NAME = "icp.certificate.end.timestamp.seconds";
    private static final Pattern TRUSTED_BY_DATABASE_CLIENT =
            Pattern.compile("[?&]trustCertificateKeyStoreUrl=([^&]+)", Pattern.CASE_INSENSITIVE);

    private final TlsConfigurationRegistry configurations;
    private final MeterRegistry meters;
    private final Optional<String> broker;
    private final Optional<String> database;

    /**
     * @param broker names the entry of Quarkus' TLS settings that the broker's clients use
     * @param database the address of the database
     */
    CertificateEnds(
            TlsConfigurationRegistry configurations,
            MeterRegistry meters,
            @ConfigProperty(name = "kafka.tls-configuration-name") Optional<String> broker,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> database) {
        this.configurations = configurations;
        this.meters = meters;
        this.broker = broker;
        this.database = database;
    }

    void start(@Observes StartupEvent started) {
        configurations.getDefault().ifPresent(served -> show(served, "server", "trusted"));
        broker.flatMap(configurations::get).ifPresent(client -> show(client, "kafka-client", "kafka-authority"));
        database.flatMap(CertificateEnds::trustedByDatabaseClient)
                .ifPresent(trusted -> show("database-authority", trusted));
    }

    private void show(TlsConfiguration configuration, String own, String authority) {
        show(own, configuration.getKeyStore());
        show(authority, configuration.getTrustStore());
    }

    private void show(String certificate, KeyStore store) {
        Certificates.endOf(store)
                .ifPresent(end -> Gauge.builder(NAME, end::getEpochSecond)
                        .description("when the certificates end that the process read when it started")
                        .tag("certificate", certificate)
                        .register(meters));
    }

    /** The store of authorities that the address of the database names, read as the driver reads it: the password is empty. */
    private static Optional<KeyStore> trustedByDatabaseClient(String address) {
        var named = TRUSTED_BY_DATABASE_CLIENT.matcher(address);
        if (!named.find()) {
            return Optional.empty();
        }
        try (var file = Files.newInputStream(Path.of(URI.create(named.group(1))))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, new char[0]);
            return Optional.of(store);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            LOG.warn("The store of authorities of the database cannot be read, so its end is not watched", unreadable);
            return Optional.empty();
        }
    }
}
