package cn.icpfiling.platform.identifier;

import com.ibm.icu.text.IDNA;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Under which names one registers: the ICANN section of the Public Suffix List, by its own algorithm. */
final class PublicSuffixes {

    private static final String DATA = "/names/public-suffixes.dat";
    private static final PublicSuffixes BUNDLED = new PublicSuffixes();

    private final Set<String> rules = new HashSet<>();

    private PublicSuffixes() {
        var stream = Objects.requireNonNull(PublicSuffixes.class.getResourceAsStream(DATA), DATA);
        var idna = IDNA.getUTS46Instance(IDNA.DEFAULT);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("//") || line.isBlank()) continue;
                var ascii = line.chars().allMatch(c -> c < 128)
                        ? line
                        : idna.nameToASCII(line, new StringBuilder(), new IDNA.Info())
                                .toString();
                rules.add(ascii);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PublicSuffixes bundled() {
        return BUNDLED;
    }

    /** How many labels of this name (A-labels) belong to the suffix; a name under no rule is under its last label. */
    int labels(String[] name) {
        for (var from = 0; from < name.length; from++) {
            var tail = join(name, from);
            if (rules.contains("!" + tail)) return name.length - from - 1;
            if (rules.contains(tail)) return name.length - from;
            if (from + 1 < name.length && rules.contains("*." + join(name, from + 1))) return name.length - from;
        }
        return 1;
    }

    private static String join(String[] labels, int from) {
        return String.join(".", Arrays.copyOfRange(labels, from, labels.length));
    }
}
