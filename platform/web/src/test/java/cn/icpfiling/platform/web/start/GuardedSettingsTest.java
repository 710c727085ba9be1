package cn.icpfiling.platform.web.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.KeyOrigin;
import cn.icpfiling.platform.web.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every guard is shown to hold with sound settings, and to turn red when one of them is spoilt. */
class GuardedSettingsTest {

    private final Map<String, String> told = new HashMap<>();

    @BeforeEach
    void what_a_production_is_told(@TempDir Path folder) throws IOException {
        var bootstrap = Files.writeString(folder.resolve("bootstrap.yaml"), "staff: []");
        told.put("icp.account.url", "http://account-service:8104");
        told.put("icp.issuer", "https://icp.example.com");
        told.put("icp.rdap.bootstrap", "https://data.iana.org/rdap/dns.json");
        told.put("icp.whois.servers", "cn=whois.cnnic.cn:43");
        told.put("icp.trusted-proxies", "10.1.0.0/16,fd00:1::/64");
        told.put("icp.bootstrap.file", bootstrap.toString());
        told.put("icp.type-check.captcha-clients", "icp-web");
        told.put("icp.production.requires", "icp.bootstrap.file, icp.trusted-proxies");
        told.put("kafka.bootstrap.servers", "kafka-1:9092,kafka-2:9092");
        told.put("kafka.security.protocol", "SSL");
        told.put("kafka.tls-configuration-name", "kafka");
        told.put("quarkus.mailer.host", "mail");
        told.put("quarkus.datasource.jdbc.url", "jdbc:mysql://mysql:3306/icp_account");
        told.put("quarkus.datasource.jdbc.additional-jdbc-properties.sslMode", "VERIFY_IDENTITY");
    }

