package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Staging is made of production's manifests, and what it does not rename is production's. */
class StagingTest {
    private static final Pattern BUCKET = Pattern.compile("(?:BUCKET|s3BucketName): '?([a-z0-9][a-z0-9.-]+)");
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9@.-]+[@.]icp-filing\\.example");

    private static final String SERVER =
            "a server of another owner, which each environment asks by an account of its own";

    /** What both have on purpose, and why. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            Map.entry("registry.icp-filing.example", "the same images go to both"),
            Map.entry("operations@icp-filing.example", "the team that answers for the objects"),
            Map.entry("object-storage.icp-filing.example", "one store, where each environment has buckets of its own"),
            Map.entry("old-platform-papers", "papers of the old platform, which are read and never written"),
            Map.entry("smtp.icp-filing.example", SERVER),
            Map.entry("imap.icp-filing.example", SERVER),
            Map.entry("instances.icp-filing.example", SERVER),
            Map.entry("business-register.icp-filing.example", SERVER),
            Map.entry("identity.icp-filing.example", SERVER),
            Map.entry("phone-check.icp-filing.example", SERVER),
            Map.entry("real-name.icp-filing.example", SERVER));

    @Test
    void staging_has_no_bucket_host_or_address_of_production() {
        var both = names(Overlay.text("production"));
        both.retainAll(names(Overlay.text("staging")));

        assertThat(both).isEqualTo(new TreeSet<>(SHARED.keySet()));
    }

    @Test
    void a_name_of_production_in_staging_is_found() {
        var production = names(Overlay.text("production"));

        assertThat(production)
                .contains("icp-filing-backups", "icp-filing-materials", "api.icp-filing.example")
                .contains("bounces@icp-filing.example");
        assertThat(names("""
                s3BucketName: 'icp-filing-backups', s3ConfigFile: '/etc/icp'
                ICP_ISSUER: https://api.icp-filing.example
                s3BucketName: '$BUCKET'
                """)).containsExactly("api.icp-filing.example", "icp-filing-backups");
    }

    private static Set<String> names(String manifests) {
        var names = new TreeSet<String>();
        BUCKET.matcher(manifests).results().forEach(bucket -> names.add(bucket.group(1)));
        ADDRESS.matcher(manifests).results().forEach(address -> names.add(address.group()));
        return names;
    }
}
