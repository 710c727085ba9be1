package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.scans.ScanShard;
import cn.icpfiling.platform.id.Ids;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The event of a shard is that of the contract: topic, name, fields and example. */
class ShardEventTest {
    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_contract_names_what_the_code_tells_and_its_example_is_what_the_code_would_write() throws IOException {
        var contract = new ObjectMapper(new YAMLFactory())
                .readTree(CONTRACT.resolve("asyncapi.yaml").toFile());
        assertThat(contract.at("/channels/scanShards/address").asText()).isEqualTo(ShardEventData.TOPIC);
        assertThat(contract.at("/components/messages/scanShardDispatched/name").asText())
                .isEqualTo(ShardEventData.TYPE);

        var schema = JSON.readTree(
                CONTRACT.resolve("schemas/inspection.scan-shard.v1.json").toFile());
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ShardEventData.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        var example = JSON.readTree(CONTRACT.resolve("examples/inspection.scan-shard.dispatched.json")
                .toFile());
        assertThat(JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(example, ShardEventData.class))))
                .isEqualTo(example);
    }

    @Test
    void shards_spread_over_the_partitions_and_each_dispatch_is_an_event() {
        var shard = new ScanShard(Ids.next(), Ids.next(), "", null, 7, 2, false);
        var event = ShardEventData.of(shard);
        assertThat(event.key()).isEqualTo(shard.id().toString());
        assertThat(event.aggregateId()).isEqualTo(shard.id());
        assertThat(event.sequence()).isEqualTo(2);
    }
}
