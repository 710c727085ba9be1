package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;

/**
 * Sends every operation of the module's contract a request that a rule must refuse, and expects the status that the
 * contract names for it. A module says who calls, and names the things that its test made: an operation on a thing
 * that does not exist may answer 404 first, and is then not counted as asked.
 */
public final class RefusalSweep {
    private static final Path CONTRACT = Path.of("src/main/contract/openapi.yaml");
    private static final String STRANGER = "stranger";
    private static final int NOT_FOUND = 404;

    private final List<SampleRequest> samples = SampleRequest.of(ContractDocument.read(CONTRACT));
    private final Map<String, RequestSpecificationOf> callers = new HashMap<>();
    private final List<String> roles = new ArrayList<>();
    private final Map<String, String> things = new HashMap<>();
    private final Map<String, String> roleFor = new HashMap<>();
    private final Map<Fault, Set<String>> left = new HashMap<>();
    private Consumer<RequestSpecification> always = request -> {};

    /** Starts a request of one caller. */
    @FunctionalInterface
    public interface RequestSpecificationOf {
        RequestSpecification begun();
    }

    /** Who calls where this role is allowed; of several the one that was named first. */
    public RefusalSweep as(String role, RequestSpecificationOf caller) {
        roles.add(role);
        callers.put(role, caller);
        return this;
    }

    /** Who calls the operations below this path. */
    public RefusalSweep below(String path, String role) {
        roleFor.put(path, role);
        return this;
    }

    /** @param place the contract's path up to the id's place */
    public RefusalSweep knowing(String place, String id) {
        things.put(place, id);
        return this;
    }

    /** What each request has besides. */
    public RefusalSweep always(Consumer<RequestSpecification> addition) {
        always = addition;
        return this;
    }

    /** Leaves operations out whose answer to this fault another rule gives first; say which at the call. */
    public RefusalSweep without(Fault fault, String... operationIds) {
        left.computeIfAbsent(fault, _ -> new HashSet<>()).addAll(List.of(operationIds));
        return this;
    }

    /** Fails with every operation that answers otherwise, and if fewer than this number were asked. */
    public void refuses(Fault fault, int atLeast) {
        var asked = new TreeSet<String>();
        var differences = new ArrayList<String>();
        for (var sample : samples) {
            if (!sample.documents(fault.status())
                    || !fault.applies(sample)
                    || left.getOrDefault(fault, Set.of()).contains(sample.id())
                    || needsThings(fault) && !sample.isKnown(things)) {
                continue;
            }
            caller(fault, sample).ifPresent(begun -> {
                always.accept(begun);
                var path = sample.path(fault == Fault.UNKNOWN ? Map.of() : things);
                judge(
                        sample,
                        fault.spoilt(sample, begun).request(sample.method(), path),
                        fault.status(),
                        asked,
                        differences);
            });
        }
        Assertions.assertThat(differences).as("what is no refusal of %s", fault).isEmpty();
        Assertions.assertThat(asked).as("operations asked").hasSizeGreaterThanOrEqualTo(atLeast);
    }

    private void judge(SampleRequest sample, Response answer, int status, Set<String> asked, List<String> differences) {
        judge(sample, answer, status, null, asked, differences);
    }

    /** @param code null where the status is enough */
    private void judge(
            SampleRequest sample,
            Response answer,
            int status,
            String code,
            Set<String> asked,
            List<String> differences) {
        var was = answer.statusCode();
        if (was == status && (code == null || answer.asString().contains("\"" + code + "\""))) {
            asked.add(sample.id());
        } else if (was != NOT_FOUND || sample.isKnown(things)) {
            differences.add("%s (%s): %d in place of %d %s %s"
                    .formatted(
                            sample, sample.id(), was, status, Objects.requireNonNullElse(code, ""), answer.asString()));
        }
    }

    /** What is so while a request is sent. */
    @FunctionalInterface
    public interface Around {
        void send(String operationId, String key, Runnable request);
    }

