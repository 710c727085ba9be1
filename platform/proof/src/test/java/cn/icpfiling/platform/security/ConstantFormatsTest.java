package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is formatted is a text or a constant of the sources, or joined of these, never a value: a format that a caller writes could fail, or
 * tell other values (ASVS 1.3.10). The texts of refusals are of another form, see FormattedTextsTest.
 */
class ConstantFormatsTest {
    private static final Pattern NOT_DEPLOYED =
            Pattern.compile("(?:system-tests|bench|documentation|platform/testkit)/.*");

    private static final Pattern LITERAL =
            Pattern.compile("(?s)" + DeployedSources.TEXT + "|" + DeployedSources.LETTER);

    /** "x".formatted(…), """…""".formatted(…), X.formatted(…) and any other. */
    private static final Pattern FORMATTED = Pattern.compile("([\\w)\"]+)\\s*\\.formatted\\(");

    private static final Pattern CALL = Pattern.compile("\\b(?:(String\\.format|printf)|(?:LOG|log)\\.\\w+f)\\(");
    private static final Pattern LOCALE = Pattern.compile("Locale\\.\\w+");

    /** The names that faults have where the log tells them before a text. */
    private static final Pattern FAULT =
            Pattern.compile("(e|fault|failure|failed|trouble|closed|notOurs|unreadable)(?:\\.\\w+\\(\\))?");

    private static final String PART = "(?:" + DeployedSources.TEXT + "|[A-Z][A-Z0-9_]*)";
    private static final Pattern CONSTANT = Pattern.compile("(?s)" + PART + "(?:\\s*\\+\\s*" + PART + ")*+");

    /** One of two constants of its class. */
    private static final List<String> KNOWN = List.of("DryKeysTable.java: statement");

    @Test
    void each_format_is_a_constant_of_the_sources() throws IOException {
        var formats = 0;
        var found = new ArrayList<String>();
        for (var file : ProjectFiles.all()) {
            var name = ProjectFiles.name(file);
            if (name.matches(".*/src/main/java/.*\\.java")
                    && !NOT_DEPLOYED.matcher(name).matches()) {
                var source = Files.readString(file);
                formats += formats(source).size();
                values(source).forEach(value -> found.add(file.getFileName() + ": " + value));
            }
        }

        assertThat(formats).isGreaterThan(300);
        assertThat(found).containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void a_value_that_is_formatted_is_found() {
        assertThat(values("var a = request.name().formatted(1);")).containsExactly(")");
        assertThat(values("var a = name\n    .formatted(1);")).containsExactly("name");
        assertThat(values("LOG.errorf(name); String.format(Locale.ROOT, name, 1); String.format(name, \"%s\");"))
                .containsExactly("name", "name", "name");
        assertThat(values("LOG.warnf(failure, name, 1); LOG.warnf(name, \"one\"); LOG.warnf(name, \"a %s\", 1);"))
                .containsExactly("name", "name", "name");
        assertThat(values("String fault = name(); LOG.warnf(fault, \"a %s\");")).containsExactly("fault");
        assertThat(values("LOG.warnf(failure);")).containsExactly("failure");
    }

    @Test
    void a_value_that_is_joined_to_a_text_is_found() {
        assertThat(values("LOG.warnf(\"a \" + name + \" %s\", x); String.format(\"a \" + name, x);"))
                .containsExactly("\"a \" + name + \" %s\"", "\"a \" + name");
        assertThat(values("LOG.warnf(e, \"a (\"\n    + name(\"b\", 1), x); out.printf(TEXT + name);"))
                .containsExactly("\"a (\"\n    + name(\"b\", 1)", "TEXT + name");
        assertThat(values("LOG.warnf(good ? name : \"a\", x); LOG.warnf(\"a\".concat(name), x);"))
                .containsExactly("good ? name : \"a\"", "\"a\".concat(name)");
        assertThat(values("(\"a \" + name).formatted(1)")).containsExactly("name)");
    }

    @Test
    void a_value_behind_a_comment_or_behind_a_text_like_one_is_found() {
        assertThat(values("// one\nLOG.warnf(name); // two\nLOG.errorf(name);")).containsExactly("name", "name");
        assertThat(values("var any = \"*/*\"; LOG.warnf(name); /* three */")).containsExactly("name");
        assertThat(values("var at = \"https://\"; LOG.warnf(name);")).containsExactly("name");
        assertThat(values("var quote = '\"'; LOG.warnf(name); var other = '\\\"';"))
                .containsExactly("name");
    }

    @Test
    void a_constant_is_no_value() {
        assertThat(values("""
                "a %s".formatted(1); ""\"
                a""\".formatted(1); FORM.formatted(1); LOG.warnf(e.all(), "a %s", 1); LOG.infof(TEXT, 1); // name.formatted(1)
                /* name.formatted(1) */ String.format("a"); System.out.printf("a%n"); LOG.warnf("a (\\"%s\\", "
                    + TEXT + " b", name + 1); LOG.errorf(fault, "a"); String.format(Locale.ROOT, ""\"
                    a, "b" %s""\", name);
                """)).isEmpty();
    }

    @Test
    void a_call_without_an_end_is_refused() {
        assertThatThrownBy(() -> values("LOG.warnf(\"a\", 1")).hasMessage("a call has no end");
    }

    private static List<String> values(String source) {
        return formats(source).stream()
                .filter(format -> !CONSTANT.matcher(format).matches())
                .toList();
    }

    /** What stands before {@code .formatted}, which is no text in full, and the format of each other call. */
    private static List<String> formats(String source) {
        var code = DeployedSources.withoutComments(source);
        var formats = new ArrayList<String>();
        FORMATTED
                .matcher(code)
                .results()
                .map(one -> one.group(1))
                .forEach(before -> formats.add(before.endsWith("\"") ? "\"\"" : before));
        CALL.matcher(code).results().forEach(call -> formats.add(format(code, call)));
        return formats;
    }

    /** The format comes first, or after a locale or a fault. */
    private static String format(String code, MatchResult call) {
        var arguments = arguments(code, call.end());
        var first = arguments.getFirst();
        var isSecond = call.group(1) == null
                ? isFault(first, code)
                : LOCALE.matcher(first).matches();
        return arguments.get(isSecond && arguments.size() > 1 ? 1 : 0);
    }

    private static boolean isFault(String argument, String code) {
        var fault = FAULT.matcher(argument);
        return fault.matches()
                && !Pattern.compile("\\bString " + fault.group(1) + "\\b")
                        .matcher(code)
                        .find();
    }

    private static List<String> arguments(String code, int from) {
        var arguments = new ArrayList<String>();
        var literal = LITERAL.matcher(code);
        var depth = 0;
        var begin = from;
        for (var at = from; at < code.length(); at++) {
            if (literal.region(at, code.length()).lookingAt()) {
                at = literal.end() - 1;
                continue;
            }
            var sign = code.charAt(at);
            if (depth == 0 && (sign == ',' || sign == ')')) {
                arguments.add(code.substring(begin, at).strip());
                begin = at + 1;
                if (sign == ')') {
                    return arguments;
                }
            }
            depth += "([{".indexOf(sign) >= 0 ? 1 : ")]}".indexOf(sign) >= 0 ? -1 : 0;
        }
        throw new IllegalArgumentException("a call has no end");
    }
}
