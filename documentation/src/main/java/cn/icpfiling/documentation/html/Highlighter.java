package cn.icpfiling.documentation.html;

import java.util.Map;
import java.util.regex.Pattern;

/** Marks strings, comments, words and numbers of code samples. It knows the languages of the samples and no more. */
final class Highlighter {

    private static final String STRINGS =
            "(?<str>\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|`(?:\\\\.|[^`\\\\])*`)";
    private static final String SLASHES = "(?<com>//[^\\n]*|/\\*[\\s\\S]*?\\*/)";
    private static final String HASH = "(?<com>(?<![^\\s])#[^\\n]*)";
    private static final String NUMBERS = "(?<num>(?<![\\w.-])-?\\d+(?:\\.\\d+)?(?![\\w.-]))";

    private static final Map<String, Pattern> LANGUAGES = Map.of(
            "bash",
            Pattern.compile("(?<str>\"(?:\\\\.|[^\"\\\\])*\"|'[^']*')|" + HASH
                    + "|(?<key>(?<![\\w./-])(?:curl|jq|export|for|do|done|if|then|fi|while|sleep|echo|git|cd|npm|npx|node|java|openssl)(?![\\w./-]))|(?<var>\\$\\{?\\w+}?)|"
                    + NUMBERS),
            "ts",
            Pattern.compile(STRINGS + "|" + SLASHES
                    + "|(?<key>\\b(?:import|from|export|const|let|await|async|function|return|if|else|for|of|while|new|throw|type|interface|true|false|null|undefined)\\b)|"
                    + NUMBERS),
            "java",
            Pattern.compile(STRINGS + "|" + SLASHES
                    + "|(?<key>\\b(?:import|package|class|record|public|private|static|final|void|var|new|return|if|else|for|while|try|catch|throw|throws|true|false|null|int|long|boolean)\\b)|"
                    + NUMBERS),
            "json",
            Pattern.compile(
                    "(?<key>\"(?:\\\\.|[^\"\\\\\\n])*\"(?=\\s*:))|(?<str>\"(?:\\\\.|[^\"\\\\\\n])*\")|(?<var>\\b(?:true|false|null)\\b)|"
                            + NUMBERS),
            "yaml",
            Pattern.compile("(?<str>\"(?:\\\\.|[^\"\\\\\\n])*\"|'[^'\\n]*')|" + HASH
                    + "|(?<key>(?m:^[ \\t-]*)[\\w.$/-]+(?=:(?:\\s|$)))|(?<var>\\b(?:true|false|null)\\b)|" + NUMBERS),
            "python",
            Pattern.compile(STRINGS + "|" + HASH
                    + "|(?<key>\\b(?:import|from|def|class|return|if|else|elif|for|in|while|with|as|try|except|raise|True|False|None)\\b)|"
                    + NUMBERS),
            "http",
            Pattern.compile(
                    "(?<key>(?m:^(?:GET|POST|PUT|PATCH|DELETE|HTTP/\\d(?:\\.\\d)?)))|(?<var>(?m:^[A-Za-z-]+(?=:)))|(?<str>\"(?:\\\\.|[^\"\\\\\\n])*\")"));

    private static final String[] KINDS = {"str", "com", "key", "var", "num"};

    private Highlighter() {}

    static String html(String language, String code) {
        var pattern = LANGUAGES.get(language);
        if (pattern == null) {
            return Html.text(code);
        }
        var out = new StringBuilder(code.length() * 2);
        var matcher = pattern.matcher(code);
        var end = 0;
        while (matcher.find()) {
            out.append(Html.text(code.substring(end, matcher.start())));
            out.append("<span class=\"").append(kind(matcher, pattern)).append("\">");
            out.append(Html.text(matcher.group())).append("</span>");
            end = matcher.end();
        }
        return out.append(Html.text(code.substring(end))).toString();
    }

    private static String kind(java.util.regex.Matcher matcher, Pattern pattern) {
        for (var kind : KINDS) {
            if (pattern.namedGroups().containsKey(kind) && matcher.group(kind) != null) {
                return "c-" + kind;
            }
        }
        return "c-none";
    }
}
