package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** Reads and writes the headers of the resumable-upload protocol tus 1.0.0. */
final class TusHeaders {

    static final String VERSION = "1.0.0";
    static final String EXTENSIONS = "creation,expiration,checksum,termination";

    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSIONS = "Tus-Version";
    static final String LENGTH = "Upload-Length";
    static final String OFFSET = "Upload-Offset";
    static final String EXPIRES = "Upload-Expires";
    static final String CHECKSUM = "Upload-Checksum";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private TusHeaders() {}

    static void requireVersion(String header) {
        if (!VERSION.equals(header)) {
            throw new ProblemException(FilingProblem.UPLOAD_VERSION_UNSUPPORTED, VERSION);
        }
    }

    /** The length of the whole upload; its sender must know it. */
    static long length(String header) {
        var length = number(LENGTH, header);
        if (length == 0) {
            throw new ProblemException(FilingProblem.MATERIAL_EMPTY);
        }
        if (length > TakePaper.MOST_BYTES) {
            throw new ProblemException(CommonProblem.BODY_TOO_LARGE, TakePaper.MOST_BYTES);
        }
        return length;
    }

    static long number(String name, String header) {
        if (header == null || header.isBlank()) {
            throw invalid(name, "REQUIRED");
        }
        if (!NUMBER.matcher(header.strip()).matches()) {
            throw invalid(name, "PATTERN");
        }
        return Long.parseLong(header.strip());
    }

    static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    static ProblemException invalid(String name, String code, Object... args) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1)
                .with(List.of(Violation.of("/header/" + name, code, null, args)));
    }
}
