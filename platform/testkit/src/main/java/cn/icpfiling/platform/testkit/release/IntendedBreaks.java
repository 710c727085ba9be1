package cn.icpfiling.platform.testkit.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The breaks that the next release makes on purpose, from {@code docs/releases/intended-breaks.yaml}: under
 * {@code operations}, {@code events} or {@code migrations} a list of entries with {@code break} (the text of the break),
 * {@code reason} (at least {@value #SHORTEST_REASON} characters) and {@code date} (the day of the decision). Only a
 * release before 1.0.0 may have entries: from then on a break needs a new version beside the old one.
 */
public final class IntendedBreaks {
    /** Where the file stands below the root of a work tree. */
    public static final Path FILE = Path.of("docs/releases/intended-breaks.yaml");

    private static final int SHORTEST_REASON = 20;

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private IntendedBreaks() {}

    /**
     * Reads one list of the file; an empty one if there is no file.
     *
     * @param list operations, events or migrations
     */
    public static IntendedBreaks read(Path root, String list) throws IOException {
        var intended = new IntendedBreaks();
        if (Files.exists(root.resolve(FILE))) {
            Part.read(root.resolve(FILE)).at(list).entries().forEach(intended::add);
        }
        return intended;
    }

    private void add(Part entry) {
        var text = entry.text("break");
        reasons.put(text, entry.text("reason"));
        if (entry.text("reason").length() < SHORTEST_REASON) {
            faults.add(FILE + " gives no reason for: " + text);
        }
        try {
            LocalDate.parse(entry.text("date"));
        } catch (DateTimeParseException e) {
            faults.add(FILE + " gives no day (2026-11-28) for: " + text);
        }
    }

    /**
     * Returns the breaks that are not intended, and what is wrong with the list: an entry without a reason or a day, one
     * that no break matches, and any entry if the last release is stable.
     */
    public List<String> faults(LastRelease last, List<Break> breaks) {
        var all = new ArrayList<>(faults);
        var texts = breaks.stream().map(Break::toString).distinct().toList();
        texts.stream().filter(text -> !reasons.containsKey(text)).forEach(all::add);
        reasons.keySet().stream()
                .filter(text -> !texts.contains(text))
                .forEach(text -> all.add(FILE + " names a break that is not there: " + text));
        if (last.isStable() && !reasons.isEmpty()) {
            all.add(FILE + " has entries, but " + last.version() + " is stable");
        }
        return all;
    }
}
