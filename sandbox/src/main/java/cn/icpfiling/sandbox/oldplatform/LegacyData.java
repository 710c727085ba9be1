package cn.icpfiling.sandbox.oldplatform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * {@code ./icp legacy-data N FOLDER [--form csv|gbk|ndjson] [--pack zip|gzip] [--seed S] [--first F] [--sound]}: writes the
 * exports of an old platform with N filings, one file a table, and plan.json: what a load of them must report.
 */
public final class LegacyData {

    private static final int BUFFER = 1 << 18;

    private LegacyData() {}

    public static void main(String[] words) throws IOException {
        var wish = Wish.of(List.of(words));
        var plan = write(wish);
        plan.files()
                .forEach(file -> System.out.printf(
                        "%-9s %,12d rows, %,d of them to be set aside%n", file.kind(), file.rows(), file.setAside()));
        System.out.println("in " + wish.folder() + "; plan.json says what a load of them must report");
    }

    static LoadPlan write(Wish wish) throws IOException {
        Files.createDirectories(wish.folder());
        var data = DataSet.generated(wish.seed(), wish.first(), wish.filings(), wish.faults());
        var files = new EnumMap<TableKind, OutputStream>(TableKind.class);
        try {
            for (var table : TableKind.values()) {
                var out = wish.pack().opened(wish.folder(), new ExportFile(table, wish.form()));
                files.put(table, out);
                out.write(wish.form().head(table));
            }
            var plan = data.each((table, row) -> written(files, wish.form(), table, row));
            var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(
                    wish.folder().resolve("plan.json"), json.writeValueAsString(plan), StandardCharsets.UTF_8);
            return plan;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            for (var file : files.values()) {
                file.close();
            }
        }
    }

    private static void written(Map<TableKind, OutputStream> files, ExportForm form, TableKind table, Row row) {
        try {
            files.get(table).write(form.line(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the command line asks for. */
    record Wish(long filings, Path folder, ExportForm form, Pack pack, long seed, long first, boolean faults) {

        static Wish of(List<String> words) {
            if (words.isEmpty()) {
                throw new IllegalArgumentException("usage: N [FOLDER] [--form csv|gbk|ndjson] [--pack zip|gzip]"
                        + " [--seed S] [--first F] [--sound]");
            }
            var filings = Long.parseLong(words.getFirst());
            var folder = words.size() > 1 && !words.get(1).startsWith("--") ? words.get(1) : "legacy-data";
            var first = Long.parseLong(after(words, "--first", "0"));
            if (filings < 3 || first < 0 || first + filings > OldFilings.ROWS) {
                throw new IllegalArgumentException("N is at least 3, and N and F together at most " + OldFilings.ROWS);
            }
            return new Wish(
                    filings,
                    Path.of(folder),
                    ExportForm.valueOf(after(words, "--form", "csv").toUpperCase(Locale.ROOT)),
                    Pack.valueOf(after(words, "--pack", "none").toUpperCase(Locale.ROOT)),
                    Long.parseLong(after(words, "--seed", "1")),
                    first,
                    !words.contains("--sound"));
        }

        private static String after(List<String> words, String option, String otherwise) {
            var at = words.indexOf(option);
            return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
        }
    }

    /** The container of a file. */
    enum Pack {
        NONE {
            @Override
            OutputStream opened(Path folder, ExportFile file) throws IOException {
                return buffered(folder.resolve(file.name()));
            }
        },
        GZIP {
            @Override
            OutputStream opened(Path folder, ExportFile file) throws IOException {
                return new BufferedOutputStream(
                        new GZIPOutputStream(buffered(folder.resolve(file.name() + ".gz"))), BUFFER);
            }
        },
        ZIP {
            @Override
            OutputStream opened(Path folder, ExportFile file) throws IOException {
                var zip = new ZipOutputStream(buffered(folder.resolve(file.name() + ".zip")));
                // A fixed time, so that the same arguments make the same bytes.
                var entry = new ZipEntry(file.name());
                entry.setTime(0);
                zip.putNextEntry(entry);
                return new BufferedOutputStream(zip, BUFFER);
            }
        };

        abstract OutputStream opened(Path folder, ExportFile file) throws IOException;

        private static OutputStream buffered(Path file) throws IOException {
            return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        }
    }
}
