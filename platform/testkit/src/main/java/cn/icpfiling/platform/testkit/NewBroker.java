package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** A new Kafka of one process, with the settings of the local stack and its topics. */
final class NewBroker {

    private NewBroker() {}

    /**
     * @param folder where it keeps its records and its logs
     * @param port for clients
     * @param controller the port for its own controller
     */
    static OwnedProcess start(Path folder, int port, int controller) {
        var java = System.getProperty("java.home") + "/bin/java";
        var classPath = LocalStack.laidOut("kafka-lib") + "/*";
        var settings = folder.resolve("kafka.properties");
        try {
            Files.writeString(
                    settings,
                    Files.readString(LocalStack.root().resolve("deploy/local/server.properties"))
                            + """

                            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                            controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                            log.dirs=%3$s
                            """.formatted(port, controller, folder.resolve("kafka")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var small = List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath);
        var format = new ArrayList<String>(small);
        format.addAll(List.of("kafka.tools.StorageTool", "format", "--standalone", "--cluster-id", clusterId()));
        format.addAll(List.of("--config", settings.toString()));
        OwnedProcess.run(folder.resolve("kafka-format.log"), format);
        var run = new ArrayList<String>(small);
        run.add(
                run.size() - 2,
                "-Djava.util.logging.config.file="
                        + LocalStack.root().resolve("deploy/local/kafka-logging.properties"));
        run.addAll(List.of("kafka.Kafka", settings.toString()));
        return OwnedProcess.start(folder.resolve("kafka.log"), folder.resolve("kafka.pid"), run);
    }

    /** Makes the topics of deploy/base/topics.yaml. */
    static void makeTopics(Path folder, String bootstrapServers) {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", bootstrapServers, "reconnect.backoff.max.ms", "200"))) {
            var file = new YAMLMapper()
                    .readTree(
                            LocalStack.root().resolve("deploy/base/topics.yaml").toFile());
            var topics = new ArrayList<NewTopic>();
            for (var topic : file.path("topics")) {
                topics.add(new NewTopic(
                                topic.path("name").asText(),
                                topic.path("partitions")
                                        .asInt(file.path("partitions").asInt()),
                                (short) 1)
                        .configs(Map.of("cleanup.policy", topic.path("cleanup").asText("delete"))));
            }
            LocalStack.patiently(folder.resolve("kafka.log"), () -> {
                try {
                    return admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof TopicExistsException) {
                        return null; // an attempt that was not answered in time had made them
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String clusterId() {
        var id = new byte[16];
        new SecureRandom().nextBytes(id);
        id[0] = (byte) (id[0] & 0x3f); // an id must not begin with a dash
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
