package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation × every kind of actor × what is theirs and what is another's, made of the contracts. */
final class Matrix {

    /** No such thing is anywhere. */
    static final String UNKNOWN = "019a0000-0000-7000-8000-000000000001";

    private static final Map<String, String> ELSE = Map.of(
            "{kind}", "SUBJECT_CERTIFICATE",
            "{part}", "SUBJECT_PRINCIPAL",
            "{locale}", "zh",
            "{section}", "problems",
            "{page}", "NOT_FOUND",
            "{code}", "NOT_FOUND",
            "{template}", "ORDER_EXPIRED",
            "{channel}", "SMS",
            "{language}", "ZH");
    /** Open operations that read the token of an account if there is one. */
    private static final Set<String> TOKEN_OR_SECRET =
            Set.of("/api/v1/case-papers/{id}", "/api/v1/case-papers/{id}/{kind}");

    /** Below a thing that is there; the scenes have nothing of theirs. */
    private static final Set<String> NOTHING_THERE = Set.of(
            "/api/v1/partners/{id}/contact",
            "/api/v1/partners/{id}/customers/{customer}/transfer-acceptance",
            "/api/v1/own-cases/{id}/stop",
            "/api/v1/case-papers/{id}/{kind}",
            "/api/v1/finding-papers/{id}/{kind}");

    private static final Pattern VARIABLE = Pattern.compile("\\{[a-zA-Z]+}");

    private final List<Actor> actors;
    private final List<Things> things;

    /** @param unknown the same for a thing that is nowhere, when the answer must not differ from that */
    private record Case(Operation operation, Actor actor, String path, Expected expected, Optional<String> unknown) {

        Stream<String> differences() {
            var answer = actor.asks(operation, path);
            if (!expected.isMetBy(answer)) {
                return Stream.of("%s by %s at %s: %d %s in place of %s"
                        .formatted(operation, actor, path, answer.status(), answer.at("/code"), expected));
            }
            return unknown
                    .map(nowhere -> actor.asks(operation, nowhere))
                    .filter(Predicate.not(other -> sameButForTheRequest(answer, other)))
                    .map(other -> "%s by %s tells another's thing from one that is not there: %s and %s"
                            .formatted(operation, actor, answer.body(), other.body()))
                    .stream();
        }

        private static boolean sameButForTheRequest(Answer one, Answer other) {
            return one.status() == other.status() && withoutInstance(one.body()).equals(withoutInstance(other.body()));
        }

        private static JsonNode withoutInstance(JsonNode problem) {
            var copy = problem.<ObjectNode>deepCopy();
            copy.remove("instance");
            return copy;
        }
    }

    record Outcome(int cases, List<String> differences) {}

    Matrix(List<Actor> actors, List<Things> things) {
        this.actors = actors;
        this.things = things;
    }

    /**
     * Each actor asks for all, one operation after the other; the actors do not wait for each other. What takes something away begins
     * when all have asked for the rest.
     */
    Outcome played(List<Operation> operations) {
        var taken = operations.stream().collect(Collectors.partitioningBy(Operation::endsSomething));
        var kept = asked(taken.get(false));
        var ended = asked(taken.get(true));
        return new Outcome(
                kept.cases() + ended.cases(),
                Stream.concat(kept.differences().stream(), ended.differences().stream())
                        .toList());
    }

    private Outcome asked(List<Operation> operations) {
        var cases = actors.stream()
                .map(actor -> operations.stream()
                        .flatMap(operation -> cases(operation, actor).stream())
                        .toList())
                .toList();
        var differences = cases.parallelStream()
                .flatMap(ofOneActor -> ofOneActor.stream().flatMap(Case::differences).toList().stream())
                .toList();
        return new Outcome(cases.stream().mapToInt(List::size).sum(), differences);
    }

    private List<Case> cases(Operation operation, Actor actor) {
        var meant = things.stream().filter(one -> one.areMeantBy(operation)).findFirst();
        if (meant.isEmpty()) {
            var expected = operation.hasPathParameter() ? Expected.LET_IN : Expected.SHOWN;
            return List.of(new Case(
                    operation,
                    actor,
                    filled(operation.path()),
                    refusal(operation, actor).orElse(expected),
                    Optional.empty()));
        }
        var cases = new ArrayList<Case>();
        for (var owner : meant.get().owners()) {
            var refusal = refusal(operation, actor);
            var path = filled(meant.get().pathTo(operation, owner));
            if (refusal.isEmpty() && operation.signsOut() && actor.name().equals(owner)) {
                continue; // they would be signed out before all was asked
            }
            var hidden = refusal.isEmpty() && !meant.get().isShownTo(actor, owner);
            cases.add(new Case(
                    operation,
                    actor,
                    path,
                    refusal.orElse(hidden ? Expected.HIDDEN : shown(operation, path)),
                    hidden ? Optional.of(filled(operation.path())) : Optional.empty()));
        }
        return cases;
    }

    /** What was ended meanwhile, and what below a thing has no id in the scene, need not be there. */
    private static Expected shown(Operation operation, String path) {
        var mayHaveGone = operation.endsSomething() && !operation.endsSessionsOfOthers();
        return mayHaveGone || NOTHING_THERE.contains(operation.path()) || path.contains(UNKNOWN)
                ? Expected.LET_IN
                : Expected.SHOWN;
    }

    private static Optional<Expected> refusal(Operation operation, Actor actor) {
        // Their provider signs them with a key of its own.
        if (operation.path().startsWith("/api/v1/delivery-reports/")) {
            return Optional.of(Expected.ASKED_FOR_A_TOKEN);
        }
        if (operation.open()) {
            // A service's token is bad at a public door, and a bad token is refused where a token is a choice.
            if (operation.tokenIsChoice() && actor.name().equals("service")) {
                return Optional.of(Expected.ASKED_FOR_A_TOKEN);
            }
            return TOKEN_OR_SECRET.contains(operation.path()) ? ofOpen(actor) : Optional.empty();
        }
        if (actor.role().isEmpty()) {
            return Optional.of(Expected.ASKED_FOR_A_TOKEN);
        }
        if (!operation.roles().contains(actor.role().get())) {
            return Optional.of(Expected.FORBIDDEN);
        }
        if (actor.membership().isPresent()) {
            return ofMember(operation, actor.membership().get());
        }
        var bound = actor.role().get().equals("partner");
        return bound && !actor.scopes().contains(operation.scope().orElseThrow())
                ? Optional.of(Expected.WITHOUT_THE_SCOPE)
                : Optional.empty();
    }

    /** An operation that reads a token if there is one: a member is not let in, and a partner needs a scope of filings. */
    private static Optional<Expected> ofOpen(Actor actor) {
        if (actor.role().filter("partner"::equals).isPresent()
                && !actor.scopes().contains("filings:read")) {
            return Optional.of(Expected.WITHOUT_THE_SCOPE);
        }
        return actor.membership().map(_ -> Expected.FORBIDDEN);
    }

    private static Optional<Expected> ofMember(Operation operation, Actor.Membership member) {
        if (operation.right().isEmpty()) {
            return Optional.of(Expected.FORBIDDEN);
        }
        return member.rights().contains(operation.right().get())
                ? Optional.empty()
                : Optional.of(Expected.WITHOUT_THE_RIGHT);
    }

    static String filled(String template) {
        var path = template;
        for (var variable : ELSE.entrySet()) {
            path = path.replace(variable.getKey(), variable.getValue());
        }
        return VARIABLE.matcher(path).replaceAll(UNKNOWN);
    }
}
