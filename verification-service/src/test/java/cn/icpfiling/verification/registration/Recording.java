package cn.icpfiling.verification.registration;

import cn.icpfiling.platform.identifier.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * An answer in the form in which a registry or registrar gives it, written by hand with invented names and people. What it must be read
 * as stands beside it in {@code recordings.csv}, and in the column {@code after} which real answer its form follows, or that it follows
 * none.
 */
record Recording(CSVRecord row, byte[] answer) {

    static List<Recording> all() {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setNullString("")
                .get();
        try (var rows = format.parse(new InputStreamReader(stream("recordings.csv"), StandardCharsets.UTF_8))) {
            return rows.stream().map(Recording::of).toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Recording of(CSVRecord row) {
        try (var file = stream(row.get("protocol") + "/" + row.get("file"))) {
            return new Recording(row, file.readAllBytes());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(Recording.class.getResourceAsStream("/recordings/" + name), name);
    }

    DomainName asked() {
        return DomainName.verbatim(row.get("asked"));
    }

    boolean isFound() {
        return row.get("outcome").equals("FOUND");
    }

    boolean isWhois() {
        return row.get("protocol").equals("whois");
    }

    /** Whoever gives such answers: the file's name up to what the answer is about. */
    String server() {
        return row.get("file").replaceFirst("(\\.[a-z]+|services)-.*", "$1").replaceFirst("\\.(txt|json)$", "");
    }

    Reading read() {
        return read(answer, asked());
    }

    Reading read(byte[] bytes, DomainName name) {
        return isWhois() ? WhoisFamily.valueOf(row.get("family")).read(bytes, name) : RdapReader.read(bytes, name);
    }

    String told(String column) {
        return row.get(column);
    }

    Instant time(String column) {
        return told(column) == null ? null : Instant.parse(told(column));
    }

    Set<String> statuses() {
        return told("statuses") == null ? Set.of() : Set.of(told("statuses").split("\\|"));
    }

    @Override
    public String toString() {
        return row.get("file");
    }
}
