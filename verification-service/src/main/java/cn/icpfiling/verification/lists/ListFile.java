package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.ListKind;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A list as a CSV file (RFC 4180, UTF-8, with or without byte order mark): one line of column names, then one entry a
 * line. The reader goes on to the end and reports all faults at once, each with its line number. The line of column
 * names is line 1.
 */
public final class ListFile {

    public static final int MOST_ENTRIES = 5000;
    /** Further faults are counted, but not reported. */
    static final int MOST_FAULTS = 500;

    private static final Map<ListKind, List<String>> COLUMNS = Map.of(
            ListKind.TLD, List.of("tld", "status", "validFrom", "validTo", "source"),
            ListKind.REGISTRAR, List.of("ianaId", "name", "aliases", "status", "validFrom", "validTo", "source"));
    private static final char BYTE_ORDER_MARK = 0xFEFF;

    private final ListKind kind;
    private final List<ListEntry> entries = new ArrayList<>();
    private final List<Violation> faults = new ArrayList<>();
    private final Map<String, List<Placed>> bySubject = new HashMap<>();

    /** @param faults empty if the file is valid; the entries may be used only then */
    public record Read(List<ListEntry> entries, List<Violation> faults) {}

    private record Placed(ListEntry entry, long line) {}

    private ListFile(ListKind kind) {
        this.kind = kind;
    }

    public static Read read(ListKind kind, byte[] bytes) {
        var file = new ListFile(kind);
        var text = file.decode(bytes);
        text.ifPresent(file::readAll);
        return new Read(List.copyOf(file.entries), told(file.faults));
    }

    /**
     * Writes a file from which these entries can be read again. Names are in Unicode, and lines end as RFC 4180
     * requires.
     */
    public static String write(ListKind kind, List<ListEntry> entries) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS.get(kind));
            for (var entry : entries) {
                printer.printRecord(ListLine.values(entry));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private Optional<String> decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text);
        } catch (CharacterCodingException otherEncoding) {
            faults.add(Violation.of("/lines/1", "LIST_NOT_UTF8", null));
            return Optional.empty();
        }
    }

    private void readAll(String text) {
        var line = 1L;
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            var records = parser.iterator();
            var read = 0;
            while (records.hasNext()) {
                var row = records.next();
                if (read == 0 && !row.toList().equals(COLUMNS.get(kind))) {
                    fault(1, null, "LIST_COLUMNS", String.join(",", COLUMNS.get(kind)));
                    return;
                }
                if (read > MOST_ENTRIES) {
                    fault(line, null, "LIST_SIZE", MOST_ENTRIES);
                    return;
                }
                if (read > 0) {
                    take(row, line);
                }
                line = parser.getCurrentLineNumber() + 1;
                read++;
            }
            if (read < 2) {
                fault(1, null, "LIST_SIZE", MOST_ENTRIES);
            }
        } catch (UncheckedIOException | IllegalStateException | IOException unreadable) {
            fault(line, null, "LIST_LINE_UNREADABLE");
        }
    }

    private void take(CSVRecord row, long line) {
        var columns = COLUMNS.get(kind);
        if (row.size() != columns.size()) {
            fault(line, null, "LIST_LINE_COLUMNS", row.size(), columns.size());
            return;
        }
        var fields = new ListLine(row.toList(), columns, (field, code, args) -> fault(line, field, code, args));
        fields.entry(kind).ifPresent(entry -> {
            var others = bySubject.computeIfAbsent(entry.subject(), _ -> new ArrayList<>());
            others.stream()
                    .filter(other -> overlap(other.entry(), entry))
                    .findFirst()
                    .ifPresent(other -> fault(line, null, "LIST_DAYS_OVERLAP", other.line()));
            others.add(new Placed(entry, line));
            entries.add(entry);
        });
    }

    /** If two entries share a day, no rule decides which of them holds. */
    private static boolean overlap(ListEntry one, ListEntry other) {
        return (one.validTo() == null || !one.validTo().isBefore(other.validFrom()))
                && (other.validTo() == null || !other.validTo().isBefore(one.validFrom()));
    }

    private void fault(long line, String field, String code, Object... args) {
        faults.add(Violation.of("/lines/" + line + (field == null ? "" : "/" + field), code, null, args));
    }

    private static List<Violation> told(List<Violation> faults) {
        if (faults.size() <= MOST_FAULTS) {
            return List.copyOf(faults);
        }
        var told = new ArrayList<>(faults.subList(0, MOST_FAULTS));
        told.add(Violation.of("/lines", "LIST_FAULTS_LEFT_OUT", null, faults.size() - MOST_FAULTS));
        return List.copyOf(told);
    }
}
