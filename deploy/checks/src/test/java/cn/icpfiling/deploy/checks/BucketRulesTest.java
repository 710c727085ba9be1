package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The rules by which buckets delete leave what a restore to each of the last days needs (docs/operating.md). */
class BucketRulesTest {
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/operating.md"));
    private static final int KEPT = 30;
    /** A chain of binary logs is of one week, and whole as long as its first log is there. */
    private static final int WEEK = 7;

    @Test
    void dumps_and_binary_logs_stay_for_the_days_and_for_the_week_of_their_chain() {
        var days = rule("backups").at("/Expiration/Days").asInt();

        assertThat(days).isGreaterThan(KEPT + WEEK);
        assertThat(PAGE)
                .contains("Each moment of the last " + KEPT + " days", "go after " + days + " days")
                .contains("for " + days + " days there is none");
    }

    @Test
    void a_paper_stays_until_it_is_erased_and_its_version_goes_then_with_the_days() {
        var rule = rule("materials");

        assertThat(rule.has("Expiration")).isFalse();
        assertThat(rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt())
                .isEqualTo(KEPT);
    }

    @Test
    void one_machine_keeps_as_long() {
        assertThat(Overlay.read(Overlay.ROOT.resolve("deploy/local/lib/backup.sh")))
                .contains("note \"$noted\" " + KEPT + "\n");
    }

    /** The first rule; the second one takes away markers of what is gone. */
    private static JsonNode rule(String bucket) {
        var rules = Bundle.tree(Overlay.read(Overlay.ROOT.resolve("deploy/backup/bucket-" + bucket + ".json")))
                .path("Rules");
        assertThat(rules).hasSize(2);
        assertThat(rules.get(1).path("Expiration").toString()).isEqualTo("{\"ExpiredObjectDeleteMarker\":true}");
        return rules.get(0);
    }
}
