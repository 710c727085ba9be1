package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.rules.ApprovalStatus;
import com.ibm.icu.text.IDNA;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The lists that come with this release, as they stand in {@code lists/*.csv}. */
final class BundledLists {

    record Tld(
            String tld, String unicode, ApprovalStatus status, LocalDate validFrom, LocalDate validTo, String source) {}

    record RegistrarEntry(
            Integer ianaId,
            String name,
            List<String> aliases,
            ApprovalStatus status,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {}

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES);

    private final String tlds;
    private final String registrars;

    BundledLists() {
        tlds = text("/lists/tld-approval.csv");
        registrars = text("/lists/registrars.csv");
    }

    List<Tld> tlds() {
        return rows(tlds).stream()
                .map(row -> new Tld(
                        ascii(row.get("tld")),
                        row.get("tld").toLowerCase(Locale.ROOT),
                        ApprovalStatus.valueOf(row.get("status")),
                        LocalDate.parse(row.get("validFrom")),
                        dayOrNull(row.get("validTo")),
                        row.get("source")))
                .toList();
    }

    List<RegistrarEntry> registrars() {
        return rows(registrars).stream()
                .map(row -> new RegistrarEntry(
                        row.get("ianaId").isEmpty() ? null : Integer.valueOf(row.get("ianaId")),
                        row.get("name"),
                        row.get("aliases").isEmpty()
                                ? List.of()
                                : List.of(row.get("aliases").split("\\|")),
                        ApprovalStatus.valueOf(row.get("status")),
                        LocalDate.parse(row.get("validFrom")),
                        dayOrNull(row.get("validTo")),
                        row.get("source")))
                .toList();
    }

    byte[] tldDigest() {
        return digest(tlds);
    }

    byte[] registrarDigest() {
        return digest(registrars);
    }

    private static List<CSVRecord> rows(String text) {
        try (var parser = CSV.parse(new StringReader(text))) {
            return parser.getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LocalDate dayOrNull(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String ascii(String tld) {
        var info = new IDNA.Info();
        var label = UTS46.labelToASCII(tld, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            throw new IllegalStateException("not a top-level domain: " + tld);
        }
        return label.toLowerCase(Locale.ROOT);
    }

    private static String text(String name) {
        try (var in = BundledLists.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
