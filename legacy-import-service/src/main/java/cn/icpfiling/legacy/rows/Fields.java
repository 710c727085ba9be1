package cn.icpfiling.legacy.rows;

import cn.icpfiling.legacy.rows.LoadColumn.Form;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.personaldata.Masks;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields of one row. Each reader returns null and notes the fault if the value is not sound. */
final class Fields {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,190}");
    /** No site was filed before; a much earlier moment would not fit its column. */
    private static final Instant EARLIEST = Instant.parse("1989-12-31T16:00:00Z");

    private static final Map<String, Boolean> BOOLEANS = Map.ofEntries(
            Map.entry("1", true),
            Map.entry("0", false),
            Map.entry("Y", true),
            Map.entry("N", false),
            Map.entry("y", true),
            Map.entry("n", false),
            Map.entry("true", true),
            Map.entry("false", false),
            Map.entry("TRUE", true),
            Map.entry("FALSE", false),
            Map.entry("是", true),
            Map.entry("否", false));

    private final RawRow raw;
    private final LoadKind kind;
    private final Instant now;
    private final List<RowFault> faults = new ArrayList<>();

    Fields(RawRow raw, LoadKind kind, Instant now) {
        this.raw = raw;
        this.kind = kind;
        this.now = now;
    }

    List<RowFault> faults() {
        return faults;
    }

    void fault(String column, FaultCode code) {
        faults.add(new RowFault(column, code, ShownValue.of(column(column), raw.values()[kind.place(column)])));
    }

    private LoadColumn column(String name) {
        return kind.columns().get(kind.place(name));
    }

    /** Checks what holds for every field: required, length, masks and control characters. */
    void checkAll() {
        for (var place = 0; place < kind.columns().size(); place++) {
            var column = kind.columns().get(place);
            var value = raw.values()[place];
            if (value == null) {
                if (column.required()) {
                    fault(column.name(), FaultCode.REQUIRED);
                }
            } else if (isTooLong(column, value)) {
                fault(column.name(), FaultCode.TOO_LONG);
            } else if (column.form() != Form.CODE
                    && column.form() != Form.SECRET
                    && column.form() != Form.TEXT
                    && Masks.isMasked(value)) {
                fault(column.name(), FaultCode.MASKED_VALUE);
            } else if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                fault(column.name(), FaultCode.CONTROL_CHARACTER);
            }
        }
    }

    /** Mail addresses and secrets have columns of bytes, so their bytes are counted too. */
    private static boolean isTooLong(LoadColumn column, String value) {
        return value.codePointCount(0, value.length()) > column.longest()
                || (column.form() == Form.MAIL || column.form() == Form.SECRET)
                        && value.getBytes(StandardCharsets.UTF_8).length > column.longest();
    }

    /** Returns the value as it is; a code in normal width. */
    String text(String column) {
        var place = kind.place(column);
        var value = raw.values()[place];
        return value != null && kind.columns().get(place).form() == Form.CODE ? narrow(value) : value;
    }

    private static String narrow(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0x7E) {
                return Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
            }
        }
        return value;
    }

    String id(String column) {
        return matching(column, ID, FaultCode.ID_MALFORMED);
    }

    String matching(String column, Pattern pattern, FaultCode code) {
        var value = text(column);
        if (value == null || pattern.matcher(value).matches()) {
            return value;
        }
        fault(column, code);
        return null;
    }

    String mail(String column) {
        return matching(column, MAIL, FaultCode.MAIL_MALFORMED);
    }

    Long number(String column) {
        var value = text(column);
        if (value == null) {
            return null;
        }
        if (value.length() > 18 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            fault(column, FaultCode.NUMBER_MALFORMED);
            return null;
        }
        return Long.parseLong(value);
    }

    Integer small(String column) {
        var value = number(column);
        if (value != null && value > 999) {
            fault(column, FaultCode.CODE_UNKNOWN);
            return null;
        }
        return value == null ? null : value.intValue();
    }

    Boolean bool(String column) {
        var value = text(column);
        var known = value == null ? null : BOOLEANS.get(value);
        if (value != null && known == null) {
            fault(column, FaultCode.BOOLEAN_MALFORMED);
        }
        return known;
    }

    Instant moment(String column) {
        var value = text(column);
        if (value == null) {
            return null;
        }
        var moment = Moments.parse(value);
        if (moment.isEmpty() || moment.get().isBefore(EARLIEST)) {
            fault(column, FaultCode.MOMENT_MALFORMED);
            return null;
        }
        if (moment.get().isAfter(now)) {
            fault(column, FaultCode.MOMENT_IN_FUTURE);
        }
        return moment.get();
    }

    List<String> list(String column) {
        var value = text(column);
        return value == null
                ? List.of()
                : Pattern.compile("[;；]")
                        .splitAsStream(value)
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    String domain(String column) {
        var value = text(column);
        try {
            return value == null ? null : DomainName.parse(value).ascii();
        } catch (IllegalArgumentException malformed) {
            fault(column, FaultCode.DOMAIN_MALFORMED);
            return null;
        }
    }

    FilingNumber filingNumber(String column, boolean ofSubject) {
        var value = text(column);
        if (value == null) {
            return null;
        }
        var number = FilingNumber.tryParse(value).filter(known -> known.isSubject() == ofSubject);
        if (number.isEmpty()) {
            fault(column, FaultCode.FILING_NUMBER_MALFORMED);
        }
        return number.orElse(null);
    }

    /** Returns the certificate number in its canonical form. */
    String certificate(String column, Integer type) {
        var value = text(column);
        if (value == null || type == null) {
            return null;
        }
        var check = CertificateCheck.of(type, value, LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")));
        if (check.fault() != null) {
            fault(column, check.fault());
        }
        return check.normalized();
    }
}
