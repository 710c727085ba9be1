package cn.icpfiling.platform.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The form of a document: how long its lines are and, of a README, how long the page is. */
final class Documents {
    static final int LONGEST_LINE = 140;
    static final int LONGEST_README = 150;

    /** A line that holds an address and nothing else cannot be wrapped. */
    private static final Pattern BARE_LINK =
            Pattern.compile("\\s*(?:[*-] )?(?:<?https?://\\S+|\\[[^\\]]*]\\(\\S+\\)\\S?|\\[[^\\]]*]: \\S+)\\s*");

    private Documents() {}

    /** What is wrong with the form of a document. */
    static List<String> faults(String name, String text) {
        var faults = new ArrayList<String>();
        var lines = text.lines().toList();
        var inCode = false;
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.strip().startsWith("```")) {
                inCode = !inCode;
            } else if (!inCode && isTooLong(line)) {
                faults.add(name + ":" + (at + 1) + " has " + length(line) + " characters");
            }
        }
        if (isReadme(name) && lines.size() > LONGEST_README) {
            faults.add(name + " has " + lines.size() + " lines");
        }
        return faults;
    }

    private static boolean isTooLong(String line) {
        return length(line) > LONGEST_LINE
                && !line.strip().startsWith("|")
                && !BARE_LINK.matcher(line).matches();
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }

    private static boolean isReadme(String name) {
        return name.equals("README.md") || name.endsWith("/README.md");
    }
}
