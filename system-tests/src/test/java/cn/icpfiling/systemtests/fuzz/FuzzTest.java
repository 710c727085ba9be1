package cn.icpfiling.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Partner;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Requests that the published contract forbids, made of the contract itself, one fault in each. The seed is printed;
 * {@code ICP_FUZZ_SEED} takes another one.
 */
@Isolated
class FuzzTest {

    private static final long SEED = Optional.ofNullable(System.getenv("ICP_FUZZ_SEED"))
            .map(Long::parseLong)
            .orElse(20_261_130L);

    /** In this order: what may succeed is asked by those who change only what is theirs. */
    private static final List<String> ROLES =
            List.of("applicant", "partner", "reviewer", "inspector", "support", "auditor", "administrator");

    private static final int AT_ONCE = 8;
    private static final int THROTTLED = 429;
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Map<String, Caller> CALLERS = new HashMap<>();
    private static final Map<String, String> OWN = new HashMap<>();
    private static JsonNode contract;
    private static List<Target> targets;

    private record Outcome(Mutant asked, int status, Optional<String> fault) {}

    @BeforeAll
    static void a_person_of_each_role_is_there_and_the_contract_is_read() {
        var stranger = Caller.gateway(STACK);
        CALLERS.put("", stranger);
        var staff = new Staff(STACK);
        ROLES.stream().skip(2).forEach(login -> CALLERS.put(login, staff.caller(login)));
        CALLERS.put("partner", Partner.letIn(STACK).caller());
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft();
        CALLERS.put("applicant", filing.caller());
        OWN.put("/api/v1/orders/{id}", filing.orderId());
        OWN.put("/api/v1/filing-type-checks/{id}", filing.typeCheck());
        contract = stranger.accepting("application/json")
                .get("/openapi?format=json")
                .expect(200)
                .body();
        targets = Target.of(contract);
    }

    /** A request may have ended a session that later tests share; they sign in anew. */
    @AfterAll
    static void the_staff_sign_in_anew() {
        Staff.forgetSessions();
    }

    @Test
    void most_operations_have_a_body_that_is_right_but_for_the_fault() {
        var withJson = targets.stream()
                .filter(target ->
                        target.mediaType().filter("application/json"::equals).isPresent())
                .toList();

        assertThat(withJson.stream().filter(target -> target.body().isPresent()).count())
                .as("of %d operations", withJson.size())
                .isGreaterThan(withJson.size() * 2 / 3);
    }

    @Test
    void six_hundred_forbidden_requests_are_refused_as_the_contract_says() {
        play(600);
    }

    @Test
    @Tag("long")
    void twenty_thousand_forbidden_requests_are_refused_as_the_contract_says() {
        play(20_000);
    }

    private static void play(int wanted) {
        var mutants = new Mutants(contract, targets, SEED).made(wanted);
        var outcomes = atOnce(mutants);
        var throttled =
                outcomes.stream().filter(one -> one.status() == THROTTLED).count();
        System.out.printf(
                "Fuzz: %d requests of %d operations with the seed %d, %d throttled.%n",
                outcomes.size(), targets.size(), SEED, throttled);

        assertThat(outcomes.stream().flatMap(one -> one.fault().stream()).distinct())
                .as("seed %d", SEED)
                .isEmpty();
        assertThat(outcomes).hasSizeGreaterThan(wanted * 9 / 10);
        assertThat(throttled).as("what is throttled is not read").isLessThan(wanted / 10);
    }

    private static List<Outcome> atOnce(List<Mutant> mutants) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = mutants.stream()
                    .map(mutant -> threads.submit(() -> asked(mutant)))
                    .toList();
            return running.stream().map(FuzzTest::result).toList();
        }
    }

    private static Outcome result(Future<Outcome> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome asked(Mutant mutant) {
        var started = System.nanoTime();
        try {
            var answer = answer(mutant);
            var took = Duration.ofNanos(System.nanoTime() - started);
            return new Outcome(
                    mutant, answer.status(), Judge.fault(mutant, answer.status(), answer.bytes().length, took));
        } catch (Differs differs) {
            return new Outcome(mutant, 0, Optional.of(mutant + ": " + differs.getMessage()));
        }
    }

    private static Answer answer(Mutant mutant) {
        var target = mutant.target();
        var role = ROLES.stream().filter(target.roles()::contains).findFirst().orElse("");
        var caller = CALLERS.get(role).seeing("*");
        var keyed = mutant.key().map(caller::withKey).orElse(caller);
        var path = path(mutant);
        if (mutant.body().isPresent() && mutant.mediaType().isPresent()) {
            return keyed.send(
                    target.method(),
                    path,
                    mutant.body().get(),
                    mutant.mediaType().get());
        }
        return switch (target.method()) {
            case "GET" -> keyed.get(path);
            case "DELETE" -> keyed.delete(path);
            case "POST" -> keyed.post(path);
            default ->
                keyed.send(
                        target.method(), path, new byte[0], target.mediaType().orElse("application/json"));
        };
    }

    private static String path(Mutant mutant) {
        var target = mutant.target();
        var own = OWN.entrySet().stream()
                .filter(one -> target.path().startsWith(one.getKey())
                        && !mutant.variables().containsKey("id"))
                .findFirst()
                .map(one -> target.path().replace(one.getKey(), one.getKey().replace("{id}", one.getValue())))
                .orElse(target.path());
        return VARIABLE.matcher(own).replaceAll((MatchResult variable) -> {
                    var name = variable.group(1);
                    return Matcher.quoteReplacement(
                            Optional.ofNullable(mutant.variables().get(name)).orElseGet(() -> usual(target, name)));
                })
                + mutant.query();
    }

    private static String usual(Target target, String name) {
        return target.parameters().stream()
                .filter(parameter ->
                        parameter.in().equals("path") && parameter.name().equals(name))
                .findFirst()
                .map(parameter ->
                        new Schemas(contract).sample(parameter.schema()).asText())
                .orElse(Schemas.UNKNOWN);
    }
}
