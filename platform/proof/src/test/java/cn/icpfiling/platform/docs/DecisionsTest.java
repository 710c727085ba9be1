package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each decision of docs/adr has a number of its own, no number is left out, and the list of the folder names all in their order. */
class DecisionsTest {
    private static final Path FOLDER =
            Path.of("").toAbsolutePath().getParent().getParent().resolve("docs/adr");

    /** These two were given away and never written. */
    private static final Set<Integer> FREE = Set.of(44, 47);

    private static final Pattern FILE = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[(\\d{4})]\\((\\d{4}-[a-z0-9-]+\\.md)\\) \\| .+ \\|$");

    @Test
    void numbers_are_unique_and_without_gaps_and_the_list_names_each_decision() throws IOException {
        var list = Files.readString(FOLDER.resolve("README.md"));

        assertThat(files()).hasSizeGreaterThan(50);
        assertThat(faults(files(), list, FREE)).isEmpty();
    }

    @Test
    void each_decision_begins_with_its_own_number() throws IOException {
        for (var file : files()) {
            assertThat(Files.readString(FOLDER.resolve(file))).as(file).startsWith("# " + file.substring(0, 4));
        }
    }

    @Test
    void planted_faults_are_found() {
        var list = """
                | [0001](0001-a.md) | A |
                | [0003](0003-c.md) | C |
                | [0002](0002-b.md) | B |
                | [0005](0006-f.md) | F |
                """;

        assertThat(faults(
                        List.of("0001-a.md", "0002-b.md", "0002-b2.md", "0003-c.md", "0006-f.md", "note.txt"),
                        list,
                        Set.of(4)))
                .containsExactlyInAnyOrder(
                        "note.txt has no number",
                        "0002-b2.md: its number stands twice",
                        "no decision has the number 5",
                        "the list does not name 0002-b2.md",
                        "the list calls 0006-f.md 0005",
                        "0002 is not behind 0003 in the list");
        assertThat(faults(List.of("0001-a.md"), "| [0001](0001-a.md) | A |\n| [0002](0002-b.md) | B |\n", Set.of(1)))
                .containsExactlyInAnyOrder(
                        "0001-a.md has a number that is named as free", "0002-b.md of the list is no file");
    }

    private static List<String> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }

    /** @param files in their order */
    private static List<String> faults(List<String> files, String list, Set<Integer> free) {
        var faults = new ArrayList<String>();
        var numbers = new HashSet<Integer>();
        var expected = 1;
        for (var file : files) {
            var name = FILE.matcher(file);
            if (!name.matches()) {
                faults.add(file + " has no number");
                continue;
            }
            var number = Integer.parseInt(name.group(1));
            if (!numbers.add(number)) {
                faults.add(file + ": its number stands twice");
            }
            if (free.contains(number)) {
                faults.add(file + " has a number that is named as free");
            }
            for (; expected < number; expected++) {
                if (!free.contains(expected)) {
                    faults.add("no decision has the number " + expected);
                }
            }
            expected = number + 1;
        }
        faults.addAll(faultsOfList(files, ROW.matcher(list).results().toList()));
        return faults;
    }

    private static List<String> faultsOfList(List<String> files, List<MatchResult> rows) {
        var faults = new ArrayList<String>();
        var before = "0000";
        for (var row : rows) {
            var number = row.group(1);
            if (!row.group(2).startsWith(number)) {
                faults.add("the list calls " + row.group(2) + " " + number);
            }
            if (!files.contains(row.group(2))) {
                faults.add(row.group(2) + " of the list is no file");
            }
            if (number.compareTo(before) <= 0) {
                faults.add(number + " is not behind " + before + " in the list");
            }
            before = number;
        }
        var named = rows.stream().map(row -> row.group(2)).collect(Collectors.toSet());
        files.stream()
                .filter(file -> FILE.matcher(file).matches() && !named.contains(file))
                .map(file -> "the list does not name " + file)
                .forEach(faults::add);
        return faults;
    }
}
