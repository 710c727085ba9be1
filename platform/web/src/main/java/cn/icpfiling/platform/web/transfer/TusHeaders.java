package cn.icpfiling.platform.web.transfer;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.ProblemType;
import cn.icpfiling.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and writes the headers of the resumable-upload protocol tus 1.0.0. What a service accepts (its greatest length,
 * its metadata, its extensions) stands in the service.
 */
public final class TusHeaders {

    public static final String VERSION = "1.0.0";

    public static final String RESUMABLE = "Tus-Resumable";
    public static final String VERSIONS = "Tus-Version";
    public static final String EXTENSION = "Tus-Extension";
    public static final String LENGTH = "Upload-Length";
    public static final String OFFSET = "Upload-Offset";
    public static final String EXPIRES = "Upload-Expires";
    public static final String CHECKSUM = "Upload-Checksum";
    public static final String METADATA = "Upload-Metadata";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private TusHeaders() {}

    /** @param unsupported the service's refusal of another version, or of none */
    public static void requireVersion(String header, ProblemType unsupported) {
        if (!VERSION.equals(header)) {
            throw new ProblemException(unsupported, VERSION);
        }
    }

    public static long number(String name, String header) {
        if (header == null || header.isBlank()) {
            throw invalid(name, "REQUIRED");
        }
        if (!NUMBER.matcher(header.strip()).matches()) {
            throw invalid(name, "PATTERN");
        }
        return Long.parseLong(header.strip());
    }

    /** Returns the text of a key of Upload-Metadata; an empty text for a value that is not base64. */
    public static Optional<String> metadata(String header, String key) {
        return Optional.ofNullable(header).stream()
                .flatMap(pairs -> Arrays.stream(pairs.split(",")))
                .map(pair -> pair.strip().split(" +", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(key))
                .map(pair -> decoded(pair[1]))
                .findFirst();
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    /** Returns an HTTP date (RFC 9110 5.6.7), whose day has two digits; the JDK's own format writes one for the first nine. */
    public static String date(Instant moment) {
        return HTTP_DATE.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** A refusal of one header. Its value is not repeated: metadata may be personal. */
    public static ProblemException invalid(String name, String code, Object... args) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1)
                .with(List.of(Violation.of("/header/" + name, code, null, args)));
    }
}
