package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.lines.LineReader;
import cn.icpfiling.platform.web.lines.RequestLine;
import cn.icpfiling.platform.web.lines.RequestLines;
import cn.icpfiling.platform.web.problem.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lines of bulk orders. */
@ApplicationScoped
class ReadLine {

    private static final Pattern REFERENCE = Pattern.compile(BulkLine.REFERENCE);
    private static final int MOST_FAULTS = 100;
    private static final Set<String> OF_LATER_RELEASES = Set.of("UNKNOWN_FIELD", "UNKNOWN_VALUE");

    private final LineReader reader;
    private final Problems problems;
    private final Wording wording;

    ReadLine(LineReader reader, Problems problems, Wording wording) {
        this.reader = reader;
        this.problems = problems;
        this.wording = wording;
    }

    /**
     * All lines of a body. A result can only be told of a line that has a reference, and each only once, so a body with other lines is
     * refused as a whole. Any other fault is the result of its line. One of the form is told here, so that a worker that does not know a
     * member of a stored line is of an earlier release than the replica that took the line ({@link #isOfALaterRelease}).
     */
    List<StagedLine> lines(RequestLines sent) {
        var seenIn = new HashMap<String, Integer>();
        var lines = new ArrayList<StagedLine>();
        var faults = new ArrayList<Violation>();
        for (var line = sent.next(); line.isPresent(); line = sent.next()) {
            lines.add(staged(line.get(), seenIn, faults));
        }
        sent.requireSome();
        LineReader.refuse(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        return lines;
    }

    private StagedLine staged(RequestLine line, Map<String, Integer> seenIn, List<Violation> faults) {
        var read = reader.tree(line);
        var reference = read.map(ReadLine::reference).orElse(null);
        var pointer = line.pointer();
        if (read.isEmpty()) {
            faults.add(Violation.of(pointer, "LINE_UNREADABLE", null));
        } else if (reference == null) {
            faults.add(Violation.of(pointer + "/reference", "REQUIRED", null));
        } else if (!REFERENCE.matcher(reference).matches()) {
            faults.add(Violation.of(pointer + "/reference", "PATTERN", null));
        } else if (seenIn.putIfAbsent(reference, line.number()) instanceof Integer before) {
            faults.add(Violation.of(pointer + "/reference", "REFERENCE_REPEATED", null, before));
        }
        return read.isEmpty() ? StagedLine.accepted(line.number(), null, null, null) : formed(line, reference);
    }

    private StagedLine formed(RequestLine line, String reference) {
        try {
            reader.read(line.text(), BulkLine.class);
            return StagedLine.accepted(line.number(), reference, reference, line.text());
        } catch (ProblemException malformed) {
            return StagedLine.refused(
                    line.number(), reference, problems.describe(malformed, wording.locale(), TraceContext.id()));
        }
    }

    /** Whether a worker refused a stored line because of a member or a constant that this release does not know. */
    static boolean isOfALaterRelease(ProblemException refusal) {
        return refusal.violations().stream().map(Violation::code).anyMatch(OF_LATER_RELEASES::contains);
    }

    private static String reference(JsonNode line) {
        return line.path("reference").textValue();
    }

    BulkLine line(String text) {
        var line = reader.read(text, BulkLine.class);
        var faults = new ArrayList<>(reader.faults(line));
        faults.addAll(partsThatDoNotFit(line));
        LineReader.refuse(faults);
        return line;
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
}
