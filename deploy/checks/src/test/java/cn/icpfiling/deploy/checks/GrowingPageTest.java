package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/growing.md says of every topic how it grows, and names what is there. RunbooksTest reads its commands. */
class GrowingPageTest {
    private static final Sources SOURCES = new Sources(Overlay.ROOT);
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/growing.md"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (while events are written|drained) \\| (.*?) \\|");
    private static final Pattern TOPIC = Pattern.compile("`(icp\\.[a-z.-]+\\.v\\d+)`");

    @Test
    void every_topic_grows_in_one_of_the_two_ways() {
        var named = new ArrayList<>(named("while events are written"));
        named.addAll(named("drained"));
        assertThat(named).containsExactlyInAnyOrderElementsOf(topics());
        assertThat(PAGE).contains("Each topic has " + partitions() + " partitions");
    }

    @Test
    void a_topic_is_drained_if_a_consumer_needs_its_order_or_its_keys_have_several_aggregates() {
        var several = new TreeSet<String>(SOURCES.topicsOfSeveralAggregates("platform/data"));
        Sources.WITH_EVENTS.forEach(module -> several.addAll(SOURCES.topicsOfSeveralAggregates(module)));
        var ordered = topicsNeeding("ORDER_OF_TOPIC");
        assertThat(several).contains("icp.verification.verdict.v1").doesNotContain("icp.filing.order.v1");
        assertThat(ordered).contains("icp.filing.record.v1").doesNotContain("icp.filing.order.v1");

        var drained = new TreeSet<>(several);
        drained.addAll(ordered);
        assertThat(named("drained")).containsExactlyInAnyOrderElementsOf(drained);
    }

    /** A handler that needs every event once knows those that it has by their ids, and ids are forgotten. */
    @Test
    void ids_of_events_are_kept_for_longer_than_the_topics_of_logs_keep_their_events() {
        var kept = Duration.parse(SOURCES.properties("account-service").get("icp.inbox.keep"));
        var logged = topicsNeeding("EVERY_ONCE");
        assertThat(logged).contains("icp.filing.order.v1", "icp.filing.partner-serving.v1");
        SOURCES.topics().path("topics").forEach(topic -> {
            if (logged.contains(topic.path("name").asText())) {
                assertThat(topic.path("cleanup").asText()).as("%s", topic).isEqualTo("delete");
                assertThat(Duration.ofDays(topic.path("retention-days").asLong()))
                        .as("%s", topic)
                        .isPositive()
                        .isLessThan(kept);
            }
        });
    }

    private static Set<String> topicsNeeding(String need) {
        var topics = new TreeSet<String>();
        Sources.WITH_EVENTS.forEach(module -> SOURCES.needs(module).forEach((consumer, needs) -> {
            if (needs.equals(need)) {
                topics.add(consumer.topic());
            }
        }));
        return topics;
    }

    @Test
    void what_the_page_names_is_there() {
        assertThat(FirstDeploymentPageTest.faults(PAGE)).isEmpty();
        assertThat(Overlay.read(Overlay.ROOT.resolve(
                        "platform/data/src/main/resources/META-INF/microprofile-config.properties")))
                .contains("icp.outbox.relay=true");
        assertThat(PAGE).contains("ICP_OUTBOX_RELAY=false");
    }

    private static List<String> named(String way) {
        return ROW.matcher(PAGE)
                .results()
                .filter(row -> row.group(1).equals(way))
                .flatMap(row -> TOPIC.matcher(row.group(2)).results())
                .map(topic -> topic.group(1))
                .toList();
    }

    private static List<String> topics() {
        var topics = new ArrayList<String>();
        file().path("topics").forEach(topic -> topics.add(topic.path("name").asText()));
        return topics;
    }

    private static int partitions() {
        return file().path("partitions").asInt();
    }

    private static JsonNode file() {
        return SOURCES.topics();
    }
}
