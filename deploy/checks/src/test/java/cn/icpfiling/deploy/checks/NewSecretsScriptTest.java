package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** new-secrets.sh fills the secret store with what the manifests ask it for, and with values that fit each other. */
class NewSecretsScriptTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** NewKeysets is of a module that this one does not see; here its files have any content. */
    private static final String JAVA = """
            #!/bin/bash
            while [ "$1" != cn.icpfiling.platform.crypto.NewKeysets ]; do shift; done
            folder=$2
            for name in "${@:3}"; do
              for use in fields index hash stream audit anchor anchor-public; do
                [ -e "$folder/$name-$use.json" ] || echo "{\\"of\\": \\"$name $RANDOM\\"}" >"$folder/$name-$use.json"
              done
            done
            """;

    /** Writes its words down and is the program of its name then. */
    private static final String PROGRAM = """
            #!/bin/bash
            echo "$*" >>"$(dirname "$0")/words"
            PATH=${PATH#*:} exec "$(basename "$0")" "$@"
            """;

    @TempDir
    static Path folder;

    private static String asked;
    private static String completed;

    @BeforeAll
    static void the_script_is_told_what_it_asks_for() throws Exception {
        assumeTrue(
                runs("openssl", "pkcs12", "-help") && runs("jq", "--version"), "NOT CHECKED: openssl or jq is missing");
        assertThat(Files.writeString(folder.resolve("java"), JAVA).toFile().setExecutable(true))
                .isTrue();
        Files.createDirectory(folder.resolve("bin"));
        for (var name : new String[] {"sed", "jq", "openssl"}) {
            assertThat(Files.writeString(folder.resolve("bin/" + name), PROGRAM)
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        asked = make(1);
        for (var line : asked.lines().toList()) {
            Files.writeString(Path.of(line.replaceFirst(".* write ", "")), "what the provider knows");
        }
        completed = make(0);
    }

    @Test
    void the_store_gets_the_entries_and_properties_that_the_manifests_name() {
        var wanted = new TreeMap<String, Object>();
        for (var file : new String[] {"secrets.yaml", "components/external-secrets/files.yaml"}) {
            for (var entry :
                    Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve(file))).properties()) {
                var names = new TreeSet<String>();
                entry.getValue().forEach(name -> names.add(name.asText()));
                wanted.put(entry.getKey(), names);
            }
        }
        var made = new TreeMap<String, Object>();
        wanted.keySet().forEach(name -> made.put(name, new TreeSet<>(entry(name).keySet())));

        assertThat(made).isEqualTo(wanted);
        assertThat(folder.resolve("made/store"))
                .isDirectoryNotContaining(file ->
                        !wanted.containsKey(file.getFileName().toString().replace(".json", "")));
        assertThat(asked).contains("filing-secrets/icp.authority.isp-id").doesNotContain("icp.cursor.key");
    }

    @Test
    void a_value_that_two_must_know_is_the_same_at_both() throws IOException {
        var bootstrap = Bundle.tree(entry("account-bootstrap").get("bootstrap.yaml"));
        var clients = new TreeMap<String, String>();
        bootstrap
                .path("services")
                .forEach(one -> clients.put(
                        one.path("client").asText(), one.path("secret").asText()));
        assertThat(clients).hasSize(6);
        assertThat(clients.get("gateway")).isEqualTo(entry("gateway-secrets").get("icp.service.client-secret"));
        for (var service : new String[] {"filing", "verification", "inspection", "account", "legacy-import"}) {
            var settings = entry(service + "-secrets");
            var statements = Files.readString(folder.resolve("made/" + service + ".sql"));
            assertThat(clients.get(service + "-service")).isEqualTo(settings.get("icp.service.client-secret"));
            assertThat(statements)
                    .contains("'%s'@'%%' IDENTIFIED BY '%s'"
                            .formatted(
                                    settings.get("quarkus.datasource.username"),
                                    settings.get("quarkus.datasource.password")))
                    .contains("IDENTIFIED BY '" + entry(service + "-migration").get("icp.db.ddl-password"))
                    .contains(
                            "IDENTIFIED BY '" + entry(service + "-mysql-backup").get("password"))
                    .contains(
                            "IDENTIFIED BY '" + entry(service + "-mysql-audit").get("password"))
                    .doesNotContainPattern("'[^']*@[A-Z_]+@");
        }
        assertThat(entry("gateway-secrets").get("icp.gateway.limits.url"))
                .contains(entry("valkey").get("valkey.conf").strip().replace("requirepass ", ""));
    }

    /** All users of a machine may read the words of a command that runs. */
    @Test
    void no_password_is_a_word_of_a_command() throws IOException {
        var words = Files.readString(folder.resolve("bin/words"));
        assertThat(words).contains("users.sql", "--rawfile", "pkcs12");
        for (var service : new String[] {"filing", "verification", "inspection", "account", "legacy-import"}) {
            assertThat(words)
                    .doesNotContain(
                            entry(service + "-secrets").get("quarkus.datasource.password"),
                            entry(service + "-migration").get("icp.db.ddl-password"),
                            entry(service + "-mysql-backup").get("password"),
                            entry(service + "-mysql-audit").get("password"));
        }
    }

    /** As Connector/J does: without a password. */
    @Test
    void services_trust_the_certificates_of_the_databases_by_their_names() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        var file = Base64.getDecoder().decode(entry("database-ca").get("truststore.p12"));
        store.load(new ByteArrayInputStream(file), new char[0]);
        var authority = store.getCertificate(store.aliases().nextElement());
        var text = entry("filing-mysql-tls").get("tls.crt");
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        certificate.verify(authority.getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames())
                .anyMatch(name -> name.get(1).equals("filing-mysql"))
                .anyMatch(name -> name.get(1).equals("*.filing-mysql-instances.icp-filing.svc.cluster.local"));
        assertThat(Overlay.text("production")).contains("key: database-ca", "decodingStrategy: Base64");
    }

    @Test
    void a_second_run_changes_nothing() throws Exception {
        var before = contents();
        assertThat(make(0)).isEqualTo(completed);
        assertThat(contents()).isEqualTo(before);
    }

    /** The keyset in the store made what the databases hold. */
    @ParameterizedTest
    @ValueSource(strings = {"filing-hash", "legacy-stream", "account-audit", "filing-anchor", "inspection-fields"})
    void a_keyset_that_was_lost_is_not_made_anew(String name) throws Exception {
        var keyset = folder.resolve("made/keysets/" + name + ".json");
        var copy = Files.move(keyset, folder.resolve("copy"));

        var said = make(1);

        assertThat(keyset).doesNotExist();
        Files.move(copy, keyset);
        assertThat(said).contains(name + ".json is lost; ", "copy");
    }

    private static Map<String, String> entry(String name) {
        var values = new TreeMap<String, String>();
        for (var property : read(name).properties()) {
            values.put(property.getKey(), property.getValue().asText());
        }
        return values;
    }

    private static JsonNode read(String name) {
        try {
            return JSON.readTree(folder.resolve("made/store/" + name + ".json").toFile());
        } catch (IOException none) {
            return JSON.createObjectNode();
        }
    }

    private static Map<String, JsonNode> contents() throws IOException {
        var contents = new TreeMap<String, JsonNode>();
        try (var files = Files.list(folder.resolve("made/store"))) {
            files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .forEach(name -> contents.put(name, read(name)));
        }
        return contents;
    }

    private static String make(int code) throws IOException, InterruptedException {
        var script = Overlay.KUBERNETES.resolve("new-secrets.sh").toString();
        var builder = new ProcessBuilder(script, folder.resolve("made").toString()).redirectErrorStream(true);
        builder.environment().put("JAVA", folder.resolve("java").toString());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
