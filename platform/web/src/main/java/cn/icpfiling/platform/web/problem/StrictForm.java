package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.json.StrictRequests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.List;

/** Reads a part of a request as strictly as the framework reads a whole one, and refuses it with the same codes. */
@Singleton
public final class StrictForm {

    private final ObjectMapper strict;
    private final Validator validator;

    StrictForm(ObjectMapper tolerant, Validator validator) {
        this.strict = new StrictRequests(tolerant).getContext(Object.class);
        this.validator = validator;
    }

    /** Throws a 400 that names the first unreadable value, else all violations. */
    public <T> T read(JsonNode part, Class<T> type) {
        T read;
        try {
            read = strict.treeToValue(part, type);
        } catch (JsonProcessingException fault) {
            throw JsonFaults.refusal(fault);
        }
        if (read == null) {
            throw invalid(List.of(Violation.of("", "MISSING_BODY", null)));
        }
        var faults = validator.validate(read);
        if (!faults.isEmpty()) {
            throw invalid(BeanViolations.errors(faults));
        }
        return read;
    }

    private static ProblemException invalid(List<Violation> errors) {
        return new ProblemException(CommonProblem.INVALID_FIELD, errors.size()).with(errors);
    }
}
