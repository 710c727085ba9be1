package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/security/input.md} has each place where the code decodes a value by itself, and how often, and no other (ASVS 1.1.1). */
class DecodersPageTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\| (\\d+) \\| [^|]*\\w[^|]* \\|$");
    private static final Map<String, Pattern> DECODERS = new LinkedHashMap<>(Map.of(
            "percent",
            Pattern.compile(
                    "\\bURLDecoder\\s*\\.\\s*decode\\b|\\bQueryStringDecoder\\s*\\(|\\bURIDecoder\\s*\\.|\\bUriComponent\\s*\\.\\s*decode|URLDecoder::"),
            "Base64",
            Pattern.compile("\\bget(?:Url|Mime)?Decoder\\s*\\(\\s*\\)|\\bBase64URL\\s*\\(|\\bdecodeBase64\\w*\\s*\\("),
            "hex",
            Pattern.compile("\\bparseHex\\s*\\(|\\bfromHexDigits\\s*\\(|\\bdecodeHex\\s*\\(|::parseHex\\b"),
            "IDN",
            Pattern.compile("\\bIDN\\s*\\.\\s*to\\w+\\s*\\("),
            "escapes",
            Pattern.compile(
                    "\\bunescape\\w*Entities\\s*\\(|\\btranslateEscapes\\s*\\(|\\bunescape(?:Html|Xml|Java|Json)\\w*\\s*\\("
                            + "|\\\\\\\\\\\\\\\\u")));

    @Test
    void the_page_has_each_decoder_of_the_code_and_how_often_it_is_called() throws IOException {
        var used = new TreeMap<String, Integer>();
        DeployedSources.withoutComments()
                .forEach((path, source) -> calls(DeployedSources.simpleName(path), source)
                        .forEach((call, times) -> used.merge(call, times, Integer::sum)));

        assertThat(used).hasSizeGreaterThan(30);
        assertThat(told(page())).isEqualTo(used);
    }

    @Test
    void a_planted_decoder_and_a_planted_row_are_found() {
        assertThat(calls(
                        "One",
                        "a = URLDecoder.decode(b, UTF_8); URLDecoder . decode(a); stream.map(URLDecoder::decode);"))
                .containsExactly(Map.entry("One percent", 3));
        assertThat(calls(
                        "One",
                        "Base64.getDecoder().decode(a); Base64.getUrlDecoder()\n.decode(a); b.getMimeDecoder();"))
                .containsExactly(Map.entry("One Base64", 3));
        assertThat(calls(
                        "One", "HexFormat.of().parseHex(a); HexFormat.fromHexDigits(b); map(HexFormat.of()::parseHex)"))
                .containsExactly(Map.entry("One hex", 3));
        assertThat(calls("One", "IDN.toUnicode(a); Parser.unescapeEntities(a, true); a.translateEscapes();"))
                .containsExactly(Map.entry("One IDN", 1), Map.entry("One escapes", 2));
        assertThat(calls("One", "Pattern.compile(\"\\\\\\\\u([0-9a-f]{4})\")"))
                .containsExactly(Map.entry("One escapes", 1));
        assertThat(calls("One", "URLEncoder.encode(a); Base64.getEncoder(); formatHex(a);"))
                .isEmpty();

        assertThat(told("| `One` | percent | 2 | words |")).isEqualTo(Map.of("One percent", 2));
        assertThat(told("| `One` | percent | 2 | |")).as("without a reason").isEmpty();
    }

    private static Map<String, Integer> calls(String name, String source) {
        var calls = new TreeMap<String, Integer>();
        DECODERS.forEach((encoding, pattern) -> {
            var count = (int) pattern.matcher(source).results().count();
            if (count > 0) {
                calls.put(name + " " + encoding, count);
            }
        });
        return calls;
    }

    private static Map<String, Integer> told(String page) {
        var told = new TreeMap<String, Integer>();
        ROW.matcher(page)
                .results()
                .forEach(row -> told.put(row.group(1) + " " + row.group(2), Integer.valueOf(row.group(3))));
        return told;
    }

    private static String page() throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve("docs/security/input.md"));
    }
}
