package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every text that a caller can put into an operation, one at a time, filled with what no author of a contract thinks of. Whatever
 * the answer is, it is the caller's fault: no operation may break down.
 */
final class HostileTexts {

    private static final List<String> TEXTS = List.of(
            "９１３５０１００Ｍ",
            "BSN\u200B1",
            "a\uFEFF",
            "😀",
            "+999999999-12-31",
            "9999-12-31",
            "ıſ\u0301",
            "' OR 1=1 -- ",
            "\u0000",
            "half\uD83D",
            "\u0007\u2066a\u2028",
            "ok-甲.中国\u202Emoc");
    private static final List<String> MOMENTS =
            List.of("+999999999-12-31T00:00:00Z", "-999999999-01-01T00:00:00Z", "9999-12-31T23:59:59-18:00");
    private static final List<String> DAYS = List.of("+999999999-12-31", "9999-12-31", "0000-01-01");

    private final Scene scene;
    private int turn;

    /** One request with one hostile text in it. */
    private record Case(Operation operation, Actor actor, String path, Optional<byte[]> body, String what) {

        Answer answer() {
            var caller = actor.caller().seeing("*");
            return body.map(bytes -> caller.send(
                            operation.method(),
                            path,
                            bytes,
                            operation.mediaType().orElseThrow()))
                    .orElseGet(() -> operation.mediaType().isPresent()
                            ? caller.send(
                                    operation.method(),
                                    path,
                                    "{}".getBytes(StandardCharsets.UTF_8),
                                    operation.mediaType().get())
                            : actor.asks(operation, path));
        }
    }

    /** @param strangers requests whose token was not taken: their texts were not read */
    record Outcome(int cases, int throttled, int strangers, List<String> breakdowns) {}

    HostileTexts(Scene scene) {
        this.scene = scene;
    }

    Outcome played(List<Operation> operations) {
        var cases = operations.stream()
                .filter(operation -> !operation.signsOut() && !operation.changesStaffOfAllTests())
                .flatMap(operation -> scene.actorFor(operation).stream().flatMap(actor -> cases(operation, actor)))
                .toList();
        var answers =
                cases.parallelStream().map(one -> Map.entry(one, one.answer())).toList();
        return new Outcome(
                cases.size(),
                count(answers, answer -> answer.status() == 429),
                count(answers, HostileTexts::isOfAStranger),
                answers.stream()
                        .filter(one -> one.getValue().status() >= 500)
                        .map(one -> "%s by %s: %d for %s"
                                .formatted(
                                        one.getKey().operation(),
                                        one.getKey().actor(),
                                        one.getValue().status(),
                                        one.getKey().what()))
                        .toList());
    }

    private static int count(List<Map.Entry<Case, Answer>> answers, Predicate<Answer> like) {
        return (int) answers.stream().map(Map.Entry::getValue).filter(like).count();
    }

    private static boolean isOfAStranger(Answer answer) {
        return answer.status() == 401
                && Set.of("UNAUTHENTICATED", "TOKEN_REVOKED")
                        .contains(answer.at("/code").asText());
    }

    private Stream<Case> cases(Operation operation, Actor actor) {
        var found = new ArrayList<Case>();
        var inputs = Inputs.of(operation);
        for (var variable : inputs.pathVariables()) {
            for (var text : TEXTS) {
                var path = Matrix.filled(operation.path().replace("{" + variable + "}", encoded(text)));
                found.add(new Case(operation, actor, path, Optional.empty(), "{" + variable + "} = " + text));
            }
        }
        var path = scene.ownPath(operation, actor);
        for (var parameter : inputs.queryParameters().entrySet()) {
            for (var text : texts(parameter.getValue(), TEXTS)) {
                found.add(new Case(
                        operation,
                        actor,
                        path + "?" + parameter.getKey() + "=" + encoded(text),
                        Optional.empty(),
                        parameter.getKey() + " = " + text));
            }
        }
        for (var place : inputs.bodyTexts().entrySet()) {
            for (var text : texts(place.getValue(), List.of(TEXTS.get(turn++ % TEXTS.size())))) {
                found.add(new Case(
                        operation,
                        actor,
                        path,
                        Optional.of(inputs.bodyWith(place.getKey(), text)),
                        place.getKey() + " = " + text));
            }
        }
        return found.stream();
    }

    private static List<String> texts(String format, List<String> others) {
        return switch (format) {
            case "date-time" -> MOMENTS;
            case "date" -> DAYS;
            default -> others;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
