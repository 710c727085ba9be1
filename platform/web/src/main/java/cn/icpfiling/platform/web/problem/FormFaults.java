package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds every fault in the form of a JSON body. Jackson stops at the first. So this class removes the faulty value and
 * reads again, until the rest can be read and validated. Only refused requests pay for it.
 */
@Singleton
final class FormFaults {

    private static final int MOST = 50;

    private final Validator validator;

    FormFaults(Validator validator) {
        this.validator = validator;
    }

    ProblemException all(JsonMappingException first, byte[] body, JavaType type, ObjectMapper mapper)
            throws IOException {
        var refusal = JsonFaults.refusal(first);
        if (refusal.type() != CommonProblem.INVALID_FIELD || first.getPath().isEmpty()) {
            return refusal;
        }
        var faults = new ArrayList<>(refusal.violations());
        var rest = mapper.readTree(body);
        var fault = first;
        while (faults.size() < MOST && emptied(rest, fault)) {
            try {
                faults.addAll(violations(mapper.readerFor(type).readValue(rest), faults));
                break;
            } catch (JsonMappingException next) {
                var more = JsonFaults.refusal(next);
                if (more.type() != CommonProblem.INVALID_FIELD) {
                    return more;
                }
                more.violations().stream().filter(one -> !isTold(one, faults)).forEach(faults::add);
                fault = next;
            }
        }
        faults.sort(Comparator.comparing(Violation::pointer).thenComparing(Violation::code));
        var told = faults.subList(0, Math.min(faults.size(), BeanViolations.MOST_TOLD));
        return ProblemException.invalid(List.copyOf(told)).causedBy(first);
    }

    private List<Violation> violations(Object readable, List<Violation> faults) {
        return validator.validate(readable).stream()
                .map(BeanViolations::error)
                .filter(one -> !isTold(one, faults))
                .toList();
    }

    /** Checks whether a violation only results from a removed value. */
    private static boolean isTold(Violation violation, List<Violation> faults) {
        return faults.stream()
                .map(Violation::pointer)
                .anyMatch(told -> violation.pointer().equals(told)
                        || violation.pointer().startsWith(told + "/")
                        || told.startsWith(violation.pointer() + "/"));
    }

    /** Returns whether a value was removed. If not, reading again would stop at the same fault. */
    private static boolean emptied(JsonNode body, JsonMappingException fault) {
        var path = fault.getPath();
        var holder = body;
        for (var step : path.subList(0, path.size() - 1)) {
            holder = step.getFieldName() == null ? holder.path(step.getIndex()) : holder.path(step.getFieldName());
        }
        var place = path.getLast();
        var empty = standIn(fault);
        return switch (holder) {
            case ObjectNode object
            when fault instanceof UnrecognizedPropertyException -> object.remove(place.getFieldName()) != null;
            case ObjectNode object
            when place.getFieldName() != null -> !empty.equals(object.replace(place.getFieldName(), empty));
            case ArrayNode array
            when place.getIndex() >= 0 && place.getIndex() < array.size() ->
                !empty.equals(array.set(place.getIndex(), empty));
            default -> false;
        };
    }

    private static JsonNode standIn(JsonMappingException fault) {
        var type = fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null || !type.isPrimitive()) {
            return NullNode.instance;
        }
        return type == boolean.class ? BooleanNode.FALSE : IntNode.valueOf(0);
    }
}
