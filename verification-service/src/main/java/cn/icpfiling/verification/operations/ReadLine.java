package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.json.StrictRequests;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.sources.Holder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads lines as strictly as the framework reads requests, and names faults of form with the same codes. */
@ApplicationScoped
class ReadLine {

    private static final Pattern REFERENCE = Pattern.compile(DomainLine.REFERENCE);

    private final ObjectMapper strict;
    private final Validator validator;

    ReadLine(ObjectMapper tolerant, Validator validator) {
        this.strict = new StrictRequests(tolerant).getContext(DomainLine.class);
        this.validator = validator;
    }

    /** A line with nothing wrong in it. */
    record Asked(String reference, DomainToCheck domain, LineEntry entry) {}

    /** The common holder that this line names; empty when it is a line like others. A fault refuses the body. */
    Optional<Holder> commonHolder(SentLines.Line line) {
        var names = tree(line).filter(node -> node.has(CommonHolder.FIELD)).isPresent();
        return names ? Optional.of(readCommonHolder(line)) : Optional.empty();
    }

    private Holder readCommonHolder(SentLines.Line line) {
        try {
            return valid(strict.readValue(line.text(), CommonHolder.class)).holder();
        } catch (JsonProcessingException fault) {
            throw inTheBody(line, invalid(List.of(LineFaults.of(fault))));
        } catch (ProblemException faulty) {
            throw inTheBody(line, faulty);
        }
    }

    private static ProblemException inTheBody(SentLines.Line line, ProblemException faulty) {
        return invalid(faulty.violations().stream()
                        .map(one -> new Violation(
                                SentLines.pointer(line.number()) + one.pointer(), one.code(), one.rule(), one.args()))
                        .toList())
                .causedBy(faulty);
    }

    /** @param common null when there is none */
    Asked asked(SentLines.Line line, Holder common) {
        var said = valid(read(line));
        var domain = DomainToCheck.parse(said.domain())
                .orElseThrow(() -> invalid(List.of(DomainToCheck.fault(said.domain(), "/domain"))));
        var holder = said.namesNoHolder() && common != null ? common : ownHolder(said);
        return new Asked(said.reference(), domain, new LineEntry(holder, said.orderTypeOrDefault()));
    }

    private static Holder ownHolder(DomainLine said) {
        var faults = new ArrayList<Violation>();
        require(faults, "/holderName", said.holderName());
        require(faults, "/certificateType", said.certificateType());
        require(faults, "/certificateNumber", said.certificateNumber());
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        new MaskedValues()
                .at("/holderName", said.holderName())
                .at("/certificateNumber", said.certificateNumber())
                .refuse();
        return said.holder();
    }

    /** What a faulty line can be told by; null when it has no reference that could be shown. */
    String referenceOf(SentLines.Line line) {
        return tree(line)
                .map(node -> node.path("reference").textValue())
                .filter(reference -> REFERENCE.matcher(reference).matches())
                .orElse(null);
    }

    private Optional<JsonNode> tree(SentLines.Line line) {
        try {
            return line.text() == null
                    ? Optional.empty()
                    : Optional.of(strict.readTree(line.text())).filter(JsonNode::isObject);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private DomainLine read(SentLines.Line line) {
        if (tree(line).isEmpty()) {
            throw invalid(List.of(Violation.of("", "LINE_UNREADABLE", null)));
        }
        try {
            return strict.readValue(line.text(), DomainLine.class);
        } catch (JsonProcessingException fault) {
            throw invalid(List.of(LineFaults.of(fault)));
        }
    }

    private <T> T valid(T said) {
        var faults = LineFaults.of(validator.validate(said));
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return said;
    }

    private static void require(List<Violation> faults, String pointer, Object part) {
        if (part == null) {
            faults.add(Violation.of(pointer, "REQUIRED", null));
        }
    }

    static ProblemException invalid(List<Violation> faults) {
        return new ProblemException(CommonProblem.INVALID_FIELD, faults.size()).with(faults);
    }
}
