package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Staging is made of production's manifests, and a name that its overlay does not replace is production's. No name of the documentation
 * stands here, because a provider writes its own over them (docs/first-deployment.md) and then runs this test.
 */
class StagingTest {
    private static final List<Pattern> NAMES = List.of(
            Pattern.compile("(?:BUCKET|s3BucketName): '?([a-z0-9][a-z0-9.-]+)"),
            Pattern.compile("https?://([a-z0-9-]+(?:\\.[a-z0-9-]+)+)"),
            Pattern.compile("(?:hostname|HOST): '?([a-z0-9-]+(?:\\.[a-z0-9-]+)+)"),
            Pattern.compile("([a-z0-9.+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+)"));
    private static final Pattern TEAM = Pattern.compile("(?m)^ +email: \\S+@([a-z0-9.-]+)$");

    private static final String SERVER =
            "a server of another owner, which each environment asks by an account of its own";

    /** Fields and settings that may be the same in both, and why. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            Map.entry("image", "the same images go to both"),
            Map.entry("email", "the team that answers for the objects"),
            Map.entry("ICP_MATERIALS_S3_ENDPOINT", "one store, where each environment has buckets of its own"),
            Map.entry("ICP_LEGACY_PAPERS_URL", "the store of the old platform"),
            Map.entry("ICP_LEGACY_PAPERS_BUCKET", "papers of the old platform, which are read and never written"),
            Map.entry("QUARKUS_MAILER_HOST", SERVER),
            Map.entry("ICP_BOUNCES_IMAP_HOST", SERVER),
            Map.entry("ICP_INSTANCES_URL", SERVER),
            Map.entry("ICP_BUSINESS_REGISTER_URL", SERVER),
            Map.entry("ICP_IDENTITY_URL", SERVER),
            Map.entry("ICP_PHONE_CHECK_URL", SERVER),
            Map.entry("ICP_REAL_NAME_URL", SERVER));

    @Test
    void staging_has_no_bucket_host_or_address_of_production() {
        assertThat(shared(Overlay.text("production"), Overlay.text("staging"))).isEmpty();
    }

    /** Of another owner's domain, too: the authority's may be one. */
    @Test
    void a_name_of_production_in_staging_is_found() {
        var production = Overlay.text("production");
        var staging = Overlay.text("staging");

        assertThat(shared(production, production))
                .contains(gateway(production), value(production, "ICP_BOUNCES_ADDRESS"))
                .contains(value(production, "BUCKET"), value(production, "ICP_MATERIALS_S3_BUCKET"));
        assertThat(shared(production, staging + "\nBACKUPS: '" + gateway(production) + "'"))
                .containsExactly(gateway(production));
        assertThat(inBoth("ICP_AUTHORITY_URL", "https://authority.test/isp")).containsExactly("authority.test");
        assertThat(inBoth("ICP_BOUNCES_ADDRESS", "bounces@mail.test")).containsExactly("bounces@mail.test");
        assertThat(inBoth("ICP_MATERIALS_S3_BUCKET", "papers")).containsExactly("papers");
        assertThat(inBoth("ICP_LEGACY_PAPERS_BUCKET", "papers")).isEmpty();
        assertThat(inBoth("QUARKUS_MAILER_HOST", "smtp.mail.test")).isEmpty();
    }

    @Test
    void each_exception_is_a_field_or_setting_that_is_there() {
        for (var name : SHARED.keySet()) {
            assertThat(Overlay.text("production")).containsPattern(line(name));
        }
    }

    /** The names that both have and neither needs to share. */
    static Set<String> shared(String production, String staging) {
        var both = names(production, domain(production));
        assertThat(both).as("names that were looked for").contains(gateway(production));
        both.retainAll(names(staging, domain(production)));
        return both;
    }

    static String gateway(String manifests) {
        return Bundle.parse(manifests)
                .find("Gateway", "icp-filing", "icp-filing")
                .orElseThrow()
                .at("/spec/listeners/0/hostname")
                .asText();
    }

    private static String value(String manifests, String setting) {
        return manifests
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(setting + ": "))
                .map(line -> line.substring(setting.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> inBoth(String setting, String value) {
        var written = setting + ": " + value;
        return shared(
                Overlay.text("production").replaceAll(setting + ": .*", written),
                Overlay.text("staging").replaceAll(setting + ": .*", written));
    }

    /** The provider's: that of the team which answers for the objects. */
    private static String domain(String manifests) {
        var team = TEAM.matcher(manifests);
        assertThat(team.find()).as("an annotation \"email\" of the objects").isTrue();
        return team.group(1);
    }

    private static Set<String> names(String manifests, String domain) {
        var text = manifests;
        for (var name : SHARED.keySet()) {
            text = line(name).matcher(text).replaceAll("");
        }
        var names = new TreeSet<String>();
        for (var pattern : NAMES) {
            pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        }
        Pattern.compile("[a-z0-9@.-]+[@.]" + Pattern.quote(domain))
                .matcher(text)
                .results()
                .forEach(found -> names.add(found.group()));
        return names;
    }

    private static Pattern line(String name) {
        return Pattern.compile("(?m)^[ -]*" + name + ": .*$");
    }
}
