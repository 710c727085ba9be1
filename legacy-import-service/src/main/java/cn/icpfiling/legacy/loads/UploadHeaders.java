package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LoadProblem;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.TextEncoding;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the headers of the resumable-upload protocol tus 1.0.0. File names are not read: they may be personal. */
final class UploadHeaders {
    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String LENGTH = "Upload-Length";
    static final String OFFSET = "Upload-Offset";
    static final String EXPIRES = "Upload-Expires";
    static final String METADATA = "Upload-Metadata";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final long LONGEST = 20L << 30;
    private static final String KINDS =
            Arrays.stream(LoadKind.values()).map(Enum::name).collect(Collectors.joining(", "));
    private static final Map<String, TextEncoding> ENCODINGS =
            Map.of("UTF-8", TextEncoding.UTF_8, "GB18030", TextEncoding.GB18030, "GBK", TextEncoding.GB18030);

    private UploadHeaders() {}

    static void requireVersion(String header) {
        if (!VERSION.equals(header)) {
            throw new ProblemException(LoadProblem.LOAD_UPLOAD_VERSION, VERSION);
        }
    }

    static long length(String header) {
        var length = number(LENGTH, header);
        if (length == 0) {
            throw invalid(LENGTH, "PATTERN");
        }
        if (length > LONGEST) {
            throw new ProblemException(CommonProblem.BODY_TOO_LARGE, LONGEST);
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

    static LoadKind kind(String metadata) {
        return value(metadata, "kind")
                .flatMap(name -> Arrays.stream(LoadKind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> invalid(METADATA + "/kind", "UNKNOWN_VALUE", KINDS));
    }

    /** Returns null if the file's bytes decide. */
    static TextEncoding encoding(String metadata) {
        var named = value(metadata, "encoding");
        if (named.isEmpty()) {
            return null;
        }
        return Optional.ofNullable(ENCODINGS.get(named.get()))
                .orElseThrow(() -> invalid(METADATA + "/encoding", "UNKNOWN_VALUE", "UTF-8, GB18030, GBK"));
    }

    private static Optional<String> value(String metadata, String key) {
        return Optional.ofNullable(metadata).stream()
                .flatMap(pairs -> Arrays.stream(pairs.split(",")))
                .map(pair -> pair.strip().split(" +", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(key))
                .map(pair -> decoded(pair[1]))
                .findFirst();
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static ProblemException invalid(String name, String code, Object... args) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1)
                .with(List.of(Violation.of("/header/" + name, code, null, args)));
    }
}
