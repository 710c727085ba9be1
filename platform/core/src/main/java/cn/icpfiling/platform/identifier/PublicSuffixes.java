package cn.icpfiling.platform.identifier;

import com.ibm.icu.text.IDNA;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The suffixes under which names are registered: the ICANN section of the Public Suffix List, by its own algorithm. The
 * list is part of a release and the same in every service. More than one schema uses it to decide who owns a name (ADR
 * 0017).
 */
final class PublicSuffixes {

    private static final String DATA = "/names/public-suffixes.dat";
    private static final Pattern VERSION = Pattern.compile("version (\\d{4}-\\d{2}-\\d{2})");
    private static final PublicSuffixes BUNDLED = new PublicSuffixes();

    private final Set<String> rules = new HashSet<>();
    private LocalDate day;

    private PublicSuffixes() {
        var stream = Objects.requireNonNull(PublicSuffixes.class.getResourceAsStream(DATA), DATA);
        var idna = IDNA.getUTS46Instance(IDNA.DEFAULT);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("//")) {
                    readVersion(line);
                    continue;
                }
                if (line.isBlank()) {
                    continue;
                }
                var ascii = line.chars().allMatch(c -> c < 128)
                        ? line
                        : idna.nameToASCII(line, new StringBuilder(), new IDNA.Info())
                                .toString();
                rules.add(ascii);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Objects.requireNonNull(day, "the list of public suffixes does not say of which day it is");
    }

    private void readVersion(String comment) {
        var version = VERSION.matcher(comment);
        if (version.find()) {
            day = LocalDate.parse(version.group(1));
        }
    }

    static PublicSuffixes bundled() {
        return BUNDLED;
    }

    LocalDate day() {
        return day;
    }

    /**
     * Returns how many labels of the name (A-labels) belong to the suffix. Without a matching rule the suffix is the
     * last label.
     */
    int labels(String[] name) {
        for (var from = 0; from < name.length; from++) {
            var tail = join(name, from);
            if (rules.contains("!" + tail)) {
                return name.length - from - 1;
            }
            if (rules.contains(tail)) {
                return name.length - from;
            }
            if (from + 1 < name.length && rules.contains("*." + join(name, from + 1))) {
                return name.length - from;
            }
        }
        return 1;
    }

    private static String join(String[] labels, int from) {
        return String.join(".", Arrays.copyOfRange(labels, from, labels.length));
    }
}
