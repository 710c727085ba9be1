import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * the broker holds as read. What is read again and was handled is skipped by the inbox (ADR 0048). The services must not run. Started as a
 * source file: {@code java -cp 'kafka-lib/*' Rewind.java <bootstrap servers> <moment> <service>…}.
 */
final class Rewind {

    /** A member that was killed leaves its group when its session times out. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        var moment = Instant.parse(args[1]);
        var services = List.of(args).subList(2, args.length);
        try (var admin = Admin.create(Map.of("bootstrap.servers", args[0], "default.api.timeout.ms", "30000"))) {
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
            System.out.println(groups.size() + " consumer groups go back to " + moment + " and read " + records
                    + " records again");
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
