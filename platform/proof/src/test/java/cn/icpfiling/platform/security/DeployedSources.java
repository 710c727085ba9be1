package cn.icpfiling.platform.security;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java sources of what runs in production and of what partners get; without tests, benches, the sandbox and the documentation site. */
final class DeployedSources {
    private static final Pattern DEPLOYED = Pattern.compile(
            "(?!(?:system-tests|bench|documentation|sandbox|platform/testkit|platform/testkeys)/).*/src/main/java/.*\\.java");

    /** A text block or a text. */
    static final String TEXT =
            "(?:\"\"\"[^\\\\\"]*+(?:(?:\\\\.|\"(?!\"\"))[^\\\\\"]*+)*+\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\")";

    static final String LETTER = "'(?:[^'\\\\\\n]|\\\\[^\\n]{1,5}?)'";

    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile("(?s)(" + TEXT + "|" + LETTER + ")|/\\*.*?\\*/|//[^\\n]*");

    private DeployedSources() {}

    /** By the path in the project. */
    static Map<String, String> withoutComments() throws IOException {
        var sources = new TreeMap<String, String>();
        for (var file : ProjectFiles.all()) {
            var name = ProjectFiles.name(file);
            if (DEPLOYED.matcher(name).matches()) {
                sources.put(name, withoutComments(Files.readString(file)));
            }
        }
        return sources;
    }

    /** What looks like a comment in a text is none. */
    static String withoutComments(String source) {
        return TEXT_OR_COMMENT
                .matcher(source)
                .replaceAll(found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group(1)));
    }

    static String withoutTexts(String source) {
        return TEXT_OR_COMMENT.matcher(source).replaceAll(found -> found.group(1) == null ? " " : "\"\"");
    }

    static String simpleName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }
}
