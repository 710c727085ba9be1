package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Database servers of one machine share no folder of temporary tables: one that starts deletes those of the others, which end by that. */
class TemporaryTablesTest {

    private static final Path LIBRARY = Path.of(System.getProperty("icp.root", "../.."), "deploy/local/lib");
    private static final Pattern STARTED =
            Pattern.compile("\"\\$MARIADB/(?:bin/mariadbd|scripts/mariadb-install-db)\" (?:\\\\\n|[^\n])*");

    @Test
    void each_server_that_a_command_starts_has_a_folder_of_its_own() throws IOException {
        var found = new ArrayList<String>();
        try (var scripts = Files.newDirectoryStream(LIBRARY, "*.sh")) {
            for (var script : scripts) {
                found.addAll(started(Files.readString(script)));
            }
        }
        assertThat(found).hasSizeGreaterThanOrEqualTo(3).allMatch(TemporaryTablesTest::hasOwnFolder);
        assertThat(started("x \"$MARIADB/bin/mariadbd\" --datadir=\"$data\" \\\n  --port=1\n"))
                .hasSize(1)
                .noneMatch(TemporaryTablesTest::hasOwnFolder);
    }

    private static List<String> started(String script) {
        return STARTED.matcher(script).results().map(found -> found.group()).toList();
    }

    private static boolean hasOwnFolder(String command) {
        return command.contains("--tmpdir=\"$(temporary_folder ");
    }
}
