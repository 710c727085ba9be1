package cn.icpfiling.platform.testkit;

import java.nio.file.Path;
import java.util.List;

/**
 * The database of the tests in a container, where the Maven profile "containers" names the script that runs it
 * (deploy/local/database-container.sh); docs/running-on-mysql.md says how.
 */
final class DatabaseContainer {
    private static final String SCRIPT = System.getProperty("icp.test.database.script", "");
    static final boolean IS_WANTED = !SCRIPT.isBlank();

    private DatabaseContainer() {}

    static OwnedProcess start(Path folder, int port, Path log, Path pidFile) {
        return OwnedProcess.start(log, pidFile, List.of(SCRIPT, "start", Integer.toString(port), folder.toString()));
    }

    static void does(String act, Path folder, int port) {
        OwnedProcess.run(folder.resolve("container.log"), List.of(SCRIPT, act, Integer.toString(port)));
    }
}
