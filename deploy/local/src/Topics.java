import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.yaml.snakeyaml.Yaml;

/**
 * Makes every topic of deploy/base/topics.yaml that the broker does not have yet, with the broker's own number of replicas, and adds the partitions that
 * one has too few (docs/growing.md). Other settings of a topic that is there stay as they are. Started as a source file: {@code java -cp 'kafka-lib/*' Topics.java <bootstrap servers> <topics.yaml>}.
 */
final class Topics {

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        var wanted = read(Path.of(args[1]));
        try (var admin = Admin.create(Map.of("bootstrap.servers", args[0], "default.api.timeout.ms", "30000"))) {
            var present = admin.listTopics().names().get();
            var missing = wanted.stream().filter(topic -> !present.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
            var there = wanted.stream().filter(topic -> present.contains(topic.name())).toList();
            var grown = grow(admin, there);
            System.out.println(missing.size() + " topics made, " + there.size() + " were there" + (grown == 0 ? "" : ", " + grown + " of them have new partitions"));
        }
    }

    /** A topic never loses partitions: the broker cannot, and a smaller number in the file is a slip. */
    private static int grow(Admin admin, List<NewTopic> there) throws InterruptedException, ExecutionException {
        var more = new HashMap<String, NewPartitions>();
        var described = admin.describeTopics(there.stream().map(NewTopic::name).toList()).allTopicNames().get();
        for (var topic : there) {
            var partitions = described.get(topic.name()).partitions().size();
            if (topic.numPartitions() < partitions) {
                throw new IllegalArgumentException(topic.name() + " has " + partitions + " partitions and cannot have " + topic.numPartitions());
            }
            if (topic.numPartitions() > partitions) {
                more.put(topic.name(), NewPartitions.increaseTo(topic.numPartitions()));
            }
        }
        admin.createPartitions(more).all().get();
        return more.size();
    }

    @SuppressWarnings("unchecked")
    private static List<NewTopic> read(Path file) throws IOException {
        Map<String, Object> document = new Yaml().load(Files.readString(file));
        int partitions = (Integer) document.get("partitions");
        var topics = new ArrayList<NewTopic>();
        for (var entry : (List<Map<String, Object>>) document.get("topics")) {
            var compacted = "compact".equals(entry.get("cleanup"));
            var config = compacted
                    ? Map.of(
                            "cleanup.policy", "compact",
                            "min.compaction.lag.ms", millis(entry.getOrDefault("compaction-lag-days", 0)))
                    : Map.of("cleanup.policy", "delete", "retention.ms", millis(entry.get("retention-days")));
            var own = (Integer) entry.getOrDefault("partitions", partitions);
            topics.add(new NewTopic((String) entry.get("name"), Optional.of(own), Optional.empty()).configs(config));
        }
        return topics;
    }

    private static String millis(Object days) {
        return String.valueOf(TimeUnit.DAYS.toMillis((Integer) days));
    }
}
