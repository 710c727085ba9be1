package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Checks the form of every answer, whatever the request. */
enum Audit {
    NONE {
        @Override
        void check(Answer answer) {
            // The sandbox plays other parties, whose answers have their own form.
        }
    },
    /** Every refusal is application/problem+json in the contract's form, and reveals no internals. */
    PROBLEM_DETAILS {
        @Override
        void check(Answer answer) {
            if (answer.status() >= 200 && !answer.isRefusal()) {
                return;
            }
            REFUSALS.incrementAndGet();
            var body = answer.body();
            var leak = LEAK.matcher(new String(answer.bytes(), StandardCharsets.UTF_8));
            Differs.unless(!leak.find(), "%s was refused and shows the inside: %s", answer.request(), body);
            Differs.unless(
                    answer.contentType().startsWith("application/problem+json"),
                    "%s refused with %d as \"%s\", not as a problem detail",
                    answer.request(),
                    answer.status(),
                    answer.contentType());
            holds(answer, "type", URN.formatted(kebab(text(body, "code"))));
            holds(answer, "status", String.valueOf(answer.status()));
            matches(answer, body, "code", CODE);
            matches(answer, body, "title", SOMETHING);
            matches(answer, body, "detail", SOMETHING);
            matches(answer, body, "instance", TRACE);
            for (var error : body.path("errors")) {
                matches(answer, error, "pointer", POINTER);
                matches(answer, error, "code", CODE);
                matches(answer, error, "detail", SOMETHING);
            }
        }
    };

    /** Number of refusals checked in this JVM. */
    static final AtomicInteger REFUSALS = new AtomicInteger();

    private static final String URN = "urn:icpfiling:problem:%s";
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_.]*");
    private static final Pattern SOMETHING = Pattern.compile(".*\\S.*", Pattern.DOTALL);
    private static final Pattern TRACE = Pattern.compile("urn:trace:[0-9a-f]{32}");
    private static final Pattern POINTER = Pattern.compile("(/.*)?");

    private static final Pattern LEAK = Pattern.compile(
            "Exception|\\bat [a-z.]+\\(|SQL|jdbc|(?<![\\w.-])(?:org|com|java|javax|jakarta|io)\\.[a-z]|cn\\.icpfiling");

    abstract void check(Answer answer);

    private static void holds(Answer answer, String field, String expected) {
        var seen = text(answer.body(), field);
        Differs.unless(
                seen.equals(expected),
                "%s: %s of the problem detail is \"%s\" in place of \"%s\": %s",
                answer.request(),
                field,
                seen,
                expected,
                answer.body());
    }

    private static void matches(Answer answer, JsonNode node, String field, Pattern pattern) {
        Differs.unless(
                pattern.matcher(text(node, field)).matches(),
                "%s: %s of the problem detail is \"%s\": %s",
                answer.request(),
                field,
                text(node, field),
                answer.body());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static String kebab(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    }
}
