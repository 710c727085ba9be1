package cn.icpfiling.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.auditchain.Anchor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpAnchorsTest {
    private static final TopicPartition FIRST = new TopicPartition(Anchoring.TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(Anchoring.TOPIC, 1);

    @TempDir
    Path folder;

    @Test
    void the_verifier_reads_from_the_dump_what_the_topic_has_of_its_chain() throws IOException {
        var filing = List.of(anchor("filing", 1), anchor("filing", 2), anchor("filing", 3));
        var consumer = topic(Map.of(FIRST, 3L, SECOND, 1L));
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 0, filing.get(0)));
            consumer.addRecord(record(FIRST, 1, filing.get(1)));
        });
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(SECOND, 0, anchor("account", 1)));
            consumer.addRecord(record(FIRST, 2, filing.get(2)));
        });

        var file = Files.write(folder.resolve("anchors"), dumped(consumer));

        assertThat(AnchorFiles.read(List.of(file), "filing")).isEqualTo(filing);
        assertThat(AnchorFiles.read(List.of(file), "account")).isEmpty();
    }

    @Test
    void an_empty_topic_is_an_empty_dump() {
        assertThat(dumped(topic(Map.of(FIRST, 0L, SECOND, 0L)))).isEmpty();
    }

    private static byte[] dumped(MockConsumer<byte[], byte[]> consumer) {
        var out = new ByteArrayOutputStream();
        DumpAnchors.dump(consumer, "filing", new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static MockConsumer<byte[], byte[]> topic(Map<TopicPartition, Long> ends) {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        consumer.updatePartitions(
                Anchoring.TOPIC,
                List.of(
                        new PartitionInfo(Anchoring.TOPIC, 0, null, null, null),
                        new PartitionInfo(Anchoring.TOPIC, 1, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(ends);
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, Anchor anchor) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                null,
                AnchorJson.write(anchor).getBytes(StandardCharsets.UTF_8));
    }

    private static Anchor anchor(String chain, long sequence) {
        return new Anchor(chain, sequence, sequence * 10, "00", Instant.parse("2026-11-30T04:30:00Z"), null, "AA==");
    }
}
