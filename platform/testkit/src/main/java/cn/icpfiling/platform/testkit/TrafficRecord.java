package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.contract.PathTemplates;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Records every exchange of this module's tests, one line each, in a file under target/. A line holds the method, the
 * path as in the contract, the status and the codes of the problem and its errors. It also holds the codes whose texts
 * have an unfilled placeholder. It holds no body and no value of a path. {@code ./icp test} reads all records at its
 * end.
 */
final class TrafficRecord {
    /** The path is in no contract. */
    static final String NO_TEMPLATE = "(none)";

    private static final Path FOLDER = Path.of("target/traffic");
    static final Path OWN = Path.of("src/main/contract/openapi.yaml");
    /** Of resources that exist in the tests alone. */
    static final Path PLANTED = Path.of("src/test/contract/openapi.yaml");

    private static final Pattern PATH = Pattern.compile("  (/\\S+):\\s*");

    private static TrafficRecord seen;
    private static TrafficRecord planted;

    private final BufferedWriter file;
    private final PathTemplates templates;

    /** @throws UncheckedIOException if the file cannot be opened, or a contract cannot be read */
    TrafficRecord(Path record) {
        file = RecordFile.opened(record);
        try {
            templates = templates(contracts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path named(String kind) {
        return RecordFile.ofThisRun(kind, "tsv").in(FOLDER);
    }

    /** Planted faults go to a file of their own, which the reader of the records must report as red. */
    static synchronized TrafficRecord of(boolean onPurpose) {
        if (onPurpose) {
            planted = planted == null ? new TrafficRecord(named("planted")) : planted;
            return planted;
        }
        seen = seen == null ? new TrafficRecord(named("seen")) : seen;
        return seen;
    }

    synchronized void add(String method, String path, int status, List<String> codes, List<String> unfilled) {
        try {
            file.write(String.join("\t", method, template(path), Integer.toString(status)));
            file.write("\t" + String.join(",", codes) + "\t" + String.join(",", unfilled) + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the path as in the contract. */
    String template(String path) {
        return templates.of(path).orElse(NO_TEMPLATE);
    }

    private static List<Path> contracts() throws IOException {
        if (Files.exists(OWN)) {
            try (var siblings = Files.list(Path.of(".."))) {
                return siblings.map(module -> module.resolve(OWN))
                        .filter(Files::exists)
                        .toList();
            }
        }
        return Stream.of(PLANTED).filter(Files::exists).toList();
    }

    /** Reads the lines of the file: finding the paths needs no parser, for which each module's tests would wait. */
    private static PathTemplates templates(List<Path> contracts) throws IOException {
        var paths = new ArrayList<String>();
        for (var contract : contracts) {
            for (var line : Files.readAllLines(contract)) {
                var path = PATH.matcher(line);
                if (path.matches()) {
                    paths.add(path.group(1));
                }
            }
        }
        return new PathTemplates(paths);
    }
}
