package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.lines.LineReader;
import cn.icpfiling.platform.web.lines.RequestLine;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.sources.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the lines of domain operations. */
@ApplicationScoped
class ReadLine {

    private static final Pattern REFERENCE = Pattern.compile(DomainLine.REFERENCE);

    private final LineReader reader;

    ReadLine(LineReader reader) {
        this.reader = reader;
    }

    /** A line with nothing wrong in it. */
    record Asked(String reference, DomainToCheck domain, LineEntry entry) {}

    /** The common holder that this line names; empty when it is a line like others. A fault refuses the body. */
    Optional<Holder> commonHolder(RequestLine line) {
        var names =
                reader.tree(line).filter(node -> node.has(CommonHolder.FIELD)).isPresent();
        return names ? Optional.of(readCommonHolder(line)) : Optional.empty();
    }

    private Holder readCommonHolder(RequestLine line) {
        try {
            var said = valid(read(line, CommonHolder.class));
            new MaskedValues()
                    .at("/commonHolder/holderName", said.commonHolder().holderName())
                    .at("/commonHolder/certificateNumber", said.commonHolder().certificateNumber())
                    .refuse();
            return said.holder();
        } catch (ProblemException faulty) {
            throw ProblemException.invalid(
                            faulty.violations().stream().map(line::inTheBody).toList())
                    .causedBy(faulty);
        }
    }

    /** @param common null when there is none */
    Asked asked(RequestLine line, Holder common) {
        var said = valid(readDomain(line));
        var domain = DomainToCheck.parse(said.domain())
                .orElseThrow(() -> ProblemException.invalid(DomainToCheck.fault(said.domain(), "/domain")));
        var holder = said.namesNoHolder() && common != null ? common : ownHolder(said);
        return new Asked(said.reference(), domain, new LineEntry(holder, said.orderTypeOrDefault()));
    }

    private static Holder ownHolder(DomainLine said) {
        var faults = new ArrayList<Violation>();
        require(faults, "/holderName", said.holderName());
        require(faults, "/certificateType", said.certificateType());
        require(faults, "/certificateNumber", said.certificateNumber());
        LineReader.refuse(faults);
        new MaskedValues()
                .at("/holderName", said.holderName())
                .at("/certificateNumber", said.certificateNumber())
                .refuse();
        return said.holder();
    }

    /** What a faulty line can be told by; null when it has no reference that could be shown. */
    String referenceOf(RequestLine line) {
        return reader.tree(line)
                .map(node -> node.path("reference").textValue())
                .filter(reference -> REFERENCE.matcher(reference).matches())
                .orElse(null);
    }

    private DomainLine readDomain(RequestLine line) {
        if (reader.tree(line).isEmpty()) {
            throw unreadable();
        }
        return read(line, DomainLine.class);
    }

    private <T> T read(RequestLine line, Class<T> type) {
        try {
            return reader.read(line.text(), type);
        } catch (ProblemException refusal) {
            throw refusal.type() == CommonProblem.MALFORMED_REQUEST ? unreadable() : refusal;
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid(Violation.of("", "LINE_UNREADABLE", null));
    }

    private <T> T valid(T said) {
        LineReader.refuse(reader.faults(said));
        return said;
    }

    private static void require(List<Violation> faults, String pointer, Object part) {
        if (part == null) {
            faults.add(Violation.of(pointer, "REQUIRED", null));
        }
    }
}
