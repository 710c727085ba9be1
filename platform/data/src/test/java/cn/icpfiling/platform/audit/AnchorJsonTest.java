package cn.icpfiling.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.auditchain.Anchor;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorJsonTest {
    private static final Path CONTRACT = Path.of("src/main/contract");

    @TempDir
    Path folder;

    @Test
    void the_contracts_example_is_read_and_written_as_it_is() throws IOException {
        var json = new ObjectMapper();
        var example = Files.readString(CONTRACT.resolve("examples/audit.anchored.json"));

        var written = json.readTree(AnchorJson.write(AnchorJson.read(example)));

        assertThat(written).isEqualTo(json.readTree(example));
        var schema =
                json.readTree(CONTRACT.resolve("schemas/audit.anchored.v1.json").toFile());
        var promised = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(promised::add);
        var fields = new ArrayList<String>();
        written.fieldNames().forEachRemaining(fields::add);
        assertThat(promised).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void a_file_is_written_once_and_never_over() throws IOException {
        var anchor = AnchorJson.read(Files.readString(CONTRACT.resolve("examples/audit.anchored.json")));
        var other = new Anchor(anchor.chain(), 2, 1, anchor.hash(), anchor.at(), null, anchor.signature());

        AnchorFiles.write(folder, anchor);
        AnchorFiles.write(folder, anchor);

        assertThat(AnchorFiles.read(List.of(folder), "filing")).containsExactly(anchor);
        assertThat(AnchorFiles.read(List.of(folder), "account")).isEmpty();
        assertThatThrownBy(() -> AnchorFiles.write(folder, other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_store_whose_folders_are_not_synced_keeps_anchors_too() throws IOException {
        var anchor = AnchorJson.read(Files.readString(CONTRACT.resolve("examples/audit.anchored.json")));
        try (var store = FileSystems.newFileSystem(folder.resolve("store.zip"), Map.of("create", "true"))) {
            var there = store.getPath("/anchors");

            AnchorFiles.write(there, anchor);
            AnchorFiles.write(there, anchor);

            assertThat(AnchorFiles.read(List.of(there), "filing")).containsExactly(anchor);
        }
    }
}
