package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.KeyOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewKeysetsTest {
    @TempDir
    Path keys;

    @Test
    void the_keysets_of_a_service_are_made_for_their_owner_alone_and_never_made_again()
            throws IOException, GeneralSecurityException {
        NewKeysets.main(keys.toString(), "filing", "account");
        try (var files = Files.list(keys)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "filing-fields.json",
                            "filing-index.json",
                            "filing-hash.json",
                            "filing-stream.json",
                            "filing-audit.json",
                            "filing-anchor.json",
                            "filing-anchor-public.json",
                            "account-fields.json",
                            "account-index.json",
                            "account-hash.json",
                            "account-stream.json",
                            "account-audit.json",
                            "account-anchor.json",
                            "account-anchor-public.json");
        }
        var fields = keys.resolve("filing-fields.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fields)))
                .isEqualTo("rw-------");
        var before = Files.readString(fields);

        NewKeysets.main(keys.toString(), "filing");

        assertThat(Files.readString(fields)).isEqualTo(before);
    }

    /** GuardedSettings of platform/web reads the ids in these files. */
    @Test
    void keys_of_development_say_so_by_their_ids_and_so_do_those_that_follow_them()
            throws IOException, GeneralSecurityException {
        NewKeysets.make(keys, "filing", KeyOrigin.DEVELOPMENT);
        NewKeysets.make(keys, "account");
        for (var use : KeysetFiles.Use.values()) {
            assertThat(ids("filing", use)).hasSize(1).allMatch(id -> KeyOrigin.of(id) == KeyOrigin.DEVELOPMENT);
            assertThat(ids("account", use)).hasSize(1).allMatch(id -> KeyOrigin.of(id) == KeyOrigin.INSTALLATION);
        }

        KeysetFiles.addKey(keys, "filing", KeysetFiles.Use.FIELDS);
        KeysetFiles.addKey(keys, "account", KeysetFiles.Use.FIELDS);

        assertThat(ids("filing", KeysetFiles.Use.FIELDS))
                .hasSize(2)
                .allMatch(id -> KeyOrigin.of(id) == KeyOrigin.DEVELOPMENT);
        assertThat(ids("account", KeysetFiles.Use.FIELDS))
                .hasSize(2)
                .allMatch(id -> KeyOrigin.of(id) == KeyOrigin.INSTALLATION);
    }

    private List<Long> ids(String service, KeysetFiles.Use use) throws IOException {
        return Pattern.compile("\"keyId\"\\s*:\\s*(\\d{1,10})")
                .matcher(Files.readString(use.in(keys, service)))
                .results()
                .map(id -> Long.valueOf(id.group(1)))
                .toList();
    }

    @Test
    void an_installation_whose_index_made_the_hashes_keeps_its_hashes() throws IOException, GeneralSecurityException {
        NewKeysets.main(keys.toString(), "filing");
        var hashes = keys.resolve("filing-hash.json");
        var index = keys.resolve("filing-index.json");
        assertThat(Files.readString(hashes)).isNotEqualTo(Files.readString(index));
        var before = BlindIndex.reading(keys, "filing")
                .of("recovery_code.hash", "code")
                .a();
        Files.delete(hashes);

        NewKeysets.main(keys.toString(), "filing");

        assertThat(new KeyedHash(Keysets.reading(keys, "filing")).of("recovery_code.hash", "code"))
                .isEqualTo(before);
    }

    /** Only versions without rotation of the index had no keyset of hashes. */
    @Test
    void a_lost_keyset_of_hashes_is_not_made_of_an_index_that_was_rotated()
            throws IOException, GeneralSecurityException {
        NewKeysets.make(keys, "filing");
        Files.delete(keys.resolve("filing-hash.json"));

        KeysetFiles.addKey(keys, "filing", KeysetFiles.Use.INDEX);
        assertHashesAreAskedFor();

        KeysetFiles.useNewestKey(keys, "filing", KeysetFiles.Use.INDEX);
        KeysetFiles.switchOlderOff(keys, "filing", KeysetFiles.Use.INDEX);
        KeysetFiles.dropOlder(keys, "filing", KeysetFiles.Use.INDEX);
        assertHashesAreAskedFor();
    }

    private void assertHashesAreAskedFor() throws IOException {
        var index = keys.resolve("filing-index.json");
        var before = Files.readString(index);

        assertThatThrownBy(() -> NewKeysets.make(keys, "filing"))
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("filing-hash.json is lost");

        assertThat(index).hasContent(before);
        assertThat(keys.resolve("filing-hash.json")).doesNotExist();
    }

    @Test
    void a_new_key_is_on_disk_under_its_name_before_it_encrypts_and_the_retired_ones_before_that()
            throws IOException, GeneralSecurityException {
        KeysetFiles.create(keys, "filing", KeysetFiles.Use.FIELDS);
        try (var forced = new Recording()) {
            forced.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            forced.start();
            KeysetFiles.addKey(keys, "filing", KeysetFiles.Use.FIELDS);
            KeysetFiles.useNewestKey(keys, "filing", KeysetFiles.Use.FIELDS);
            KeysetFiles.keepNewestKey(keys, "filing", KeysetFiles.Use.FIELDS);
            forced.stop();

            assertThat(told(forced))
                    .containsExactly(
                            "filing-fields.json",
                            "its folder",
                            "filing-fields.json",
                            "its folder",
                            "filing-fields-retired.json",
                            "its folder",
                            "filing-fields.json",
                            "its folder");
        }
    }

    /** What was written through to the disk, in order, under the names that the files have afterwards. */
    private List<String> told(Recording forced) throws IOException {
        var written = Files.createTempFile("forced", ".jfr");
        forced.dump(written);
        return RecordingFile.readAllEvents(written).stream()
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .map(event -> Path.of(event.getString("path")))
                .filter(path -> path.startsWith(keys))
                .map(path -> path.equals(keys)
                        ? "its folder"
                        : path.getFileName()
                                .toString()
                                .replaceFirst("^\\.(.+?)(-[0-9a-f]{8})?\\.json\\..+$", "$1.json"))
                .toList();
    }

    @Test
    void a_missing_or_broken_keyset_is_named() throws IOException {
        assertThatThrownBy(() -> KeysetFiles.read(keys, "filing", KeysetFiles.Use.FIELDS))
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("filing-fields.json");
        Files.writeString(keys.resolve("filing-fields.json"), "{}");
        assertThatThrownBy(() -> KeysetFiles.read(keys, "filing", KeysetFiles.Use.FIELDS))
                .isInstanceOf(KeysUnusable.class);
    }
}
