package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rotate-keys.sh leads each step of RotateKeys through the secret store to the pods, and leaves no user of the database behind. */
class RotateKeysScriptTest {
    /** A cluster whose operator reads the store when it is told to: "store" and "secret" are the entry, and what the pods see. */
    private static final String KUBECTL = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$*" >>"$here/calls"
            case "$*" in
              "config current-context" | *"get namespace"*) echo production ;;
              *"annotate externalsecret"*) cp "$here/store" "$here/secret"; date +%N >"$here/refreshed" ;;
              *"get externalsecret"*) printf '%s' "$(cat "$here/refreshed")"; [[ "$*" != *Ready* ]] || printf ' True' ;;
              *"get secret database-ca"*) echo '{"data": {"truststore.p12": "dHJ1c3Q="}}' ;;
              *"get secret"*) jq '{data: map_values(@base64)}' "$here/secret" ;;
              *"get pods"*) echo pod/filing-mysql-1 ;;
              *exec*) cat >>"$here/sql" ;;
              *port-forward*) exec sleep 60 ;;
            esac
            """;

    /** RotateKeys in two steps. The second one waits, as the real one does, until the pods have the first. */
    private static final String JAVA = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$ICP_KEYS_USER $ICP_KEYS_PATIENCE $*" >"$here/rotation"
            for folder; do [ ! -e "$folder/filing-fields.json" ] || break; done
            cat "$folder/filing-fields.json" >"$here/begun"
            echo "old, new" >"$folder/filing-fields.json"
            until grep -q "old, new" "$here/secret"; do sleep 0.05; done
            [ ! -e "$here/stuck" ] || exit 1
            echo "old, new" >"$folder/filing-fields-retired-1.json"
            echo "new" >"$folder/filing-fields.json"
            """;

    /** It fails the first time. */
    private static final String STORE =
            "[ -e $HERE/tried ] || { touch $HERE/tried; exit 1; }; [ $1.$3 = filing-keysets.production ] && cp $2 $HERE/store";

    @TempDir
    Path folder;

    private String said;

    @BeforeEach
    void the_store_has_the_keysets_of_the_first_deployment() throws Exception {
        assumeTrue(new ProcessBuilder("jq", "--version").start().waitFor() == 0, "NOT CHECKED: jq is missing");
        var entry = new ArrayList<String>();
        for (var use : List.of("fields", "index", "hash", "stream", "audit", "anchor", "anchor-public")) {
            entry.add("\"filing-" + use + ".json\": \"old\\n\"");
        }
        Files.writeString(folder.resolve("store"), "{" + String.join(", ", entry) + "}");
        Files.writeString(folder.resolve("secret"), "{}");
        Files.writeString(folder.resolve("refreshed"), "never");
        executable("kubectl", KUBECTL);
        executable("java", JAVA);
    }

    @Test
    void each_step_reaches_the_pods_before_the_next_one_and_the_last_one_too() throws Exception {
        assertThat(rotate("filing-service")).as(said).isZero();

        assertThat(Files.readString(folder.resolve("store"))).contains("\"filing-fields.json\": \"new\\n\"");
        assertThat(folder.resolve("secret")).hasSameTextualContentAs(folder.resolve("store"));
        assertThat(said).contains("the store took nothing", "gone: filing-fields-retired-1.json");
        assertThat(Files.readString(folder.resolve("rotation")))
                .startsWith("icp_keys PT6H ")
                .contains("cn.icpfiling.platform.crypto.RotateKeys " + folder.resolve("keys"))
                .contains("filing=jdbc:mysql://127.0.0.1:", "/icp_filing?sslMode=VERIFY_CA&");
        assertThat(Files.readString(folder.resolve("calls")))
                .contains(
                        "exec -i pod/filing-mysql-1 -c mysql",
                        "cluster-role=PRIMARY",
                        "port-forward service/filing-mysql ");
        assertThat(Files.readString(folder.resolve("sql")))
                .contains("GRANT SELECT ON icp_filing.* TO 'icp_keys'@'%';")
                .endsWith("DROP USER IF EXISTS 'icp_keys'@'%';\n");
    }

    @Test
    @Tag("long")
    void a_step_that_did_not_get_into_the_store_is_forgotten() throws Exception {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/filing-fields.json"), "of a run that was cut off");

        assertThat(rotate("filing-service")).as(said).isZero();

        assertThat(Files.readString(folder.resolve("begun"))).isEqualTo("old\n");
    }

    @Test
    @Tag("long")
    void a_rotation_that_does_not_end_leaves_its_state_in_the_store_and_no_user() throws Exception {
        Files.createFile(folder.resolve("stuck"));

        assertThat(rotate("filing-service")).isEqualTo(1);

        assertThat(said).contains("not finished, and nothing is lost");
        assertThat(Files.readString(folder.resolve("store"))).contains("old, new");
        assertThat(Files.readString(folder.resolve("sql"))).endsWith("DROP USER IF EXISTS 'icp_keys'@'%';\n");
    }

    @Test
    void a_process_without_keysets_is_refused() throws Exception {
        assertThat(rotate("gateway")).isEqualTo(2);

        assertThat(folder.resolve("calls")).doesNotExist();
    }

    /** The Secrets, volumes and programs that the script names are those of production. */
    @Test
    void the_script_names_what_production_has() {
        var production = Overlay.bundle("production");
        for (var service : List.of("filing", "verification", "inspection", "account", "legacy-import")) {
            assertThat(production.ofKind("ExternalSecret"))
                    .anyMatch(secret -> secret.name().equals(service + "-keysets"));
            assertThat(production.ofKind("InnoDBCluster"))
                    .anyMatch(database -> database.name().equals(service + "-mysql"));
        }
        var files = Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("components/external-secrets/files.yaml")));
        var script = Overlay.read(Overlay.KUBERNETES.resolve("rotate-keys.sh"));
        var uses = new ArrayList<String>();
        files.path("filing-keysets")
                .forEach(file ->
                        uses.add(file.asText().replaceFirst("filing-", "").replace(".json", "")));
        assertThat(script).contains("for use in " + String.join(" ", uses) + ";");
        assertThat(Overlay.ROOT.resolve("platform/data/src/main/java/cn/icpfiling/platform/crypto/RotateKeys.java"))
                .exists();
    }

    private void executable(String name, String content) throws IOException {
        assertThat(Files.writeString(folder.resolve(name), content).toFile().setExecutable(true))
                .isTrue();
    }

    private int rotate(String service) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Overlay.KUBERNETES.resolve("rotate-keys.sh").toString(),
                        "production",
                        service,
                        folder.resolve("keys").toString())
                .redirectErrorStream(true);
        builder.environment().put("KUBECTL", folder.resolve("kubectl").toString());
        builder.environment().put("JAVA", folder.resolve("java").toString());
        builder.environment().put("STORE", STORE);
        builder.environment().put("HERE", folder.toString());
        builder.environment().put("LOOK_EVERY", "0.05");
        var process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
