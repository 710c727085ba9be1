package cn.icpfiling.filing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.crypto.EncryptedStore;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sentences, and those of a line and a bucket, against S3Proxy. */
class S3StorageTest extends StorageSentences {

    @TempDir
    static Path disk;

    private static S3Server server;
    private Line line;
    private S3Bucket bucket;

    @BeforeAll
    static void a_server_runs() throws IOException {
        server = new S3Server(disk);
    }

    @AfterAll
    static void the_server_has_ended() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Storage made() throws IOException {
        line = new Line(server.port());
        bucket = new S3Bucket(S3Server.settings(line.endpoint()));
        return new S3Storage(bucket, cipher, folder);
    }

    @AfterEach
    void the_line_is_closed_and_nothing_is_left_on_this_disk() throws IOException {
        line.close();
        if (Files.exists(folder.resolve("outgoing"))) {
            assertThat(folder.resolve("outgoing")).isEmptyDirectory();
        }
    }

    @Override
    Path onItsWay() throws IOException {
        return Files.createTempFile(((S3Storage) storage).scratch(), "a", ".part");
    }

    @Override
    byte[] asTheyLie(Shelf shelf, UUID id) throws IOException {
        try (var in = bucket.get(shelf.named(id))) {
            return in.readAllBytes();
        }
    }

    @Tag("long")
    @Test
    void a_file_passes_through_a_heap_smaller_than_it_is() throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx30m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargeFile.class.getName(),
                folder.toString(),
                server.endpoint());
        var said = folder.resolve("large.txt").toFile();
        var child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();

        assertThat(child.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said.toPath())).contains("41943040 bytes");
    }

    @Test
    void a_line_that_breaks_halfway_keeps_nothing_visible_and_is_said() {
        var id = Ids.next();
        line.when(head -> head.startsWith("PUT /") ? Line.Fate.CUT : Line.Fate.PASSED);

        assertThatThrownBy(() -> storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        said -> assertThat(said.type()).isEqualTo(CommonProblem.UPSTREAM_UNAVAILABLE));

        line.when(head -> Line.Fate.PASSED);
        assertThatThrownBy(() -> storage.read(Shelf.MATERIALS, id)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_line_that_breaks_once_is_tried_again() throws IOException {
        var id = Ids.next();
        line.when(head -> head.startsWith("PUT /") && line.touched() == 0 ? Line.Fate.CUT : Line.Fate.PASSED);

        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));

        assertThat(line.touched()).isEqualTo(1);
        assertThat(read(Shelf.MATERIALS, id)).isEqualTo(PAPER);
    }

    @Test
    void a_deletion_that_nobody_answers_is_left_to_the_sweep() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));
        line.when(head -> head.startsWith("DELETE /") ? Line.Fate.CUT_AT_ONCE : Line.Fate.PASSED);

        storage.delete(Shelf.MATERIALS, id);
        line.when(head -> Line.Fate.PASSED);
        assertThat(read(Shelf.MATERIALS, id)).isEqualTo(PAPER);

        var shown = new ArrayList<UUID>();
        storage.eachOlderThan(Shelf.MATERIALS, Instant.now().plusSeconds(60), shown::addAll);
        assertThat(shown).contains(id);
    }

    @Test
    void a_version_takes_the_place_of_the_one_that_it_was_made_of() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));
        var shelf = materials();
        var held = held(shelf, id);
        var anew = Files.write(folder.resolve("anew"), new byte[] {1, 2, 3, 4, 5, 6});

        assertThat(shelf.head(id, 5)).isEqualTo(Arrays.copyOf(asTheyLie(Shelf.MATERIALS, id), 5));
        assertThat(shelf.replace(held, anew)).isTrue();

        assertThat(asTheyLie(Shelf.MATERIALS, id)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(held(shelf, id).version()).isNotEqualTo(held.version());
    }

    @Test
    void what_was_deleted_or_changed_meanwhile_is_not_replaced_where_the_server_knows_conditions() throws IOException {
        var id = Ids.next();
        storage.write(Shelf.MATERIALS, id, out -> out.write(PAPER));
        var shelf = materials();
        var held = held(shelf, id);
        var anew = Files.write(folder.resolve("anew"), new byte[] {1});
        line.when(head -> head.startsWith("PUT /") && head.contains("If-Match: " + held.version())
                ? Line.Fate.CHANGED
                : Line.Fate.PASSED);

        assertThat(shelf.replace(held, anew)).isFalse();

        assertThat(line.touched()).isEqualTo(1);
        assertThat(read(Shelf.MATERIALS, id)).isEqualTo(PAPER);
    }

    @Test
    void a_bucket_that_is_missing_or_a_key_that_does_not_fit_is_a_refusal_that_says_so() {
        assertThatThrownBy(() -> new S3Bucket(S3Server.settings(server.endpoint(), "nobodys", S3Server.SECRET)).look())
                .isInstanceOfSatisfying(
                        S3Bucket.Failed.class,
                        failed -> assertThat(failed.isRefusal()).isTrue())
                .hasMessageContaining("there is no such bucket");
        assertThatThrownBy(() ->
                        new S3Bucket(S3Server.settings(server.endpoint(), S3Server.BUCKET, "wrong-secret")).look())
                .isInstanceOfSatisfying(
                        S3Bucket.Failed.class,
                        failed -> assertThat(failed.isRefusal()).isTrue())
                .hasMessageContaining("the access key, its secret or its rights do not fit")
                .hasMessageNotContaining("wrong-secret");
        assertThat(S3Server.settings(server.endpoint()).toString()).doesNotContain(S3Server.SECRET);
    }

    @Test
    void who_may_not_use_the_bucket_is_not_ready_and_silence_alone_is_no_reason() {
        var now = new AtomicReference<>(Instant.now());
        var clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.updateAndGet(last -> last.plusSeconds(30));
            }
        };
        var used = new AtomicReference<>(new S3Bucket(S3Server.settings(line.endpoint(), "nobodys", S3Server.SECRET)));
        var ready = new BucketReady(true, used::get, clock);

        assertThat(ready.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(ready.call().getData().orElseThrow().get("reason").toString())
                .contains("there is no such bucket");
        used.set(bucket);
        assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
        line.when(head -> Line.Fate.CUT_AT_ONCE);
        assertThat(ready.call().getStatus()).as("it was seen before").isEqualTo(Status.UP);
        assertThat(new BucketReady(true, used::get, clock).call().getStatus())
                .as("never seen")
                .isEqualTo(Status.DOWN);
        line.when(head -> Line.Fate.PASSED);
        used.set(new S3Bucket(S3Server.settings(line.endpoint(), S3Server.BUCKET, "wrong-secret")));
        assertThat(ready.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new BucketReady(false, () -> null, clock).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void settings_that_are_missing_are_named_all_at_once() {
        var nothing = new S3Settings(
                Optional.empty(), "us-east-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(nothing::require)
                .hasMessage("icp.materials.storage is s3, and these are not set: icp.materials.s3.endpoint,"
                        + " icp.materials.s3.bucket, icp.materials.s3.access-key, icp.materials.s3.secret-key");
    }

    private EncryptedStore materials() {
        return BucketShelves.of(bucket, (S3Storage) storage).getFirst();
    }

    private static EncryptedStore.Held held(EncryptedStore shelf, UUID id) throws IOException {
        return shelf.page(Optional.empty()).held().stream()
                .filter(held -> held.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