    /** Sends well-formed requests of one caller to these operations; returns those that refused them. */
    public Set<String> refusesAll(int status, String code, String role, Predicate<String> which) {
        return refusesAll(status, code, role, which, (operation, key, request) -> request.run());
    }

    /**
     * As {@link #refusesAll}, for what a service refuses before it reads the body: an operation whose body has no
     * sample is asked too.
     */
    public Set<String> refusesUnread(int status, String role, Predicate<String> which) {
        return refusesAll(status, null, role, which, sample -> true, (operation, key, request) -> request.run());
    }

    /**
     * Sends well-formed requests of one caller to these operations, each while something is so that must refuse it.
     *
     * @param code null where the status is enough
     * @param which by operationId
     * @return the operations that refused with this status and this code
     */
    public Set<String> refusesAll(int status, String code, String role, Predicate<String> which, Around around) {
        return refusesAll(status, code, role, which, SampleRequest::hasSampleBody, around);
    }

    private Set<String> refusesAll(
            int status,
            String code,
            String role,
            Predicate<String> which,
            Predicate<SampleRequest> isReady,
            Around around) {
        var asked = new TreeSet<String>();
        var differences = new ArrayList<String>();
        for (var sample : samples) {
            if (!sample.documents(status)
                    || !mayCall(sample, role)
                    || !isReady.test(sample)
                    || !which.test(sample.id())) {
                continue;
            }
            var key = Fault.key();
            around.send(sample.id(), key, () -> {
                var begun = callers.get(role).begun();
                always.accept(begun);
                judge(
                        sample,
                        sample.completed(begun, key).request(sample.method(), sample.path(things)),
                        status,
                        code,
                        asked,
                        differences);
            });
        }
        Assertions.assertThat(differences)
                .as("what does not answer %d %s", status, code)
                .isEmpty();
        return asked;
    }

    /**
     * The canary: without a token every operation with a body answers 401, so that a sweep which expects 415 must name
     * each of them.
     */
    public void canTurnRed() {
        var anonymous = new RefusalSweep();
        roles.forEach(role -> anonymous.as(role, Rest::given));
        Assertions.assertThatThrownBy(() -> anonymous.refuses(Fault.MEDIA_TYPE, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("401 in place of 415");
    }

    /** Whether the operation takes an {@code Idempotency-Key}. */
    public boolean takesKeys(String operationId) {
        return samples.stream()
                .anyMatch(sample -> sample.id().equals(operationId) && sample.has("header", SampleRequest.KEY));
    }

    /** Whether the operation has this parameter in its query. */
    public boolean asks(String operationId, String parameter) {
        return samples.stream().anyMatch(sample -> sample.id().equals(operationId) && sample.has("query", parameter));
    }

    private boolean mayCall(SampleRequest sample, String role) {
        return roleOf(sample).filter(role::equals).isPresent();
    }

    private static boolean needsThings(Fault fault) {
        return fault == Fault.OTHER_VERSION;
    }

    private Optional<RequestSpecification> caller(Fault fault, SampleRequest sample) {
        if (fault == Fault.NOBODY || sample.roles().isEmpty()) {
            return Optional.of(Rest.given());
        }
        if (fault == Fault.STRANGER) {
            return Optional.ofNullable(callers.get(STRANGER)).map(RequestSpecificationOf::begun);
        }
        return roleOf(sample).map(callers::get).map(RequestSpecificationOf::begun);
    }

    private Optional<String> roleOf(SampleRequest sample) {
        var fixed = roleFor.entrySet().stream()
                .filter(entry -> sample.path(Map.of()).startsWith(entry.getKey())
                        && sample.roles().contains(entry.getValue()))
                .map(Map.Entry::getValue)
                .findFirst();
        return fixed.or(() -> roles.stream().filter(sample.roles()::contains).findFirst());
    }
}
