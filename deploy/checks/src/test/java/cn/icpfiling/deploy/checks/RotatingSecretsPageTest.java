package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/rotating-secrets.md has a way for every secret of production, and what it names is there. RunbooksTest reads its commands. */
class RotatingSecretsPageTest {
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/rotating-secrets.md"));
    private static final Pattern SERVICE =
            Pattern.compile("^(?:filing|verification|inspection|account|legacy-import)-");
    private static final Pattern USER = Pattern.compile("icp_filing(?:_[a-z]+)?(?=')");
    private static final Pattern VAULT = Pattern.compile("kv patch -mount=\\S+ ([a-z-]+) ([a-z.-]+)=");
    private static final Pattern BROUGHT =
            Pattern.compile("printf %s \"\\$\\w+\" \\||<\\(echo \"\\$\\w+\"\\)|<<<(?:\"[^\"]*\"|'[^']*')");
    private static final Pattern SECRET_WORD =
            Pattern.compile("\\$(?:NEW|SECRET|PASSWORD)\\b|=\"\\$\\(head -c|\"password\": \"PASSWORD");
    private static final Pattern EXTERNAL_SECRET = Pattern.compile("externalsecret ([a-z-]+)");

    @Test
    void every_secret_of_production_has_a_way() {
        assertThat(left(PAGE)).isEmpty();
        assertThat(left(PAGE.replace("icp.cursor.key", "icp.cursor.keys").replace("`api-tls`", "`api-cert`")))
                .contains("filing-secrets/icp.cursor.key", "api-tls/tls.crt");
    }

    @Test
    void what_the_page_names_is_there() {
        assertThat(faults(PAGE)).isEmpty();
        assertThat(faults("ALTER USER 'icp_filing_owner'@'%'")).hasSize(1);
        assertThat(faults("vault kv patch -mount=x filing-secrets icp.cursor=1"))
                .hasSize(1);
        assertThat(faults("kubectl get externalsecret filing-secret")).hasSize(1);
        assertThat(faults("deploy/kubernetes/rotate-key.sh")).hasSize(1);
    }

    /** All users of the machine may read the words of a command. */
    @Test
    void no_secret_is_a_word_of_a_command() {
        for (var page : List.of(
                "rotating-secrets.md", "first-deployment.md", "operating.md", "growing.md", "runbooks/README.md")) {
            assertThat(words(Overlay.read(Overlay.ROOT.resolve("docs").resolve(page))))
                    .as(page)
                    .isEmpty();
        }
        for (var planted : List.of(
                "vault kv patch -mount=x filing-secrets quarkus.datasource.password=\"$NEW\"",
                "vault kv patch -mount=x filing-secrets icp.cursor.key=\"$(head -c 32 /dev/urandom | base64 -w0)\"",
                "kubectl get secret x | grep -qF -- \"$NEW\"",
                "  --data-urlencode client_secret=\"$SECRET\"",
                "curl $API/sessions --json '{\"login\": \"administrator\", \"password\": \"PASSWORD\"}'")) {
            assertThat(words(planted)).as(planted).hasSize(1);
        }
    }

    /** Lines with a secret that neither a pipe nor a file brings; printf is of the shell. */
    private static List<String> words(String page) {
        return page.lines()
                .filter(line -> SECRET_WORD
                        .matcher(BROUGHT.matcher(line).replaceAll(""))
                        .find())
                .toList();
    }

    /** Tables, users and columns that its statements name stand in the migrations and in users.sql. */
    @Test
    void statements_of_the_page_name_what_the_databases_have() {
        var keys = Overlay.read(Overlay.ROOT.resolve("platform/data/src/main/resources/db/platform/0003-keys.sql"));
        assertThat(PAGE).contains("`key_holders`", "FROM key_passes");
        assertThat(keys).contains("CREATE TABLE key_holders", "CREATE TABLE key_passes");
        assertThat(PAGE).contains("UPDATE icp_account.signing_keys SET signs_until");
        assertThat(Overlay.read(Overlay.ROOT.resolve("account-service/src/main/resources/db/0010-baseline.sql")))
                .contains("CREATE TABLE signing_keys", "signs_until DATETIME(6)");
    }

    private static List<String> left(String page) {
        var left = new ArrayList<String>();
        for (var file : List.of("secrets.yaml", "components/external-secrets/files.yaml")) {
            Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve(file)))
                    .properties()
                    .forEach(entry -> entry.getValue().forEach(property -> {
                        if (!isNamed(page, entry.getKey(), property.asText())) {
                            left.add(entry.getKey() + "/" + property.asText());
                        }
                    }));
        }
        return left;
    }

    private static boolean isNamed(String page, String entry, String property) {
        var of = SERVICE.matcher(entry).replaceFirst("SERVICE-");
        var file = property.matches(".*-[a-z]+\\.json") ? property.replaceFirst("^[a-z]+-", "NAME-") : property;
        return (page.contains("`" + entry + "`") || page.contains("`" + of + "`")) && page.contains("`" + file + "`");
    }

    private static List<String> faults(String page) {
        var faults = new ArrayList<>(FirstDeploymentPageTest.faults(page));
        var users = Overlay.read(Overlay.KUBERNETES.resolve("components/mysql/users.sql"))
                .replace("@NAME@", "filing");
        USER.matcher(page)
                .results()
                .filter(user -> !users.contains("CREATE USER '" + user.group() + "'"))
                .forEach(user -> faults.add(user.group()));
        VAULT.matcher(page)
                .results()
                .filter(patch -> !isEntry(patch.group(1), patch.group(2)))
                .forEach(patch -> faults.add(patch.group()));
        EXTERNAL_SECRET
                .matcher(page)
                .results()
                .filter(secret -> Overlay.bundle("production").ofKind("ExternalSecret").stream()
                        .noneMatch(one -> one.name().equals(secret.group(1))))
                .forEach(secret -> faults.add(secret.group()));
        return faults;
    }

    private static boolean isEntry(String entry, String property) {
        for (var one : Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("secrets.yaml")))
                .path(entry)) {
            if (one.asText().equals(property)) {
                return true;
            }
        }
        return false;
    }
}
