package cn.icpfiling.platform.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints the anchors of a chain that their topic has, one a line, as {@link VerifyAudit} reads them where no folder keeps
 * them. A program of its own: {@code DumpAnchors <properties of the client> <chain>}. The file says how the broker is
 * reached. The program needs the right to read the topic, and no group, because it reads all from the beginning.
 */
public final class DumpAnchors {
    private static final Duration A_POLL = Duration.ofSeconds(1);

    private DumpAnchors() {}

    public static void main(String... args) throws IOException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        var client = new Properties();
        client.setProperty("default.api.timeout.ms", "30000");
        try (var file = Files.newBufferedReader(Path.of(args[0]))) {
            client.load(file);
        }
        client.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        var bytes = new ByteArrayDeserializer();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var consumer = new KafkaConsumer<>(client, bytes, bytes)) {
            dump(consumer, args[1], out);
        }
    }

    /** Reads up to the end that the topic has now. */
    static void dump(Consumer<byte[], byte[]> consumer, String chain, PrintStream out) {
        var partitions = consumer.partitionsFor(Anchoring.TOPIC).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
            for (var record : consumer.poll(A_POLL)) {
                var line = new String(record.value(), StandardCharsets.UTF_8);
                if (AnchorJson.read(line).chain().equals(chain)) {
                    out.println(line);
                }
            }
        }
    }
}
