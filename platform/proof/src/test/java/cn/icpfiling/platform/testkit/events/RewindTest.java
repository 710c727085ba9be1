package cn.icpfiling.platform.testkit.events;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.inbox.Rewind;
import cn.icpfiling.platform.testkit.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewindTest {
    private static final TopicPartition PARTITION = new TopicPartition("icp.verification.list.v1", 0);

    @TempDir
    Path folder;

    @Test
    void groups_of_a_service_go_back_to_the_moment_and_never_forward() throws Exception {
        LocalStack.start();
        var moment = Instant.now().minus(Duration.ofMinutes(5));
        var before = send(moment.minusSeconds(60));
        var after = send(moment.plusSeconds(60));
        var last = send(moment.plusSeconds(120));
        var client = Files.writeString(
                folder.resolve("client.properties"), "bootstrap.servers=" + LocalStack.bootstrapServers() + "\n");
        try (var admin = Admin.create(Map.of("bootstrap.servers", LocalStack.bootstrapServers()))) {
            read(admin, "rewound.ahead", last + 1);
            read(admin, "rewound.lags", before);
            read(admin, "rewound-beside.ahead", last + 1);

            var root = Logger.getLogger("");
            var level = root.getLevel();
            try {
                Rewind.main(client.toString(), moment.toString(), "rewound");
            } finally {
                root.setLevel(level);
            }

            assertThat(offset(admin, "rewound.ahead")).isEqualTo(after);
            assertThat(offset(admin, "rewound.lags")).isEqualTo(before);
            assertThat(offset(admin, "rewound-beside.ahead")).isEqualTo(last + 1);
        }
    }

    private static long send(Instant at) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", LocalStack.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            return producer.send(new ProducerRecord<>(
                            PARTITION.topic(), PARTITION.partition(), at.toEpochMilli(), "key", "value"))
                    .get()
                    .offset();
        }
    }

    private static void read(Admin admin, String group, long next) throws InterruptedException, ExecutionException {
        admin.alterConsumerGroupOffsets(group, Map.of(PARTITION, new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private static long offset(Admin admin, String group) throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(PARTITION)
                .offset();
    }
}
