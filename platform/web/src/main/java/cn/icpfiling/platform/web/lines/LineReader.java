package cn.icpfiling.platform.web.lines;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.json.StrictRequests;
import cn.icpfiling.platform.web.problem.BeanViolations;
import cn.icpfiling.platform.web.problem.JsonFaults;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;

/** Reads lines as strictly as the framework reads requests, and names faults of form by the same codes. */
@ApplicationScoped
public class LineReader {

    private final ObjectMapper strict;
    private final Validator validator;

    LineReader(ObjectMapper tolerant, Validator validator) {
        this.strict = new StrictRequests(tolerant).getContext(JsonNode.class);
        this.validator = validator;
    }

    /** The object of a line; empty when the line is no JSON object. */
    public Optional<JsonNode> tree(RequestLine line) {
        try {
            return line.text() == null
                    ? Optional.empty()
                    : Optional.of(strict.readTree(line.text())).filter(JsonNode::isObject);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** Refuses what does not have the form of the type; the values are not checked yet. */
    public <T> T read(String text, Class<T> type) {
        try {
            return strict.readValue(text, type);
        } catch (JsonProcessingException fault) {
            throw JsonFaults.refusal(fault);
        }
    }

    /** What Bean Validation says, sorted by place. */
    public <T> List<Violation> faults(T line) {
        return BeanViolations.errors(validator.validate(line));
    }

    public static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }
}