    @Test
    void sound_settings_are_not_objected_to() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void papers_are_not_taken_in_unscanned_unless_somebody_says_so() {
        told.put("icp.scanner.clamd", "off");
        assertThat(broken()).singleElement().asString().startsWith("icp.scanner.clamd is off");

        told.put("icp.materials.scanner.off-is-accepted", "true");
        assertThat(broken()).isEmpty();

        told.remove("icp.materials.scanner.off-is-accepted");
        told.put("icp.scanner.clamd", "tcp://clamd:3310");
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "SASL_PLAINTEXT", "plaintext"})
    void no_event_crosses_the_network_in_clear(String protocol) {
        told.put("kafka.security.protocol", protocol);
        assertThat(broken())
                .containsExactly("kafka.security.protocol is " + protocol.toUpperCase(Locale.ROOT)
                        + ": events would cross the network in clear; set SSL or SASL_SSL.");
    }

    @Test
    void a_broker_without_a_protocol_is_asked_in_clear_and_a_process_without_a_broker_is_not_asked() {
        told.remove("kafka.security.protocol");
        assertThat(broken()).singleElement().asString().startsWith("kafka.security.protocol is PLAINTEXT");

        told.remove("kafka.bootstrap.servers");
        assertThat(broken()).isEmpty();

        told.put("kafka.bootstrap.servers", "kafka-1:9093");
        told.put("kafka.security.protocol", "SASL_SSL");
        assertThat(broken()).isEmpty();
    }

    @Test
    void the_certificate_of_the_broker_is_checked() {
        told.put("quarkus.tls.kafka.trust-all", "true");
        assertThat(broken()).singleElement().asString().startsWith("quarkus.tls.kafka.trust-all is true");

        told.put("quarkus.tls.kafka.trust-all", "false");
        told.put("quarkus.tls.kafka.hostname-verification-algorithm", "NONE");
        assertThat(broken())
                .singleElement()
                .asString()
                .startsWith("quarkus.tls.kafka.hostname-verification-algorithm is NONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka.ssl.endpoint.identification.algorithm", "KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM"})
    void the_name_of_the_broker_is_compared_with_its_certificate(String empty) {
        told.put(empty, "");
        assertThat(broken())
                .singleElement()
                .asString()
                .startsWith("kafka.ssl.endpoint.identification.algorithm is empty");
    }

    @Test
    void no_phone_is_disturbed_at_night() {
        told.put("icp.quiet-hours.held", "true");
        assertThat(broken()).isEmpty();

        told.put("icp.quiet-hours.held", "false");
        assertThat(broken()).singleElement().asString().startsWith("icp.quiet-hours.held is false");
    }

    @Test
    void an_owner_has_a_day_to_stop_a_transfer() {
        told.put("icp.transfer-cases.owners-day-held", "false");
        assertThat(broken()).singleElement().asString().startsWith("icp.transfer-cases.owners-day-held is false");
    }

    @Test
    void no_referral_leads_the_scan_into_the_private_network() {
        told.put("icp.scan.private-servers", "false");
        assertThat(broken()).isEmpty();

        told.put("icp.scan.private-servers", "true");
        assertThat(broken()).singleElement().asString().startsWith("icp.scan.private-servers is true");
    }

    @Test
    void no_webhook_leaves_without_tls() {
        told.put("icp.webhooks.plain-http", "false");
        assertThat(broken()).isEmpty();

        told.put("icp.webhooks.plain-http", "true");
        assertThat(broken()).singleElement().asString().startsWith("icp.webhooks.plain-http is true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.16/28", "47.96.1.0/28, 192.0.2.7/32", "198.51.100.0/24", "2001:DB8::/48"})
    void receivers_are_told_no_network_of_the_documentation(String networks) {
        told.put("icp.webhooks.egress-addresses", "47.96.1.0/28,103.203.0.113/32,2408:4002:2001::/48");
        assertThat(broken()).isEmpty();

        told.put("icp.webhooks.egress-addresses", networks);
        assertThat(broken()).singleElement().asString().startsWith("icp.webhooks.egress-addresses is " + networks);
    }

    @Test
    void tokens_stay_bound_to_their_networks() {
        told.put("icp.tokens.networks", "true");
        assertThat(broken()).isEmpty();

        told.put("icp.tokens.networks", "false");
        assertThat(broken()).singleElement().asString().startsWith("icp.tokens.networks is false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "127.0.0.0/8"})
    void no_provider_lists_addresses_that_only_a_sandbox_has(String blocks) {
        told.put("icp.networks.accepted-special-purpose", blocks);

        assertThat(broken())
                .singleElement()
                .asString()
                .startsWith("icp.networks.accepted-special-purpose is " + blocks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"icp.egress.accepted-special-purpose", "icp.egress.accepted.special.purpose"})
    void no_request_reaches_private_addresses_outside_a_sandbox(String key) {
        told.put("icp.egress.accepted-special-purpose", "127.0.0.0/8");
        told.put(key, "127.0.0.0/8");

        assertThat(broken())
                .singleElement()
                .asString()
                .startsWith("icp.egress.accepted-special-purpose is 127.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "icp.account.url | http://localhost:8104",
                "icp.instances.url | http://127.0.0.1:8090",
                "icp.authority.url | http://[::1]:8090/authority/isp",
                "icp.issuer | http://LOCALHOST:8080",
                "icp.rdap.bootstrap | http://127.0.0.1:8090/rdap/dns.json",
                "icp.whois.servers | cn=127.0.0.1:8043",
                "icp.dns.servers | localhost:8053",
                "kafka.bootstrap.servers | kafka-1:9092,127.0.0.1:8092",
                "quarkus.mailer.host | localhost",
                "quarkus.datasource.jdbc.url | jdbc:mysql://localhost:8306/icp_account"
            })
    void an_address_of_this_machine_is_refused(String key, String address) {
        told.put(key, address);

        assertThat(broken()).singleElement().asString().startsWith(key + " points at this machine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "icp.authority.url | https://authority.icp-filing.example/isp",
                "icp.instances.url | http://sandbox:8090",
                "icp.issuer | https://issuer.test",
                "icp.dns.servers | 223.5.5.5:53,dns.invalid:53",
                "icp.sources.hosts | Sandbox",
                "icp.bounces.address | bounces@icp-filing.example",
                "quarkus.mailer.from | notices@icp-filing.example",
                "quarkus.mailer.host | smtp.icp-filing.EXAMPLE."
            })
    void a_host_that_no_registry_gives_out_is_refused(String key, String address) {
        told.put(key, address);

        assertThat(broken()).singleElement().asString().startsWith(key + " names a host of the documentation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com/isp", "https://test.example.cn", "https://sandbox-of.gov.cn", "tested"})
    void a_host_that_only_looks_like_one_of_the_documentation_is_none(String address) {
        told.put("icp.authority.url", address);

        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "icp.real-name.url,http://real-name",
        "icp.issuer,http://icp.gov.cn",
        "icp.cors.origins,'https://a.cn,HTTP://b.cn'",
        "icp.materials.s3.endpoint,http://storage:9000"
    })
    void what_leaves_the_platform_does_not_leave_in_clear(String key, String address) {
        told.put(key, address);

        assertThat(broken()).singleElement().asString().startsWith(key + " begins with http");
    }

    @ParameterizedTest
    @CsvSource({"icp.legacy.url,http://legacy-import-service:8105", "icp.pages.urls,'https://{host}/,http://{host}/'"})
    void services_of_the_platform_and_filed_sites_may_be_asked_in_clear(String key, String address) {
        told.put(key, address);

        assertThat(broken()).isEmpty();
    }

    @Test
    void keys_that_were_made_for_development_are_refused_and_named(@TempDir Path keys) throws IOException {
        told.put("icp.keys.dir", keys.toString());
        Files.writeString(keys.resolve("filing-fields.json"), keyset(KeyOrigin.INSTALLATION));
        assertThat(broken()).isEmpty();

        Files.writeString(keys.resolve("filing-index.json"), keyset(KeyOrigin.DEVELOPMENT));
        assertThat(broken()).singleElement().asString().startsWith("icp.keys.dir has filing-index.json");
    }

    /** As Tink writes one. */
    private static String keyset(KeyOrigin origin) {
        return "{\"primaryKeyId\": 1, \"key\": [{\"status\": \"ENABLED\", \"keyId\": %d}]}"
                .formatted(origin.freshId(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "::1", "10.1.0.7", "10.1.0.0/33", "10.1.0.0/16, gateway:8080", "fd00::/x"})
    void a_proxy_that_would_be_looked_up_at_every_request_is_refused(String proxies) {
        told.put("icp.trusted-proxies", proxies);

        assertThat(broken()).singleElement().asString().startsWith("icp.trusted-proxies has ");
    }

    @Test
    void a_variable_that_no_file_names_is_looked_at_and_one_that_a_file_names_is_named_once() {
        told.put("ICP_DNS_SERVERS", "listed");
        told.put("icp.dns.servers", "127.0.0.1:8053");
        told.put("ICP_REAL_NAME_URL", "listed");
        told.put("icp.real-name.url", "http://127.0.0.1:8090");
        told.put("icp.real.name.url", "http://127.0.0.1:8090");

        assertThat(broken())
                .hasSize(2)
                .anyMatch(sentence -> sentence.startsWith("icp.dns.servers "))
                .anyMatch(sentence -> sentence.startsWith("icp.real-name.url "));
    }

    @Test
    void a_host_that_is_only_called_alike_is_not() {
        told.put("icp.account.url", "http://localhost-of.example.com:8104");

        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"icp.clock.url,http://sandbox:8090", "icp.clock.movable,true"})
    void a_test_clock_is_refused(String key, String value) {
        told.put(key, value);

        assertThat(broken()).anyMatch(sentence -> sentence.contains("test clock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREFERRED", "REQUIRED", "DISABLED"})
    void a_database_whose_certificate_nobody_checks_is_refused(String mode) {
        told.put("quarkus.datasource.jdbc.additional-jdbc-properties.sslMode", mode);

        assertThat(broken()).singleElement().asString().startsWith("icp.db.ssl-mode is " + mode);
    }

    @Test
    void an_address_of_the_database_that_switches_the_check_off_is_refused() {
        told.put("quarkus.datasource.jdbc.url", "jdbc:mysql://mysql:3306/icp_account?a=b&sslMode=DISABLED");

        assertThat(broken()).singleElement().asString().contains("DISABLED");
    }

    @Test
    void who_has_no_database_needs_no_tls_to_it() {
        told.remove("quarkus.datasource.jdbc.url");
        told.remove("quarkus.datasource.jdbc.additional-jdbc-properties.sslMode");

        assertThat(broken()).isEmpty();
    }

    @Test
    void sessions_without_a_picture_are_refused() {
        told.put("icp.type-check.captcha-clients", "none");

        assertThat(broken()).singleElement().asString().startsWith("icp.type-check.captcha-clients");
    }

    @Test
    void codes_without_a_picture_are_refused() {
        told.put("icp.codes.captcha", "none");

        assertThat(broken()).singleElement().asString().startsWith("icp.codes.captcha is none: ");
    }

    @Test
    void what_a_module_needs_must_be_there() {
        told.remove("icp.trusted-proxies");
        told.put("icp.bootstrap.file", "/nowhere/bootstrap.yaml");

        assertThat(broken())
                .hasSize(2)
                .anyMatch(sentence -> sentence.startsWith("icp.trusted-proxies is not set"))
                .anyMatch(sentence -> sentence.startsWith("icp.bootstrap.file names a file"));
    }

    @Test
    void everything_is_named_at_once() {
        told.put("icp.account.url", "http://localhost:8104");
        told.put("icp.clock.movable", "true");
        told.put("quarkus.datasource.jdbc.additional-jdbc-properties.sslMode", "PREFERRED");
        told.put("icp.type-check.captcha-clients", "none");
        told.remove("icp.bootstrap.file");

        assertThat(broken()).hasSize(5);
    }

    @Test
    void an_environment_must_be_named_and_be_one_of_four() {
        for (var name : List.of("", "prod", "PRODUCTION", "sandbox")) {
            assertThatThrownBy(() -> Environment.of(Optional.of(name)))
                    .hasMessageContaining("icp.environment")
                    .hasMessageContaining("dev, test, staging, production");
        }
        assertThatThrownBy(() -> Environment.of(Optional.empty())).hasMessageContaining("not set");
        assertThat(Stream.of(Environment.values()).filter(Environment::guarded))
                .containsExactly(Environment.STAGING, Environment.PRODUCTION);
    }

    private List<String> broken() {
        return GuardedSettings.broken(new Settings() {
            @Override
            public Stream<String> names() {
                return told.keySet().stream();
            }

            @Override
            public Optional<String> value(String name) {
                return Optional.ofNullable(told.get(name)).filter(value -> !value.isBlank());
            }
        });
    }
}
