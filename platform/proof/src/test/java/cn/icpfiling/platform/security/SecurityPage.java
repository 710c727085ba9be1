package cn.icpfiling.platform.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/security}: tables whose rows have an id and a state, and a list of the ids that are not met or open at its top.
 *
 * @param states the states that a row can have
 */
record SecurityPage(Set<String> states, List<Row> rows, Set<String> listed, String text) {
    /** Where a page has this state, "met" needs a test. */
    static final String BY_DOCUMENT = "met by document";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d[^|]*?|T\\d+) \\|(.*)\\|$");
    private static final Pattern TOP =
            Pattern.compile("(?m)^\\* (T\\d+|\\d[\\d.]*(?: (?:to|[a-z]|\\(\\d\\))(?: [\\d.]+)?)?(?:, \\d+)*) .*$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern DECISIONS = Pattern.compile("ADR (\\d{4}(?:, \\d{4})*)");
    private static final Pattern FILE =
            Pattern.compile("`(?!/|\\./)([^`\\s]+\\.(?:md|yaml|json|xml|sql|txt)|[^`\\s]+/[^`\\s]+\\.\\w+)`");

    /** @param cells the cells after the id; one of them is the state */
    record Row(String id, String state, String cells) {}

    static SecurityPage read(Path file, Set<String> states) throws IOException {
        return of(Files.readString(file), states);
    }

    static SecurityPage of(String text, Set<String> states) {
        var rows = new ArrayList<Row>();
        ROW.matcher(text).results().forEach(row -> {
            var cells = row.group(2);
            var state = List.of(cells.split("\\|")).stream()
                    .map(String::strip)
                    .filter(states::contains)
                    .findFirst()
                    .orElse("");
            rows.add(new Row(row.group(1), state, cells));
        });
        var listed = new TreeSet<String>();
        TOP.matcher(text).results().forEach(line -> listed.add(line.group(1)));
        return new SecurityPage(states, rows, listed, text);
    }

    List<String> faults(Path root, Set<String> tests) {
        var faults = new ArrayList<String>();
        for (var row : rows) {
            if (row.state().isEmpty()) {
                faults.add(row.id() + " has no state");
            }
            if (Set.of("met", "held", BY_DOCUMENT).contains(row.state()) && !hasEvidence(row.cells())) {
                faults.add(row.id() + " is " + row.state() + " without evidence");
            } else if (row.state().equals("met")
                    && states.contains(BY_DOCUMENT)
                    && !TEST.matcher(row.cells()).find()) {
                faults.add(row.id() + " is met without a test");
            }
        }
        TEST.matcher(text).results().map(test -> test.group(1)).distinct().forEach(test -> {
            if (!tests.contains(test)) {
                faults.add(test + " is no test");
            }
        });
        FILE.matcher(text).results().map(file -> file.group(1)).distinct().forEach(file -> {
            if (!Files.isRegularFile(root.resolve(file))) {
                faults.add(file + " is no file");
            }
        });
        DECISIONS
                .matcher(text)
                .results()
                .flatMap(named -> List.of(named.group(1).split(", ")).stream())
                .distinct()
                .forEach(number -> {
                    try (var files = Files.list(root.resolve("docs/adr"))) {
                        if (files.noneMatch(
                                file -> file.getFileName().toString().startsWith(number + "-"))) {
                            faults.add("ADR " + number + " is none");
                        }
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
        var lacking = new TreeSet<String>();
        rows.stream()
                .filter(row -> Set.of("not met", "open").contains(row.state()))
                .forEach(row -> lacking.add(row.id()));
        if (!lacking.equals(listed)) {
            faults.add("the list at the top has " + listed + ", the tables " + lacking);
        }
        return faults;
    }

    private static boolean hasEvidence(String cells) {
        return TEST.matcher(cells).find()
                || FILE.matcher(cells).find()
                || DECISIONS.matcher(cells).find()
                || cells.contains("`x-icp-");
    }
}
