package cn.icpfiling.platform.testkit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.probe.LogHandler;
import cn.icpfiling.platform.testkit.probe.Probe;
import cn.icpfiling.platform.testkit.probe.Probe.Seen;
import cn.icpfiling.platform.testkit.probe.StatesHandler;
import cn.icpfiling.platform.testkit.probe.StepsHandler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics get partitions while events are written and read, by the program that makes them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@Tag("long")
class GrownTopicApiTest {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final int PARTITIONS = 24;
    private static final int SUBJECTS = 30;
    private static final long STEPS = 40;

    @Inject
    Probe probe;

    @TempDir
    Path folder;

    private final TestTopic steps = new TestTopic(StepsHandler.TOPIC);
    private final TestTopic states = new TestTopic(StatesHandler.TOPIC);
    private final TestTopic logged = new TestTopic(LogHandler.TOPIC);

    @Test
    void events_of_an_aggregate_stay_in_order_although_its_key_moves_to_another_partition() throws Exception {
        var subjects = Stream.generate(Ids::next).limit(SUBJECTS).toList();
        try (var producer = producer()) {
            for (var sequence = 1L; sequence <= STEPS; sequence++) {
                if (sequence == STEPS / 2) {
                    assertThat(grow(PARTITIONS)).contains("3 of them have new partitions");
                    await().atMost(LONG)
                            .until(() ->
                                    producer.partitionsFor(StepsHandler.TOPIC).size() == PARTITIONS);
                }
                for (var subject : subjects) {
                    send(producer, subject, sequence);
                }
            }
        }
        assertThat(subjects)
                .anyMatch(subject -> moved(steps, subject))
                .anyMatch(subject -> moved(states, subject))
                .anyMatch(subject -> moved(logged, subject));

        var all = LongStream.rangeClosed(1, STEPS).boxed().toList();
        for (var subject : subjects) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(sequences(StepsHandler.CONSUMER, subject))
                            .isEqualTo(all));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(sequences(LogHandler.CONSUMER, subject))
                            .containsExactlyInAnyOrderElementsOf(all));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(sequences(StatesHandler.CONSUMER, subject))
                            .isSorted()
                            .doesNotHaveDuplicates()
                            .last()
                            .isEqualTo(STEPS));
            assertThat(probe.parked(subject.toString())).isEmpty();
        }
        assertThat(grow(PARTITIONS)).contains("0 topics made, 3 were there").doesNotContain("new partitions");
        assertThat(grow(PARTITIONS - 1)).contains("has 24 partitions and cannot have 23");
    }

    private void send(KafkaProducer<String, String> producer, UUID subject, long sequence) throws Exception {
        var key = subject.toString();
        var step = producer.send(
                steps.message(key, Ids.next(), "probe.stepped", subject, sequence, "{\"note\":\"step\"}"));
        var state = producer.send(
                states.message(key, Ids.next(), "probe.changed", subject, sequence, "{\"note\":\"state\"}"));
        var entry = producer.send(
                logged.message(key, Ids.next(), "probe.logged", subject, sequence, "{\"note\":\"entry\"}"));
        step.get(20, TimeUnit.SECONDS);
        entry.get(20, TimeUnit.SECONDS);
        state.get(20, TimeUnit.SECONDS);
    }

    private static boolean moved(TestTopic topic, UUID subject) {
        return topic.recordsOf(subject.toString()).stream()
                        .map(read -> read.partition())
                        .distinct()
                        .count()
                == 2;
    }

    private List<Long> sequences(String consumer, UUID subject) {
        return probe.seen(consumer, subject).stream().map(Seen::sequence).toList();
    }

    /** A relay whose view of the topics is a second old. */
    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", LocalStack.bootstrapServers(), "metadata.max.age.ms", "1000"),
                new StringSerializer(),
                new StringSerializer());
    }

    private String grow(int partitions) throws IOException, InterruptedException {
        var topics = Files.writeString(folder.resolve("topics.yaml"), """
                partitions: 12
                topics:
                  - {name: %s, cleanup: delete, retention-days: 30, partitions: %d}
                  - {name: %s, cleanup: compact, partitions: %d}
                  - {name: %s, cleanup: delete, retention-days: 30, partitions: %d}
                """.formatted(
                        StepsHandler.TOPIC, partitions, StatesHandler.TOPIC, partitions, LogHandler.TOPIC, partitions));
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "../../deploy/local/src/Topics.java",
                        LocalStack.bootstrapServers(),
                        topics.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
