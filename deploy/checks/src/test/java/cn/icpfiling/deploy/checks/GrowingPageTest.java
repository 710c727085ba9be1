package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/growing.md says of every topic how it grows, and names what is there. RunbooksTest reads its commands. */
class GrowingPageTest {
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/growing.md"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:while events are written|drained) \\| (.*?) \\|");
    private static final Pattern TOPIC = Pattern.compile("`(icp\\.[a-z.-]+\\.v\\d+)`");
    private static final Pattern ONE_AGGREGATE = Pattern.compile("Key and ce_subject =");

    @Test
    void every_topic_grows_in_one_of_the_two_ways() {
        assertThat(named()).containsExactlyInAnyOrderElementsOf(topics());
        assertThat(PAGE).contains("Each topic has " + partitions() + " partitions");
    }

    /** Where the contract says that a key is its aggregate. */
    @Test
    void a_topic_whose_key_is_its_aggregate_grows_while_events_are_written() {
        var rows = ROW.matcher(PAGE).results().map(row -> row.group(1)).toList();
        var contract =
                Bundle.tree(Overlay.read(Overlay.ROOT.resolve("filing-service/src/main/contract/asyncapi.yaml")));
        var found = new ArrayList<String>();
        contract.path("channels").forEach(channel -> {
            if (ONE_AGGREGATE.matcher(channel.path("description").asText()).find()) {
                found.add(channel.path("address").asText());
            }
        });
        assertThat(found)
                .hasSizeGreaterThan(3)
                .allMatch(topic -> rows.getFirst().contains("`" + topic + "`"));
    }

    @Test
    void what_the_page_names_is_there() {
        assertThat(FirstDeploymentPageTest.faults(PAGE)).isEmpty();
        assertThat(Overlay.read(Overlay.ROOT.resolve(
                        "platform/data/src/main/resources/META-INF/microprofile-config.properties")))
                .contains("icp.outbox.relay=true");
        assertThat(PAGE).contains("ICP_OUTBOX_RELAY=false");
    }

    private static List<String> named() {
        return ROW.matcher(PAGE)
                .results()
                .flatMap(row -> TOPIC.matcher(row.group(1)).results())
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
        return new Sources(Overlay.ROOT).topics();
    }
}
