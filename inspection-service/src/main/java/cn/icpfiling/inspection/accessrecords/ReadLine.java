package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.lines.LineReader;
import cn.icpfiling.platform.web.lines.RequestLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a line, and refuses what the line alone shows to be wrong. */
@ApplicationScoped
class ReadLine {

    private static final Pattern REFERENCE = Pattern.compile(AccessLine.REFERENCE);

    private final LineReader reader;
    private final Clock clock;
    private final Duration clocksDiffer;

    ReadLine(
            LineReader reader,
            Clock clock,
            @ConfigProperty(name = "icp.access-records.clocks-differ") Duration clocksDiffer) {
        this.reader = reader;
        this.clock = clock;
        this.clocksDiffer = clocksDiffer;
    }

    /** A line with nothing wrong in it. */
    record Reported(String reference, String domain, SeenTimes times) {}

    Reported reported(RequestLine line) {
        var said = read(line);
        LineReader.refuse(reader.faults(said));
        var now = clock.instant();
        var faults = new ArrayList<Violation>();
        if (said.lastSeen().isBefore(said.firstSeen())) {
            faults.add(fault("/lastSeen", AccessRecordFault.SEEN_TIMES_REVERSED));
        }
        if (said.lastSeen().toInstant().isAfter(now.plus(clocksDiffer))) {
            faults.add(fault("/lastSeen", AccessRecordFault.SEEN_IN_THE_FUTURE));
        }
        LineReader.refuse(faults);
        return new Reported(said.reference(), domain(said.domain()), times(said, now));
    }

    /** What a faulty line can be told by; null when it has no reference that could be shown. */
    String referenceOf(RequestLine line) {
        return reader.tree(line)
                .map(node -> node.path("reference").textValue())
                .filter(reference -> REFERENCE.matcher(reference).matches())
                .orElse(null);
    }

    private AccessLine read(RequestLine line) {
        if (reader.tree(line).isEmpty()) {
            throw refused("", AccessRecordFault.LINE_UNREADABLE);
        }
        try {
            return reader.read(line.text(), AccessLine.class);
        } catch (ProblemException refusal) {
            throw refusal.type() == CommonProblem.MALFORMED_REQUEST
                    ? refused("", AccessRecordFault.LINE_UNREADABLE)
                    : refusal;
        }
    }

    private static String domain(String written) {
        try {
            return DomainName.parse(written).ascii();
        } catch (IllegalArgumentException none) {
            throw refused("/domain", AccessRecordFault.DOMAIN_MALFORMED).causedBy(none);
        }
    }

    /**
     * The clock of a provider may be ahead, and the line is not refused for that. But a request that was reported before a
     * notice was not seen after it, so no time is kept that is after the report.
     */
    private static SeenTimes times(AccessLine said, Instant now) {
        return new SeenTimes(micros(said.firstSeen(), now), micros(said.lastSeen(), now));
    }

    private static Instant micros(OffsetDateTime time, Instant now) {
        var at = time.toInstant();
        return (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MICROS);
    }

    static ProblemException refused(String pointer, AccessRecordFault fault, Object... args) {
        return ProblemException.invalid(Violation.of(pointer, fault.name(), null, args));
    }

    private static Violation fault(String pointer, AccessRecordFault fault) {
        return Violation.of(pointer, fault.name(), null);
    }
}
