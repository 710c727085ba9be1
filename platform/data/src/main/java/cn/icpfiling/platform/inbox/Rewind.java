package cn.icpfiling.platform.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Sets the consumer groups of services back to a moment, and never forward: a restored database may lack effects of events whose offsets
 * the broker holds as read. What is read again and was handled is skipped by the inbox (ADR 0048). The services must not run.
 *
 * <p>A program of its own: {@code Rewind <properties of the client> <moment> <service>…}. The file says how the broker is reached. The user
 * needs no more than the rights of the service: groups that it may not see are not listed.
 */
public final class Rewind {

    /** A member that was killed leaves its group when its session times out. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Rewind() {}

    public static void main(String... args) throws IOException, InterruptedException, ExecutionException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        var client = new Properties();
        client.setProperty("default.api.timeout.ms", "30000");
        try (var file = Files.newBufferedReader(Path.of(args[0]))) {
            client.load(file);
        }
        System.out.println(rewind(client, Instant.parse(args[1]), List.of(args).subList(2, args.length)));
    }

    /** Says what was done. */
    public static String rewind(Properties client, Instant moment, List<String> services)
            throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(client)) {
            var groups = new ArrayList<String>();
            for (var group : admin.listGroups().all().get()) {
                if (services.stream().anyMatch(service -> group.groupId().startsWith(service + "."))) {
                    groups.add(group.groupId());
                }
            }
            var records = 0L;
            for (var group : groups) {
                records += rewind(admin, group, moment);
            }
            return "%d consumer groups go back to %s and read %d records again"
                    .formatted(groups.size(), moment, records);
        }
    }

    private static long rewind(Admin admin, String group, Instant moment)
            throws InterruptedException, ExecutionException {
        var read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        read.keySet().forEach(partition -> asked.put(partition, OffsetSpec.forTimestamp(moment.toEpochMilli())));
        var at = admin.listOffsets(asked).all().get();
        var back = new HashMap<TopicPartition, OffsetAndMetadata>();
        var records = 0L;
        for (var partition : read.entrySet()) {
            var then = at.get(partition.getKey()).offset();
            if (partition.getValue() != null
                    && then >= 0
                    && then < partition.getValue().offset()) {
                back.put(partition.getKey(), new OffsetAndMetadata(then));
                records += partition.getValue().offset() - then;
            }
        }
        if (!back.isEmpty()) {
            set(admin, group, back);
        }
        return records;
    }

    private static void set(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> back)
            throws InterruptedException, ExecutionException {
        var begun = System.nanoTime();
        while (true) {
            try {
                admin.alterConsumerGroupOffsets(group, back).all().get();
                return;
            } catch (ExecutionException failure) {
                var waits = Set.of(GroupNotEmptyException.class, UnknownMemberIdException.class)
                        .contains(failure.getCause().getClass());
                if (!waits || System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw failure;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }
}
