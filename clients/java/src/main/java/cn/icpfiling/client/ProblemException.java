package cn.icpfiling.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A refusal of the platform: an RFC 9457 problem detail. The code says which one; the codes are those of {@code docs/errors.md}, and later
 * releases add some.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonNode problem;
    private final int status;
    private final String code;
    private final Duration retryAfter;

    /** One fault of the request. */
    public record Fault(String pointer, String code, String rule, String detail, String remedy) {}

    ProblemException(int status, JsonNode problem, Duration retryAfter) {
        super(problem.path("code").asText() + ": " + problem.path("detail").asText());
        this.status = status;
        this.problem = problem;
        this.code = problem.path("code").asText();
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Is it one of these? */
    public boolean is(String... codes) {
        return Arrays.asList(codes).contains(code);
    }

    /** All faults of the request; empty if the problem names none. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (var fault : problem.path("errors")) {
            faults.add(new Fault(
                    fault.path("pointer").asText(),
                    fault.path("code").asText(),
                    fault.path("rule").asText(null),
                    fault.path("detail").asText(),
                    fault.path("remedy").asText(null)));
        }
        return faults;
    }

    /** What the user can do about it. */
    public Optional<String> remedy() {
        return Optional.ofNullable(problem.path("remedy").asText(null));
    }

    /** The id to give to the support. */
    public String traceId() {
        return problem.path("instance").asText().replaceFirst("^urn:trace:", "");
    }

    /** How long the platform asks to wait, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The whole problem, with members that this client does not know. */
    public JsonNode problem() {
        return problem.deepCopy();
    }
}
