package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.PersonalData.Datum;
import cn.icpfiling.systemtests.PersonalData.Kind;
import cn.icpfiling.systemtests.Stack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Proves that the search works. The data of an otherwise unused person are written in every encoding where the platform
 * could have written data. The search must find each of them, even in packed form.
 */
final class Decoys {

    private static final String SCHEMA = "icp_decoy";
    private static final List<Datum> SOMEBODY = List.of(
            new Datum(Kind.NAME, "欧龘龖龗", 1),
            new Datum(Kind.ID_NUMBER, "33010619770707073X", 2),
            new Datum(Kind.MOBILE, "13870707073", 3),
            new Datum(Kind.MAIL, "pdecoy7070707", 4),
            new Datum(Kind.MAILING_ADDRESS, "龘龖龗路707号", 5),
            new Datum(Kind.ONE_TIME_CODE, "验证码 707070，5", 6));

    private final Stack stack;
    private final Needles needles = new Needles(SOMEBODY);
    private final List<String> overlooked = new ArrayList<>();
    private final List<Hit> found = new ArrayList<>();

    Decoys(Stack stack) {
        this.stack = stack;
    }

    /** Returns the places and encodings that the search missed; empty if the search can be trusted. */
    List<String> overlooked() {
        inACopyOfALog();
        inATable();
        onTopics();
        return List.copyOf(overlooked);
    }

    /** Shows what a leak would look like. */
    Report report() {
        return new Report(List.copyOf(found), Map.of(), needles.forms().size());
    }

    private void inACopyOfALog() {
        try {
            var copy = new ByteArrayOutputStream();
            Files.copy(stack.logs().resolve("filing-service.log"), copy);
            for (var form : needles.forms()) {
                copy.write("\n2026-11-24 INFO [cn.icpfiling] told to ".getBytes(StandardCharsets.UTF_8));
                copy.write(form.bytes());
            }
            expectAll("a copy of a log", new ByteArrayInputStream(copy.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Searches the table, its file and the binary log. The redo log keeps changes, not whole rows, so one hit is enough
     * there.
     */
    private void inATable() {
        var database = new Database(stack);
        database.run("DROP DATABASE IF EXISTS %1$s; CREATE DATABASE %1$s".formatted(SCHEMA));
        try {
            database.run("CREATE TABLE %s.somebody (said LONGBLOB)".formatted(SCHEMA));
            database.run("INSERT INTO %s.somebody VALUES %s"
                    .formatted(
                            SCHEMA,
                            needles.forms().stream()
                                    .map(form -> "(x'" + HexFormat.of().formatHex(form.bytes()) + "')")
                                    .collect(Collectors.joining(","))));
            database.read(List.of(SCHEMA + ".somebody"), this::expectAll);
            database.flush();
            var data = stack.logs().resolveSibling("db");
            expectAll("its file", open(data.resolve(SCHEMA).resolve("somebody.ibd")));
            expectSome("the redo log", open(data.resolve("ib_logfile0")));
            if (database.hasBinaryLog()) {
                expectAll("the binary log", open(newest(data, "binlog\\.[0-9]+")));
            }
        } finally {
            database.run("DROP DATABASE " + SCHEMA);
        }
    }

    /** A compressed batch is not searchable in its segment, which is why the search also reads records. */
    private void onTopics() {
        for (var packing : List.of("none", "gzip")) {
            var topic = "icp.decoy." + packing + "." + System.nanoTime();
            try (var admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get();
                publish(topic, packing);
                var read = new ByteArrayOutputStream();
                new Topics(stack).eachRecord(topic, (_, value) -> append(value, read));
                expectAll("a topic, batches " + packing, new ByteArrayInputStream(read.toByteArray()));
                var segment = stack.logs().resolveSibling("kafka").resolve(topic + "-0/00000000000000000000.log");
                if (packing.equals("none")) {
                    expectAll("a segment", open(segment));
                } else if (!look("a segment, batches " + packing, open(segment)).isEmpty()) {
                    overlooked.add("batches were to be packed and are not");
                }
                admin.deleteTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The decoys' topic is refused", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void publish(String topic, String packing) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", stack.kafka(), "compression.type", packing, "linger.ms", 200, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = needles.forms().stream()
                    .map(form -> producer.send(new ProducerRecord<>(topic, form.bytes())))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        }
    }

    private void expectAll(String place, InputStream content) {
        var seen = look(place, content);
        var counts = seen.stream().collect(Collectors.groupingBy(Decoys::what, Collectors.counting()));
        needles.forms().stream()
                .collect(Collectors.groupingBy(form -> form.datum() + " as " + form.encoding(), Collectors.counting()))
                .forEach((what, planted) -> {
                    if (counts.getOrDefault(what, 0L) < planted) {
                        overlooked.add("%s in %s".formatted(what, place));
                    }
                });
    }

    private void expectSome(String place, InputStream content) {
        if (look(place, content).isEmpty()) {
            overlooked.add("everything in " + place);
        }
    }

    private List<Hit> look(String place, InputStream content) {
        var seen = new ArrayList<Hit>();
        try (content) {
            needles.search(content, place, seen::add);
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be read", e);
        }
        found.addAll(seen);
        return seen;
    }

    private static String what(Hit hit) {
        return hit.datum() + " as " + hit.encoding();
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Path newest(Path folder, String pattern) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .max(Path::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(InputStream value, ByteArrayOutputStream to) {
        try {
            value.transferTo(to);
            to.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
