package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.json.StrictRequests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lines as strictly as the framework reads requests, and names faults of form with the same codes. */
@ApplicationScoped
class ReadLine {

    private static final Pattern REFERENCE = Pattern.compile(BulkLine.REFERENCE);
    private static final int MOST_FAULTS = 100;

    private final ObjectMapper strict;
    private final Validator validator;

    ReadLine(ObjectMapper tolerant, Validator validator) {
        this.strict = new StrictRequests(tolerant).getContext(BulkLine.class);
        this.validator = validator;
    }

    /**
     * The reference of each line. A result can only be told of a line that has one, and each only once, so a body with others is refused
     * as a whole; whatever else is wrong with a line is a result of its own.
     */
    List<String> references(List<SentLines.Line> lines) {
        var seenIn = new HashMap<String, Integer>();
        var references = new ArrayList<String>();
        var faults = new ArrayList<Violation>();
        for (var line : lines) {
            var pointer = SentLines.pointer(line.number());
            var read = tree(line.text());
            var reference = read.map(node -> node.path("reference").textValue()).orElse(null);
            if (read.isEmpty()) {
                faults.add(Violation.of(pointer, "LINE_UNREADABLE", null));
            } else if (reference == null) {
                faults.add(Violation.of(pointer + "/reference", "REQUIRED", null));
            } else if (!REFERENCE.matcher(reference).matches()) {
                faults.add(Violation.of(pointer + "/reference", "PATTERN", null));
            } else if (seenIn.putIfAbsent(reference, line.number()) instanceof Integer before) {
                faults.add(Violation.of(pointer + "/reference", "REFERENCE_REPEATED", null, before));
            }
            references.add(reference);
        }
        if (!faults.isEmpty()) {
            throw invalid(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        }
        return references;
    }

    private Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(strict.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    BulkLine line(String text) {
        var line = read(text);
        var faults = new ArrayList<>(LineFaults.of(validator.validate(line)));
        faults.addAll(partsThatDoNotFit(line));
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return line;
    }

    private BulkLine read(String text) {
        try {
            return strict.readValue(text, BulkLine.class);
        } catch (JsonProcessingException fault) {
            throw LineFaults.of(fault)
                    .map(one -> invalid(List.of(one)))
                    .orElseGet(() -> new ProblemException(CommonProblem.MALFORMED_REQUEST));
        }
    }

    private static List<Violation> partsThatDoNotFit(BulkLine line) {
        var faults = new ArrayList<Violation>();
        if (line.orderId() == null) {
            require(faults, "/typeCheck", line.typeCheck());
            refuse(faults, "/ifMatch", line.ifMatch());
        } else {
            require(faults, "/ifMatch", line.ifMatch());
            require(faults, "/submission", line.submission());
            refuse(faults, "/typeCheck", line.typeCheck());
            refuse(faults, "/subject", line.subject());
            refuse(faults, "/service", line.service());
        }
        return faults;
    }

    private static void require(List<Violation> faults, String pointer, Object part) {
        if (part == null) {
            faults.add(Violation.of(pointer, "REQUIRED", null));
        }
    }

    private static void refuse(List<Violation> faults, String pointer, Object part) {
        if (part != null) {
            faults.add(Violation.of(pointer, "NOT_IN_THIS_LINE", null));
        }
    }

    private static ProblemException invalid(List<Violation> faults) {
        return new ProblemException(CommonProblem.INVALID_FIELD, faults.size()).with(faults);
    }
}
