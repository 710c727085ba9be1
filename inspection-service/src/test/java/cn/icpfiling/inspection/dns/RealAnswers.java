package cn.icpfiling.inspection.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answers of {@code dns/real-answers.txt} by name. */
public final class RealAnswers {
    private RealAnswers() {}

    public static Map<String, byte[]> all() {
        var answers = new LinkedHashMap<String, byte[]>();
        for (var block : text().split("\n\n")) {
            if (block.startsWith("#")) {
                continue;
            }
            var end = block.indexOf('\n');
            var name = block.substring(0, block.indexOf(' '));
            answers.put(name, HexFormat.of().parseHex(block.substring(end).replace("\n", "")));
        }
        return answers;
    }

    private static String text() {
        try (var in = RealAnswers.class.getResourceAsStream("/dns/real-answers.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
