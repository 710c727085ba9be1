package cn.icpfiling.platform.testkit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every exchange of this module's tests, a line each in a file under target/: method, path as the contract writes it, status,
 * codes of the problem and of its errors, and those of them whose sentences have a place that nothing was put into. No body, and no value of a path. {@code ./icp test} reads them all at its end.
 */
final class TrafficRecord {
    /** Of no contract. */
    static final String NO_TEMPLATE = "(none)";

    private static final Path FOLDER = Path.of("target/traffic");
    private static final Path OWN = Path.of("src/main/contract/openapi.yaml");
    private static final Pattern PATH = Pattern.compile("  (/\\S+):\\s*");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private static TrafficRecord seen;
    private static TrafficRecord planted;

    private final BufferedWriter file;
    private final List<Template> templates;

    private record Template(String text, Pattern pattern) {
        static Template of(String text) {
            List<String> quoted =
                    Stream.of(VARIABLE.split(text, -1)).map(Pattern::quote).toList();
            return new Template(text, Pattern.compile(String.join("[^/]+", quoted)));
        }

        long variables() {
            return VARIABLE.matcher(text).results().count();
        }
    }

    /**
     * Appends: each start of Quarkus in one JVM loads this class anew, and is the second, third, … to open the file.
     *
     * @throws UncheckedIOException if it cannot be opened
     */
    TrafficRecord(Path record) {
        try {
            Files.createDirectories(record.toAbsolutePath().getParent());
            file = Files.newBufferedWriter(record, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            templates = templates(contracts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path named(String kind) {
        return FOLDER.resolve(kind + "-" + ProcessHandle.current().pid() + ".tsv");
    }

    /** What is kept of what is wrong on purpose has a file of its own: whoever reads the records must find it red. */
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
            file.write(String.join("\t", method, template(path, templates), Integer.toString(status)));
            file.write("\t" + String.join(",", codes) + "\t" + String.join(",", unfilled) + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String template(List<String> contract, String path) {
        return template(path, contract.stream().map(Template::of).toList());
    }

    /** The one with the fewest variables: /accounts/me is not the account "me". */
    private static String template(String path, List<Template> templates) {
        return templates.stream()
                .filter(template -> template.pattern().matcher(path).matches())
                .min(Comparator.comparing(Template::variables))
                .map(Template::text)
                .orElse(NO_TEMPLATE);
    }

    private static List<Path> contracts() throws IOException {
        if (Files.exists(OWN)) {
            try (Stream<Path> siblings = Files.list(Path.of(".."))) {
                return siblings.map(module -> module.resolve(OWN))
                        .filter(Files::exists)
                        .toList();
            }
        }
        return List.of();
    }

    /** The lines themselves: no parser is needed to find the paths, and each module's tests would wait for it. */
    private static List<Template> templates(List<Path> contracts) throws IOException {
        List<Template> templates = new ArrayList<>();
        for (Path contract : contracts) {
            for (String line : Files.readAllLines(contract)) {
                Matcher path = PATH.matcher(line);
                if (path.matches()) {
                    templates.add(Template.of(path.group(1)));
                }
            }
        }
        return List.copyOf(templates);
    }
}
