package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/security/cryptography.md} has each algorithm, keyset and secret key of the code and the manifests, and no other (ASVS 11.1). */
class CryptographyPageTest {
    private static final Pattern ALGORITHM =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| `([^`]+)` \\| (.+) \\| ([^|]+) \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern KEYSET = Pattern.compile("(?m)^\\| `NAME-([a-z]+)\\.json` \\| `(\\w+)`");
    private static final Pattern USE = Pattern.compile("\\b([A-Z]+)\\(Predefined\\w+Parameters\\.(\\w+)\\)");
    private static final Pattern SECRET = Pattern.compile("\\bicp\\.[a-z0-9.-]*(?:key|secret)\\b(?![-.])");

    @Test
    void the_page_has_each_algorithm_where_the_code_names_it() throws IOException {
        var used = Algorithms.of(DeployedSources.withoutComments());

        assertThat(used).hasSizeGreaterThan(15);
        assertThat(differences(page(), used)).isEmpty();
    }

    @Test
    void the_page_has_each_keyset_with_its_parameters() throws IOException {
        var code = read("platform/data/src/main/java/cn/icpfiling/platform/crypto/KeysetFiles.java");
        var uses = new TreeMap<String, String>();
        USE.matcher(code).results().forEach(use -> uses.put(use.group(1).toLowerCase(Locale.ROOT), use.group(2)));

        assertThat(uses).hasSize(6);
        assertThat(keysets(page())).isEqualTo(uses);
        assertThat(keysets(page().replace("`NAME-hash.json`", "hashes"))).isNotEqualTo(uses);
    }

    @Test
    void the_page_has_each_secret_key_of_the_manifests() throws IOException {
        var secrets = new TreeSet<String>();
        SECRET.matcher(read("deploy/kubernetes/secrets.yaml")).results().forEach(one -> secrets.add(one.group()));

        assertThat(secrets).hasSizeGreaterThan(6).contains("icp.cursor.key", "icp.sms.key-secret");
        assertThat(quoted(page())).containsAll(secrets);
    }

    @Test
    void the_page_has_the_sizes_and_times_of_the_code() throws IOException {
        var keys = read("account-service/src/main/java/cn/icpfiling/account/tokens/SigningKeys.java");
        var settings = read("account-service/src/main/resources/application.properties");
        var totp = read("account-service/src/main/java/cn/icpfiling/account/secondfactor/Totp.java");

        assertThat(keys).contains("BITS = 2048");
        assertThat(page()).contains("| RSA, 2048 bits |", "`icp.tokens.key-life` (`P30D`)");
        assertThat(settings).contains("\nicp.tokens.key-life=P30D\n");
        assertThat(totp).contains("SECRET_BYTES = 20");
        assertThat(page()).contains("| 160 bits |");
        assertThat(read("deploy/monitoring/rules/audit.yaml")).contains("a key is rotated once in 400 days");
        assertThat(page()).contains("400 days");
    }

    @Test
    void a_planted_difference_is_found() {
        var page = "| `Mac` | `HmacSHA256` | words | `One` |\n| `MessageDigest` | `MD5` | words | `filing-service` |\n";
        Map<String, Set<String>> used = Map.of(
                "Mac HmacSHA256", Set.of("a/src/main/java/One.java"),
                "MessageDigest MD5", Set.of("filing-service/src/main/java/a/Two.java"));

        assertThat(differences(page, used)).isEmpty();
        assertThat(differences(page, Map.of("Mac HmacSHA256", Set.of("a/src/main/java/One.java"))))
                .containsExactly("MessageDigest MD5 is on the page, and no code names it");
        assertThat(differences("", used)).hasSize(2);
        assertThat(differences(page.replace("`One`", "`One` `Three`"), used))
                .containsExactly("Mac HmacSHA256: Three does not name it");
        assertThat(differences(page.replace("`One`", "`Three`"), used))
                .containsExactlyInAnyOrder(
                        "Mac HmacSHA256: Three does not name it",
                        "Mac HmacSHA256: a/src/main/java/One.java is not on the page");
    }

    @Test
    void the_algorithm_of_each_way_to_name_one_is_found() {
        assertThat(Algorithms.in("Cipher.getInstance(\"DES\"); Mac .getInstance( A ); String A = \"HmacMD5\";"))
                .containsExactly("Cipher DES", "Mac HmacMD5");
        assertThat(Algorithms.in("MessageDigest.getInstance(name); call(\"MD5\", \"word\");"))
                .containsExactly("MessageDigest MD5");
        assertThat(Algorithms.in("Signature.getInstance(names[1]);"))
                .containsExactly("Signature of no known name: names[1]");
        assertThat(Algorithms.in(
                        "new SecretKeySpec(bytes(secret), MAC); new SecretKeySpec(a, \"AES\"); MAC = \"HmacSHA1\""))
                .containsExactly("Mac HmacSHA1");
        assertThat(Algorithms.in(
                        ".algorithm(SignatureAlgorithm.RS256); List.of(\"HS256\"); Argon2Function.getInstance(1);"))
                .containsExactly("JWS RS256", "JWS HS256", "Password4j Argon2");
    }

    private static List<String> differences(String page, Map<String, Set<String>> used) {
        var faults = new ArrayList<String>();
        var told = new TreeMap<String, Set<String>>();
        ALGORITHM
                .matcher(page)
                .results()
                .forEach(row -> told.put(row.group(1) + " " + row.group(2), quoted(row.group(4))));
        told.forEach((name, places) -> {
            var paths = used.getOrDefault(name, Set.of());
            if (paths.isEmpty()) {
                faults.add(name + " is on the page, and no code names it");
                return;
            }
            for (var place : places) {
                if (paths.stream().noneMatch(path -> isAt(place, path))) {
                    faults.add(name + ": " + place + " does not name it");
                }
            }
        });
        used.forEach((name, paths) -> paths.stream()
                .filter(path -> told.getOrDefault(name, Set.of()).stream().noneMatch(place -> isAt(place, path)))
                .forEach(path -> faults.add(name + ": " + path + " is not on the page")));
        return faults;
    }

    /** A place is a class or a module. */
    private static boolean isAt(String place, String path) {
        return path.startsWith(place + "/src/")
                || DeployedSources.simpleName(path).equals(place);
    }

    private static Map<String, String> keysets(String page) {
        var keysets = new TreeMap<String, String>();
        KEYSET.matcher(page).results().forEach(row -> keysets.put(row.group(1), row.group(2)));
        return keysets;
    }

    private static Set<String> quoted(String text) {
        var quoted = new TreeSet<String>();
        QUOTED.matcher(text).results().forEach(one -> quoted.add(one.group(1)));
        return quoted;
    }

    private static String page() throws IOException {
        return read("docs/security/cryptography.md");
    }

    private static String read(String path) throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve(path));
    }
}
